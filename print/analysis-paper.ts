import { type Drawing, rect, type Shape, text, type Weight } from './drawing.ts'
import { drawLines, fitText } from './fit-text.ts'
import { A4, MM, toPdf } from './pdf.ts'
import { COLOURS } from './theme.ts'

/** A table of the paper: a name and up to three columns of figures, as they are written. */
export interface PaperTable {
  title: string
  columns: readonly string[]
  rows: ReadonlyArray<{ name: string; cells: readonly string[] }>
}

export interface AnalysisPaper {
  title: string
  organisation: string
  period: string
  /** what it is based on, and what a dash means */
  basis: string
  tables: readonly PaperTable[]
  /** words at the foot of a page */
  page: (page: number, pages: number) => string
}

const INK = COLOURS.light
const LEFT = 20 * MM
const RIGHT = A4.width - 15 * MM
const TOP = 18 * MM
const BOTTOM = A4.height - 20 * MM
const COLUMN = 29 * MM
const ROW = 17
const NAME_SIZE = 10.5

/** The analysis of a quarter as pages A4: as many as its tables need, each with a heading of its columns. */
export function drawAnalysis(paper: AnalysisPaper): Drawing[] {
  const pages: Shape[][] = [[]]
  let y = TOP
  const put = (...shapes: Shape[]) => pages.at(-1)?.push(...shapes)
  const write = (words: string, size: number, weight: Weight, fill: string) => {
    const box = { width: RIGHT - LEFT, lines: 4, size, smallest: size * 0.75, weight }
    const drawn = drawLines(fitText(words, box), { x: LEFT, y, weight, fill })
    put(...drawn.shapes)
    y = drawn.bottom + 4
  }
  write(paper.organisation, 17, 'bold', INK.band)
  write(paper.title, 13, 'bold', INK.text)
  write(paper.period, 12, 'regular', INK.text)
  write(paper.basis, 9, 'regular', INK.dim)
  for (const table of paper.tables) {
    // A heading alone at the foot of a page is of no use.
    if (y + 5 * ROW > BOTTOM) {
      pages.push([])
      y = TOP
    }
    y += 10
    write(table.title, 12.5, 'bold', INK.band)
    put(...headShapes(table, y))
    y += ROW + 2
    for (const [at, row] of table.rows.entries()) {
      if (y + ROW > BOTTOM) {
        pages.push([])
        y = TOP
        put(...headShapes(table, y))
        y += ROW + 2
      }
      if (at % 2 === 1) put(rect(LEFT, y, RIGHT - LEFT, ROW, INK.page))
      put(...rowShapes(row.name, row.cells, table.columns.length, y))
      y += ROW
    }
  }
  return pages.map((shapes, at) => ({
    ...A4,
    shapes: [
      ...shapes,
      text(RIGHT, A4.height - 10 * MM, paper.page(at + 1, pages.length), 9, INK.dim, 'regular', 'end'),
    ],
  }))
}

export function analysisPdf(paper: AnalysisPaper): Promise<Buffer> {
  return toPdf(drawAnalysis(paper), `${paper.title}: ${paper.organisation}`)
}

function headShapes({ columns }: PaperTable, y: number): Shape[] {
  return [
    ...columns.map((words, at) =>
      text(columnRight(at, columns.length), y + 12, words, 9, INK.dim, 'regular', 'end'),
    ),
    { kind: 'line', x1: LEFT, y1: y + ROW, x2: RIGHT, y2: y + ROW, stroke: INK.line, width: 1 },
  ]
}

function rowShapes(name: string, cells: readonly string[], columns: number, y: number): Shape[] {
  const width = RIGHT - LEFT - columns * COLUMN - 6
  const box = { width, lines: 1, size: NAME_SIZE, smallest: 8, weight: 'regular' as const }
  const label = fitText(name, box)
  return [
    text(LEFT + 3, y + 12, label.lines[0] ?? '', label.size, INK.text, 'regular', 'start'),
    ...cells.map((cell, at) =>
      text(columnRight(at, columns) - 3, y + 12, cell, 10.5, INK.text, 'regular', 'end'),
    ),
  ]
}

function columnRight(at: number, columns: number): number {
  return RIGHT - (columns - 1 - at) * COLUMN
}
