import type { Coverage, Figures } from '../coverage/coverage.ts'

/** A consolidated statistical report. */
export interface StatFacts {
  membersTotal: number | null
  working: number | null
  students: number | null
  pensioners: number | null
  primaries: number | null
  primariesCreated: number | null
  legalPrimaries: number | null
  legalTerritorials: number | null
  withTerritorialRights: number | null
}

export interface QuizFacts {
  participants: number | null
  passed: number | null
  excellent: number | null
}

/** The figures of an organisation that a report shows. */
export type ReportedFigures = Omit<
  Coverage,
  | 'asOf'
  | 'passportCompletenessPct'
  | 'officesWithoutAccess'
  | 'membershipCoveragePct'
  | 'membersDeduplicated'
  | 'employed'
  | 'studying'
  | 'membersWhereCounted'
>

/** One regional or okrug organisation. */
export interface RegionFacts {
  coverage: ReportedFigures
  quiz: QuizFacts | null
}

/**
 * Organisations on record in the registry. One that was closed since the latest statistical report still is: the
 * report counts it. Its chair has neither access nor none.
 */
export interface RegistryFacts {
  primaries: number
  territorials: number
  primariesCreated: number
  legalEntities: number
  withTerritorialRights: number
}

/** How many organisations filed a report for a day, and whether their reports or a total says so. */
export interface Filed {
  primaries: number | null
  territorials: number | null
  source: 'stat' | 'snapshot'
}

/** Purchases through the bonus programme. */
export interface PurchaseFacts {
  count: number
  amountKopecks: number
  cashbackKopecks: number
  /** the first and the last day */
  from: string
  to: string
}

/** Everything a report is made of. null: the database does not hold it. */
export interface ReportFacts {
  asOf: string
  own: ReportedFigures
  /** figures of the last day of the year before of which any were kept */
  before: { asOf: string; figures: Figures } | null
  stat: StatFacts | null
  /** the day of that report */
  statAsOf: string | null
  /** by the registry itself, whatever the statistical report says */
  primariesInRegistry: number | null
  territorialsInRegistry: number | null
  /** null where rows are not complete */
  registry: RegistryFacts | null
  /** by month and day of the year ('01-01'), and of the year before ('-01-01') */
  reports: ReadonlyMap<string, Filed>
  /** reports for 1 October by form; null where rows are not complete */
  forms: ReadonlyMap<string, number> | null
  regions: readonly RegionFacts[]
  /** what the quiz's row of the organisation itself holds, and no region accounts for */
  quizRest: QuizFacts | null
  /** null where rows are not complete */
  purchases: PurchaseFacts | null
}
