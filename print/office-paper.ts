import { rect, type Shape } from './drawing.ts'
import { drawLines, fitText } from './fit-text.ts'
import { A4, MM, toPdf } from './pdf.ts'
import { qrCode } from './qr-code.ts'
import { COLOURS } from './theme.ts'
import { say } from './words.ts'

const INK = COLOURS.light
const BAND = 52 * MM
const CODE = 90 * MM
const LINES = ['print.office.step1', 'print.office.step2', 'print.office.once'] as const

/** The one-time link to an office on a sheet A4, to be handed to the chair in person. */
export function officePaper({
  name,
  url,
  until,
}: {
  name: string
  url: string
  until: string
}): Promise<Buffer> {
  const middle = { x: A4.width / 2, weight: 'bold' as const, fill: INK.onBand, anchor: 'middle' as const }
  const width = A4.width - 48 * MM
  const title = { width, lines: 1, size: 26, smallest: 18, weight: 'bold' as const }
  const place = { width, lines: 2, size: 20, smallest: 12, weight: 'bold' as const }
  let y = BAND + CODE + 24 * MM
  const words = [...LINES.map((key) => say(key)), say('print.poster.until', { until })]
  const below: Shape[] = words.flatMap((text) => {
    const fitted = fitText(text, { width, lines: 3, size: 15, smallest: 11, weight: 'regular' })
    const drawn = drawLines(fitted, { x: 24 * MM, y, weight: 'regular', fill: INK.text })
    y = drawn.bottom + 4 * MM
    return drawn.shapes
  })
  const shapes: Shape[] = [
    rect(0, 0, A4.width, BAND, INK.band),
    ...drawLines(fitText(say('print.office.title'), title), { ...middle, y: 10 * MM }).shapes,
    ...drawLines(fitText(name, place), { ...middle, y: 26 * MM }).shapes,
    ...qrCode(url, (A4.width - CODE) / 2, BAND + 14 * MM, CODE, 'paper'),
    ...below,
  ]
  return toPdf([{ ...A4, shapes }], say('print.office.title'))
}
