import { percentHalfUp } from './percent.ts'

/** Plastic cards by their state, people. `plastic` = produced + issued; the app is independent of it. */
export interface TicketFigures {
  none: number | null
  requested: number | null
  produced: number | null
  issued: number | null
  refused: number | null
  reissue: number | null
  plastic: number | null
}

/** Counts of an organisation with everything below it. null: the source does not know. */
export interface Figures {
  members: number | null
  /** the same without those who are probably counted twice: a person of two rows once, unless somebody denied it */
  membersDeduplicated: number | null
  byStatus: { working: number | null; student: number | null; pensioner: number | null }
  noStatus: number | null
  tickets: TicketFigures
  appUsers: number | null
  /** of those who refused the plastic, how many have the app */
  refusedWithApp: number | null
  profcards: number | null
  joinedOnline: number | null
  primaries: number | null
  territorials: number | null
  primariesWithoutMembers: number | null
  /** primaries and territorials that filed a report for the date of the latest one */
  primariesReported: number | null
  territorialsReported: number | null
  officesWithoutAccess: number | null
  primariesWithoutAccess: number | null
  territorialsWithoutAccess: number | null
  /** filled fields of all passports below, of those that are asked, per cent half up to two places */
  passportCompletenessPct: number | null
  /** employed and studying in the primaries that say how many there are, and the members of those primaries */
  employed: number | null
  studying: number | null
  membersWhereCounted: number | null
}

/** Whether figures were counted from rows, or came as totals in a file. */
export type FigureSource = 'rows' | 'snapshot'

/** What the latest statistical report says. */
export interface StatFigures {
  statMembers: number | null
  /** date of that report, YYYY-MM-DD */
  statAsOf: string | null
}

/**
 * The figures of an organisation with two coverages that are never one word: *registry coverage*, members in the АИС
 * against members in the statistical report, and *membership coverage*, members against all who work or study there.
 * A region is counted without the okrugs that hang under it.
 */
export interface Coverage extends Figures, StatFigures {
  org: {
    id: number
    aisId: string
    name: string
    shortName: string | null
    kind: string | null
    level: string
  }
  /** the day asked for */
  asOf: string
  /** the day the figures are of: of a snapshot its own */
  figuresAsOf: string
  source: FigureSource
  /** per cent half up to two places; may exceed 100; null without a report */
  registryCoveragePct: number | null
  /** per cent half up to two places, of the primaries that say how many work and study there; null where none does */
  membershipCoveragePct: number | null
}

/** Members of those who are employed or study, where that is known, per cent half up to two places. */
export function membershipCoveragePct({
  employed,
  studying,
  membersWhereCounted: members,
}: Figures): number | null {
  if (employed === null || studying === null || members === null) return null
  return percentHalfUp(members, employed + studying) ?? null
}

/** Members in the АИС of members in the report, per cent half up to two places. */
export function registryCoveragePct(members: number | null, statMembers: number | null): number | null {
  if (members === null || statMembers === null) return null
  return percentHalfUp(members, statMembers) ?? null
}

/** What decides whether the rows of an organisation may be counted for a day. */
export interface Completeness {
  level: string
  /** latest day of a report or snapshot that was imported for it; null: none was */
  latestImport: string | null
  /** primaries by its latest report; null: it does not say */
  reportedPrimaries: number | null
  /** primaries among its rows */
  primaries: number
}

/** Rows are complete from the day of the latest imported figures on, and where no reported primary is missing. */
export function rowsAreComplete(of: Completeness, asOf: string): boolean {
  if (of.latestImport !== null && asOf < of.latestImport) return false
  if (of.level === 'primary') return true
  return of.primaries > 0 && of.primaries >= (of.reportedPrimaries ?? 0)
}

/** What decides the order of organisations. */
export interface Ranked {
  org: { name: string }
  registryCoveragePct: number | null
}

/** Worst first: the lowest coverage, then those of which nothing is known, each by name. */
export function worstFirst(one: Ranked, other: Ranked): number {
  const [first, second] = [one.registryCoveragePct, other.registryCoveragePct]
  if (first !== second) return (first ?? Number.POSITIVE_INFINITY) - (second ?? Number.POSITIVE_INFINITY)
  return one.org.name.localeCompare(other.org.name, 'ru')
}
