import { type Shape, text } from './drawing.ts'
import type { Colours } from './theme.ts'

export interface TrendPoint {
  /** when, as a number of days from any day on: weeks and months are as far apart as they were */
  day: number
  /** the day as it is written under the line */
  label: string
  value: number
}

export const TREND_HEIGHT = 300
const AXIS = 124
/** Of the words at the axes. */
const SIZE = 24
const PLOT = { top: 24, bottom: 230 }
/** Room of a day that is written under the line. */
const LABEL = 150
/** Room above and below the line, a part of what it spans. */
const ROOM = 0.15

/** One figure over time as a line. It need not begin at nought: what changes in a week would not be seen. */
export function drawTrend(
  points: readonly TrendPoint[],
  at: { left: number; top: number; width: number },
  colours: Colours,
): Shape[] {
  const values = points.map(({ value }) => value)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const spare = Math.max((most - least) * ROOM, 1)
  const [low, high] = [Math.max(0, least - spare), most + spare]
  const left = at.left + AXIS
  const right = at.left + at.width - 24
  const days = points.map(({ day }) => day)
  const first = days[0] ?? 0
  const span = Math.max(1, (days.at(-1) ?? 0) - first)
  const x = (index: number) => left + ((right - left) * ((days[index] ?? 0) - first)) / span
  const y = (value: number) =>
    at.top + PLOT.bottom - ((PLOT.bottom - PLOT.top) * (value - low)) / (high - low)
  let labelled = Number.NEGATIVE_INFINITY
  return [
    ...[...new Set([least, most])].flatMap((value): Shape[] => [
      { kind: 'line', x1: left, y1: y(value), x2: right, y2: y(value), stroke: colours.line, width: 2 },
      text(left - 12, y(value) + 9, value.toLocaleString('ru-RU'), SIZE, colours.dim, 'regular', 'end'),
    ]),
    ...points.slice(1).map(
      ({ value }, index): Shape => ({
        kind: 'line',
        ...{ x1: x(index), y1: y(values[index] ?? value), x2: x(index + 1), y2: y(value) },
        ...{ stroke: colours.bar, width: 5 },
      }),
    ),
    ...points.map(
      ({ value }, index): Shape => ({
        kind: 'rect',
        ...{ x: x(index) - 6, y: y(value) - 6, width: 12, height: 12, radius: 6, fill: colours.bar },
      }),
    ),
    ...points.flatMap(({ label }, index): Shape[] => {
      const last = index === points.length - 1
      // The last day is always named; one that would touch it, or the one before, is not.
      if (!last && (x(index) < labelled + LABEL || x(index) > right - LABEL * 1.2)) return []
      labelled = x(index)
      const anchor = last ? 'end' : index === 0 ? 'start' : 'middle'
      return [
        text(
          last ? right + 24 : x(index),
          at.top + PLOT.bottom + 46,
          label,
          SIZE,
          colours.dim,
          'regular',
          anchor,
        ),
      ]
    }),
  ]
}
