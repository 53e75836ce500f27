import { type Locale, translate } from '../../../core/i18n.ts'
import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { Sheet } from '../../../core/workbook.ts'
import type { Analysis } from '../../../db/repos/analyses.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import { printNumber, roundHalfUp } from '../../../domain/coverage/percent.ts'
import type { AnalysisRow } from '../../../domain/summary/analysis.ts'
import type { AnalysisPaper, PaperTable } from '../../../print/analysis-paper.ts'
import { say } from '../../../print/words.ts'

const NONE = '—'

function written(value: number | null, digits: number): string {
  return value === null ? NONE : printNumber(value, digits)
}

function difference({ was, is, digits }: AnalysisRow): number | null {
  return was === null || is === null ? null : roundHalfUp(is - was, digits)
}

function signed(row: AnalysisRow): string {
  const by = difference(row)
  return by !== null && by > 0 ? `+${printNumber(by, row.digits)}` : written(by, row.digits)
}

/** The analysis as a paper. It is read by people in Russia whatever language the chat is in. */
export function analysisPaper(of: Analysis): AnalysisPaper {
  const [from, to] = [writtenDate(of.from), writtenDate(of.to)]
  const compared = of.before !== null
  const was = say('analysis.paper.was', { date: writtenDate(of.before ?? of.from) })
  const is = say('analysis.paper.is', { date: to })
  const tables = of.sections.map(
    ({ title, rows }): PaperTable => ({
      title: say(title),
      columns: compared ? [was, is, say('analysis.paper.by')] : [is],
      rows: rows.map((row) => {
        const now = written(row.is, row.digits)
        const cells = compared ? [written(row.was, row.digits), now, signed(row)] : [now]
        return { name: say(row.title), cells }
      }),
    }),
  )
  return {
    title: say('analysis.paper.title'),
    organisation: of.name,
    period: say('analysis.paper.period', { from, to }),
    basis: say('analysis.paper.basis'),
    tables: of.children.length > 0 ? [...tables, childTable(of)] : tables,
    page: (page, pages) => say('analysis.paper.page', { page: String(page), pages: String(pages) }),
  }
}

function childTable({ children }: Analysis): PaperTable {
  return {
    title: say('analysis.section.below'),
    columns: [say('summary.column.members'), say('summary.column.stat'), say('summary.column.pct')],
    rows: children.map(({ name, members, statMembers, pct }) => ({
      name,
      cells: [
        written(members, 0),
        written(statMembers, 0),
        pct === null ? NONE : `${printNumber(pct, 2)}\u00a0%`,
      ],
    })),
  }
}

/** The same as tables of a workbook, figures as figures. */
export function analysisSheets(of: Analysis, locale: Locale): Sheet[] {
  const tell = (key: Text['key']) => translate(locale, { key })
  const date = (key: 'analysis.column.was' | 'analysis.column.is', day: string | null) =>
    day === null ? tell(key) : `${tell(key)} ${writtenDate(day)}`
  const figures: Sheet = {
    name: tell('analysis.sheet.figures'),
    columns: [
      { title: tell('analysis.column.what'), width: 44 },
      { title: date('analysis.column.was', of.before), format: 'decimal2', width: 16 },
      { title: date('analysis.column.is', of.to), format: 'decimal2', width: 16 },
      { title: tell('analysis.column.by'), format: 'decimal2', width: 14 },
    ],
    rows: of.sections.flatMap(({ title, rows }) => [
      [tell(title), null, null, null],
      ...rows.map((row) => [tell(row.title), row.was, row.is, difference(row)]),
    ]),
  }
  const children: Sheet = {
    name: tell('summary.table_sheet'),
    columns: [
      { title: tell('summary.column.name'), width: 52 },
      { title: tell('summary.column.members'), format: 'integer' },
      { title: tell('summary.column.stat'), format: 'integer' },
      { title: tell('summary.column.pct'), format: 'percent2' },
    ],
    rows: of.children.map(({ name, members, statMembers, pct }) => [name, members, statMembers, pct]),
  }
  return of.children.length > 0 ? [figures, children] : [figures]
}

export function readyScreen(of: Analysis, file: NonNullable<Screen['file']>): Screen {
  const back: Button = { label: { key: 'common.back' }, route: 'analysis', args: [of.orgId] }
  const home: Button = { label: { key: 'common.home' }, route: 'menu' }
  const vars = { name: of.name, from: writtenDate(of.from), to: writtenDate(of.to) }
  return { text: { key: 'analysis.ready', vars }, file, buttons: [[back, home]] }
}
