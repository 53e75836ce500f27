import { bandColours } from './coverage-colours.ts'
import { type Drawing, rect, type Shape, text } from './drawing.ts'
import { drawLines, fitText } from './fit-text.ts'
import { COLOURS, type Colours, type Theme } from './theme.ts'
import { drawTrend, TREND_HEIGHT, type TrendPoint } from './trend.ts'

export interface ChartBar {
  name: string
  /** coverage in per cent; null: not known */
  pct: number | null
  /** the same as it is written */
  written: string
}

export interface SummaryChart {
  title: string
  /** the day of the figures */
  subtitle: string
  trendTitle: string
  /** figures of the organisation itself, oldest first; drawn from two on */
  trend: readonly TrendPoint[]
  barsTitle: string
  bars: readonly ChartBar[]
  /** how many more there are, in words; undefined: these are all */
  more: string | undefined
}

const WIDTH = 900
const MARGIN = 32
const ROOM = WIDTH - 2 * MARGIN
const HEAD = 152
const SECTION = 60
const BAR_ROW = 74
/** Room of a bar of 100 %; the figure stands beside it. */
const FULL = 660

/** The own figures over time, and the organisations below as bars. */
export function drawSummaryChart(chart: SummaryChart, theme: Theme): Drawing {
  const colours = COLOURS[theme]
  const trended = chart.trend.length > 1
  const barsTop = HEAD + (trended ? SECTION + TREND_HEIGHT : 0)
  const bars = chart.bars.length > 0
  const height =
    barsTop + (bars ? SECTION + chart.bars.length * BAR_ROW + (chart.more ? 44 : 0) : 0) + MARGIN / 2
  const box = { width: ROOM, lines: 2, size: 38, smallest: 28, weight: 'bold' as const }
  const heading = { x: MARGIN, y: 18, weight: 'bold' as const, fill: colours.text }
  const title = drawLines(fitText(chart.title, box), heading)
  return {
    width: WIDTH,
    height,
    shapes: [
      rect(0, 0, WIDTH, height, colours.page),
      ...title.shapes,
      text(MARGIN, title.bottom + 28, chart.subtitle, 26, colours.dim),
      ...(trended ? [text(MARGIN, HEAD + 36, chart.trendTitle, 30, colours.text, 'bold')] : []),
      ...(trended ? drawTrend(chart.trend, { left: MARGIN, top: HEAD + SECTION, width: ROOM }, colours) : []),
      ...(bars ? [text(MARGIN, barsTop + 36, chart.barsTitle, 30, colours.text, 'bold')] : []),
      ...chart.bars.flatMap((bar, at) => barShapes(bar, barsTop + SECTION + at * BAR_ROW, colours, theme)),
      ...(bars && chart.more ? [text(MARGIN, height - 32, chart.more, 26, colours.dim)] : []),
    ],
  }
}

function barShapes({ name, pct, written }: ChartBar, top: number, colours: Colours, theme: Theme): Shape[] {
  const label = fitText(name, { width: ROOM, lines: 1, size: 27, smallest: 22, weight: 'regular' })
  const width = Math.max(4, (Math.min(pct ?? 0, 110) / 100) * FULL)
  const { fill } = bandColours(pct, theme)
  return [
    ...drawLines(label, { x: MARGIN, y: top, weight: 'regular', fill: colours.text }).shapes,
    rect(MARGIN, top + 36, FULL, 24, colours.line, 6),
    rect(MARGIN, top + 36, Math.min(width, FULL), 24, fill, 6),
    text(MARGIN + FULL + 16, top + 58, written, 28, colours.text, 'bold'),
  ]
}
