import { z } from 'zod'
import { printNumber, roundHalfUp } from '../coverage/percent.ts'
import data from './data/anomalies.json' with { type: 'json' }
import type { Metric } from './metric.ts'
import type { Report } from './report.ts'

/**
 * How a printed figure stands to the exact one: `exact` half up, `truncated` where digits were cut off instead of
 * rounded, `differs` otherwise.
 */
export type Verdict = 'exact' | 'truncated' | 'differs'

export interface Comparison {
  /** as it is printed there */
  printed: string
  agrees: boolean
  verdict: Verdict
  /** ids of the document's own mistakes that this figure shows */
  mistakes: string[]
}

/** A mistake of the decree itself: it is named beside the figure, never bent to. */
const anomalySchema = z.object({
  id: z.string(),
  metrics: z.array(z.string()),
  ru: z.string(),
  en: z.string(),
})
export type Anomaly = z.infer<typeof anomalySchema>

export const anomalies: readonly Anomaly[] = z.array(anomalySchema).parse(data)

/** Puts figures printed elsewhere (metric id → text) beside those of the report. An empty text: it is not printed. */
export function compareReport(
  report: Report,
  printed: ReadonlyMap<string, string>,
  ofDecree: boolean,
): Report {
  const metrics = report.metrics.map((metric): Metric => {
    const other = printed.get(metric.id)
    return other ? { ...metric, comparedWith: compareFigure(metric, other, ofDecree) } : metric
  })
  const held = new Set(metrics.map(({ id }) => id))
  const missing = [...printed.keys()].filter((id) => !held.has(id))
  return { ...report, metrics, comparison: { ...countVerdicts(metrics), missing, ofDecree } }
}

/** Whether the exact value, rounded to as many places as are printed, is the printed one. */
function compareFigure({ id, value }: Metric, other: string, ofDecree: boolean): Comparison {
  const plain = other
    .replace(/[\s\u00a0]/g, '')
    .replace('−', '-')
    .replace(',', '.')
  const digits = plain.split('.')[1]?.length ?? 0
  const figure = Number(plain)
  const cut = Math.trunc(roundHalfUp(value * 10 ** digits, 6)) / 10 ** digits
  const agrees = roundHalfUp(value, digits) === figure
  const verdict = agrees ? 'exact' : cut === figure ? 'truncated' : 'differs'
  const shown = ofDecree ? anomalies.filter(({ metrics }) => metrics.includes(id)) : []
  const mistakes = shown.map((anomaly) => anomaly.id)
  return { printed: other, agrees, verdict, mistakes }
}

function readFigure(text: string): { figure: number; digits: number } {
  const plain = text
    .replace(/[\s\u00a0]/g, '')
    .replace('−', '-')
    .replace(',', '.')
  return { figure: Number(plain), digits: plain.split('.')[1]?.length ?? 0 }
}

/** A figure of a file as the decree prints it, with as many places as it has. */
export function printFigure(text: string): string {
  const { figure, digits } = readFigure(text)
  return printNumber(figure, digits)
}

function countVerdicts(metrics: readonly Metric[]) {
  const count = (verdict: Verdict) => metrics.filter((one) => one.comparedWith?.verdict === verdict).length
  return {
    exact: count('exact'),
    truncated: count('truncated'),
    differs: count('differs'),
    notPrinted: metrics.filter((one) => !one.comparedWith).length,
  }
}
