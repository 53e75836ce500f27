import type { MessageKey } from '../../core/i18n.ts'
import type { Figures } from '../coverage/coverage.ts'

/** What is compared: figures, and the report they are held against where it is known. */
export type AnalysedFigures = Figures & {
  statMembers: number | null
  registryCoveragePct: number | null
  membershipCoveragePct: number | null
}

/** A figure then and now. null: not known on that day. */
export interface AnalysisRow {
  title: MessageKey
  was: number | null
  is: number | null
  /** figures after the comma */
  digits: number
}

export interface AnalysisSection {
  title: MessageKey
  rows: AnalysisRow[]
}

/** Days of a new quarter in which the one before is still what people look back on. */
const LOOK_BACK_DAYS = 31
const DAY_MS = 86_400_000

type Read = (of: AnalysedFigures) => number | null
type Line = [MessageKey, Read, number?]

/**
 * Item 4 of the decree: each quarter, on the basis of the АИС, of members, of chairs and activists («кадры и актив»), of
 * organisations. What the registry does not say is not made up: a row of which both days know nothing is left out.
 */
const SECTIONS: Array<{ title: MessageKey; lines: Line[] }> = [
  {
    title: 'analysis.section.members',
    lines: [
      ['analysis.members', (of) => of.members],
      ['analysis.stat', (of) => of.statMembers],
      ['analysis.coverage', (of) => of.registryCoveragePct, 2],
      ['analysis.membership', (of) => of.membershipCoveragePct, 2],
      ['analysis.working', (of) => of.byStatus.working],
      ['analysis.students', (of) => of.byStatus.student],
      ['analysis.pensioners', (of) => of.byStatus.pensioner],
      ['analysis.noStatus', (of) => of.noStatus],
      ['analysis.plastic', (of) => of.tickets.plastic],
      ['analysis.app', (of) => of.appUsers],
      ['analysis.profcards', (of) => of.profcards],
      ['analysis.online', (of) => of.joinedOnline],
    ],
  },
  {
    title: 'analysis.section.chairs',
    lines: [
      ['analysis.access', (of) => of.officesWithoutAccess],
      ['analysis.accessPrimaries', (of) => of.primariesWithoutAccess],
      ['analysis.accessTerritorials', (of) => of.territorialsWithoutAccess],
      ['analysis.passports', (of) => of.passportCompletenessPct, 2],
    ],
  },
  {
    title: 'analysis.section.organisations',
    lines: [
      ['analysis.primaries', (of) => of.primaries],
      ['analysis.empty', (of) => of.primariesWithoutMembers],
      ['analysis.territorials', (of) => of.territorials],
      ['analysis.reportsPrimaries', (of) => of.primariesReported],
      ['analysis.reportsTerritorials', (of) => of.territorialsReported],
    ],
  },
]

/** The analysis of an organisation: its figures now beside those at the beginning of the quarter, where those are known. */
export function analyse(now: AnalysedFigures, before: AnalysedFigures | undefined): AnalysisSection[] {
  return SECTIONS.flatMap(({ title, lines }) => {
    const rows = lines.flatMap(([line, read, digits = 0]): AnalysisRow[] => {
      const [was, is] = [before ? read(before) : null, read(now)]
      return was === null && is === null ? [] : [{ title: line, was, is, digits }]
    })
    return rows.length > 0 ? [{ title, rows }] : []
  })
}

/** The first day of the quarter that is looked back on, on a day YYYY-MM-DD: in its first month the one before. */
export function periodStart(today: string): string {
  return quarterStart(new Date(Date.parse(today) - LOOK_BACK_DAYS * DAY_MS).toISOString().slice(0, 10))
}

/** The first day of the quarter of a day. */
export function quarterStart(date: string): string {
  const [year = '', month = ''] = date.split('-')
  const first = Math.floor((Number(month) - 1) / 3) * 3 + 1
  return `${year}-${String(first).padStart(2, '0')}-01`
}
