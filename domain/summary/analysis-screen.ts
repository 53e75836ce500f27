import type { Button, Screen, Text } from '../../core/screen.ts'
import { writtenDate } from '../calendar-date.ts'
import { printNumber, roundHalfUp } from '../coverage/percent.ts'
import type { AnalysisRow, AnalysisSection } from './analysis.ts'

/** Lines of a section on the screen of a phone; the papers have them all. */
const MOST_LINES = 4

export interface AnalysisView {
  orgId: number
  name: string
  from: string
  to: string
  before: string | null
  sections: readonly AnalysisSection[]
}

/** The analysis in short, with its papers behind buttons. */
export function analysisScreen({ orgId, name, from, to, before, sections }: AnalysisView): Screen {
  const dates = { from: writtenDate(from), to: writtenDate(to) }
  const file = (label: 'analysis.pdf' | 'analysis.xlsx', kind: string): Button => ({
    label: { key: label },
    route: 'analysis.file',
    args: [orgId, kind],
  })
  return {
    text: { key: 'analysis.title', vars: { name, ...dates } },
    more: [
      before === null
        ? { key: 'analysis.alone', vars: dates }
        : { key: 'analysis.compared', vars: { to: dates.to, before: writtenDate(before) } },
      ...sections.flatMap(({ title, rows }): Text[] => [
        { key: title },
        ...rows.slice(0, MOST_LINES).map(line),
      ]),
    ],
    buttons: [
      [file('analysis.pdf', 'pdf'), file('analysis.xlsx', 'xlsx')],
      [
        { label: { key: 'summary.back' }, route: 'summary.of', args: [orgId] },
        { label: { key: 'common.home' }, route: 'menu' },
      ],
    ],
  }
}

function line({ title, was, is, digits }: AnalysisRow): Text {
  const now = is === null ? '—' : printNumber(is, digits)
  if (was === null || is === null) return { key: 'analysis.lineAlone', vars: { what: { key: title }, now } }
  const by = roundHalfUp(is - was, digits)
  const signed = by > 0 ? `+${printNumber(by, digits)}` : printNumber(by, digits)
  return { key: 'analysis.line', vars: { what: { key: title }, now, by: signed } }
}
