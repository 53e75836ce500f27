import { type Drawing, rect, type Shape, text } from './drawing.ts'
import { COLOURS, type Colours, type Theme } from './theme.ts'

export interface BonusMonth {
  /** short name of the month */
  label: string
  kopecks: number
}

export interface BonusChart {
  title: string
  /** under the title: the sum, in words of the reader's language */
  subtitle: string
  months: BonusMonth[]
}

const SIZE = { width: 900, height: 560 }
const PLOT = { left: 132, right: 868, top: 150, bottom: 480 }
const KOPECKS = 100
/** Lines of the axis besides its foot, at the most. */
const MOST_LINES = 4

/** Cashback by month as bars over an axis in roubles. */
export function drawBonusChart({ title, subtitle, months }: BonusChart, theme: Theme): Drawing {
  const colours = COLOURS[theme]
  const most = Math.max(0, ...months.map(({ kopecks }) => kopecks)) / KOPECKS
  const step = axisStep(most)
  const top = step * Math.max(1, Math.ceil(most / step))
  return {
    ...SIZE,
    shapes: [
      rect(0, 0, SIZE.width, SIZE.height, colours.page),
      text(32, 62, title, 36, colours.text, 'bold'),
      text(32, 104, subtitle, 27, colours.dim),
      ...axis(step, top, colours),
      ...bars(months, top, colours),
    ],
  }
}

function axis(step: number, top: number, colours: Colours): Shape[] {
  return Array.from({ length: Math.round(top / step) + 1 }, (_, at) => at * step).flatMap(
    (roubles): Shape[] => {
      const y = heightOf(roubles, top)
      const label = roubles.toLocaleString('ru-RU')
      return [
        { kind: 'line', x1: PLOT.left, y1: y, x2: PLOT.right, y2: y, stroke: colours.line, width: 2 },
        {
          kind: 'text',
          x: PLOT.left - 12,
          y: y + 8,
          text: `${label} ₽`,
          size: 22,
          weight: 'regular',
          fill: colours.dim,
          anchor: 'end',
        },
      ]
    },
  )
}

function bars(months: BonusMonth[], top: number, colours: Colours): Shape[] {
  const room = (PLOT.right - PLOT.left) / months.length
  const width = room * 0.62
  return months.flatMap(({ label, kopecks }, at): Shape[] => {
    const middle = PLOT.left + room * (at + 0.5)
    const y = heightOf(Math.max(0, kopecks) / KOPECKS, top)
    const name: Shape = {
      kind: 'text',
      x: middle,
      y: PLOT.bottom + 38,
      text: label,
      size: 22,
      weight: 'regular',
      fill: colours.dim,
      anchor: 'middle',
    }
    if (kopecks <= 0) return [name]
    const height = Math.max(2, PLOT.bottom - y)
    return [
      rect(middle - width / 2, PLOT.bottom - height, width, height, colours.bar, Math.min(6, height / 2)),
      name,
    ]
  })
}

function heightOf(roubles: number, top: number): number {
  return PLOT.bottom - ((PLOT.bottom - PLOT.top) * roubles) / top
}

/** A round number of roubles of which few enough make the highest bar. */
function axisStep(most: number): number {
  for (let power = 1; ; power *= 10)
    for (const part of [1, 2, 5]) if (part * power * MOST_LINES >= most) return part * power
}
