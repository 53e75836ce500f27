import { BANDS, bandColours } from './coverage-colours.ts'
import { type Drawing, rect, type Shape, text } from './drawing.ts'
import { drawLines, fitText } from './fit-text.ts'
import { COLOURS, type Colours, type Theme } from './theme.ts'

export interface RegionTile {
  short: string
  column: number
  row: number
  /** coverage in per cent; null: not known */
  pct: number | null
}

export interface RegionTiles {
  title: string
  /** the day of the figures */
  subtitle: string
  tiles: readonly RegionTile[]
  /** what the colours mean: a text for each band, and for what is not known */
  legend: readonly string[]
}

const WIDTH = 960
const MARGIN = 24
const GAP = 6
const COLUMNS = 9
const TILE = (WIDTH - 2 * MARGIN - (COLUMNS - 1) * GAP) / COLUMNS
const TOP = 128
const LEGEND = 52

/** All regions as tiles coloured by coverage, each with its short name and figure: colour alone says nothing. */
export function drawRegionTiles(of: RegionTiles, theme: Theme): Drawing {
  const colours = COLOURS[theme]
  const rows = Math.max(0, ...of.tiles.map(({ row }) => row)) + 1
  const legendTop = TOP + rows * (TILE + GAP) + 14
  const legendRows = Math.ceil(of.legend.length / 3)
  const height = legendTop + legendRows * LEGEND + MARGIN
  const title = { width: WIDTH - 2 * MARGIN, lines: 1, size: 38, smallest: 28, weight: 'bold' as const }
  const heading = { x: MARGIN, y: 22, weight: 'bold' as const, fill: colours.text }
  return {
    width: WIDTH,
    height,
    shapes: [
      rect(0, 0, WIDTH, height, colours.page),
      ...drawLines(fitText(of.title, title), heading).shapes,
      text(MARGIN, 104, of.subtitle, 28, colours.dim),
      ...of.tiles.flatMap((tile) => tileShapes(tile, theme)),
      ...of.legend.flatMap((words, at) => legendShapes(words, at, legendTop, colours, theme)),
    ],
  }
}

function tileShapes({ short, column, row, pct }: RegionTile, theme: Theme): Shape[] {
  const { fill, text: ink } = bandColours(pct, theme)
  const [x, y] = [MARGIN + column * (TILE + GAP), TOP + row * (TILE + GAP)]
  const middle = x + TILE / 2
  const name = fitText(short, { width: TILE - 8, lines: 1, size: 33, smallest: 20, weight: 'bold' })
  return [
    rect(x, y, TILE, TILE, fill, 10),
    text(middle, y + 46, name.lines[0] ?? '', name.size, ink, 'bold', 'middle'),
    text(middle, y + 80, pct === null ? '—' : String(Math.floor(pct)), 28, ink, 'regular', 'middle'),
  ]
}

function legendShapes(words: string, at: number, top: number, colours: Colours, theme: Theme): Shape[] {
  const { fill } = bandColours(BANDS[at]?.from ?? null, theme)
  const x = MARGIN + (at % 3) * ((WIDTH - 2 * MARGIN) / 3)
  const y = top + Math.floor(at / 3) * LEGEND
  return [rect(x, y, 34, 34, fill, 6), text(x + 46, y + 26, words, 26, colours.text)]
}
