import encodeQR from 'qr'
import { rect, type Shape } from './drawing.ts'

/** Modules of white around a code: what the standard asks for, whatever the colour behind. */
const QUIET = 4
const BLACK = '#000000'
const WHITE = '#ffffff'

/**
 * A QR code on white, no larger than `size` and in the middle of that square. On a screen its modules are whole pixels, so
 * that their edges stay sharp; paper takes the whole square.
 */
export function qrCode(
  content: string,
  x: number,
  y: number,
  size: number,
  on: 'screen' | 'paper' = 'screen',
): Shape[] {
  const rows = encodeQR(content, 'raw', { ecc: 'medium', border: QUIET })
  const module = on === 'screen' ? Math.floor(size / rows.length) : size / rows.length
  const side = module * rows.length
  const left = x + Math.floor((size - side) / 2)
  const top = y + Math.floor((size - side) / 2)
  const d = rows.flatMap((row, line) => runs(row).map(([from, to]) => bar(left, top, line, from, to, module)))
  return [rect(left, top, side, side, WHITE, module), { kind: 'path', d: d.join(''), fill: BLACK }]
}

function bar(left: number, top: number, line: number, from: number, to: number, module: number): string {
  return `M${left + from * module} ${top + line * module}h${(to - from) * module}v${module}h${(from - to) * module}z`
}

/** Where dark modules begin and end in a row. */
function runs(row: boolean[]): Array<[from: number, to: number]> {
  const found: Array<[number, number]> = []
  for (const [at, dark] of row.entries()) {
    const last = found.at(-1)
    if (dark && last?.[1] === at) last[1] = at + 1
    else if (dark) found.push([at, at + 1])
  }
  return found
}
