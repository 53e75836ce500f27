import type { Anchor, Drawing, Shape, Weight } from '../drawing.ts'
import { drawLines, fitText } from '../fit-text.ts'
import { textWidth } from '../font.ts'
import { A4, MM } from '../pdf.ts'

/** Margins of office papers: room for holes at the left. */
const LEFT = 30 * MM
const RIGHT = A4.width - 15 * MM
const TOP = 20 * MM
const BOTTOM = A4.height - 18 * MM
/** Sizes that a paper is tried in until it fits a page. */
const SIZES = [12.5, 11.5, 10.5, 9.5, 8.5, 7.5]
const INK = '#000000'
const GREY = '#555555'

export interface Look {
  weight?: Weight
  /** parts of the paper's own size */
  scale?: number
  /** from where on, in parts of the line */
  from?: number
  anchor?: Anchor
  grey?: true
  /** room above, in parts of a line */
  above?: number
}

/** A sheet of paper that is written from top to bottom. */
export class Sheet {
  readonly shapes: Shape[] = []
  #y = TOP

  constructor(readonly size: number) {}

  get isFull(): boolean {
    return this.#y > BOTTOM
  }

  write(text: string, look: Look = {}): void {
    const size = this.size * (look.scale ?? 1)
    const weight = look.weight ?? 'regular'
    const left = LEFT + (RIGHT - LEFT) * (look.from ?? 0)
    this.#y += (look.above ?? 0) * this.size
    const box = { width: RIGHT - left, lines: Number.POSITIVE_INFINITY, size, smallest: size, weight }
    const anchor = look.anchor ?? 'start'
    const x = anchor === 'middle' ? (left + RIGHT) / 2 : left
    const fill = look.grey ? GREY : INK
    const drawn = drawLines(fitText(text, box), { x, y: this.#y, weight, fill, anchor, leading: 1.35 })
    this.shapes.push(...drawn.shapes)
    this.#y = drawn.bottom
  }

  /** A line to write on by hand, after its name. */
  blank(label: string, { from = 0, above = 0.25 }: { from?: number; above?: number } = {}): void {
    const left = LEFT + (RIGHT - LEFT) * from
    // A line without a name is as high as one with it.
    this.write(label || '\u00a0', { from, above })
    const y = this.#y - this.size * 0.3
    const x1 = left + (label === '' ? 0 : textWidth(label, this.size, 'regular') + this.size * 0.4)
    this.shapes.push({ kind: 'line', x1, y1: y, x2: RIGHT, y2: y, stroke: INK, width: 0.6 })
  }

  rule(): void {
    this.#y += this.size * 1.4
    const line = { x1: LEFT, y1: this.#y, x2: RIGHT, y2: this.#y, stroke: GREY, width: 0.6 }
    this.shapes.push({ kind: 'line', ...line, dash: 3 })
    this.#y += this.size * 0.8
  }
}

/** The paper in the largest size that leaves it on one page. */
export function onePage(write: (sheet: Sheet) => void): Drawing {
  const sheets = SIZES.map((size) => {
    const sheet = new Sheet(size)
    write(sheet)
    return sheet
  })
  const chosen = sheets.find((sheet) => !sheet.isFull) ?? sheets[sheets.length - 1]
  return { ...A4, shapes: chosen?.shapes ?? [] }
}
