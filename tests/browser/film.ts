import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import encodeQR from 'qr'
import { TEST_FOLDER } from '../support/database.ts'

const WIDTH = 640
const HEIGHT = 480
const FRAMES = 10
const WHITE = 235
const BLACK = 16
const GREY = 128

/** A film for a browser's camera that shows nothing but this text as a QR; the path of its file. */
export function filmOf(text: string): string {
  const code = encodeQR(text, 'raw', { ecc: 'medium' })
  const scale = Math.floor((HEIGHT * 0.9) / code.length)
  const [left, top] = [WIDTH, HEIGHT].map((side) => Math.floor((side - scale * code.length) / 2))
  const light = Buffer.alloc(WIDTH * HEIGHT, WHITE)
  for (let y = 0; y < scale * code.length; y++)
    for (let x = 0; x < scale * code.length; x++) {
      const isDark = code[Math.floor(y / scale)]?.[Math.floor(x / scale)]
      if (isDark) light[(y + (top ?? 0)) * WIDTH + x + (left ?? 0)] = BLACK
    }
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, Buffer.alloc((WIDTH * HEIGHT) / 2, GREY)])
  const path = join(TEST_FOLDER, `film-${code.length}-${process.pid}.y4m`)
  writeFileSync(
    path,
    Buffer.concat([
      Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip C420jpeg\n`),
      ...Array(FRAMES).fill(frame),
    ]),
  )
  return path
}
