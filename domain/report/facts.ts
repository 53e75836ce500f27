import type { Coverage, Figures } from '../coverage/coverage.ts'

/** A consolidated statistical report. */
export interface StatFacts {
  membersTotal: number | null
  working: number | null
  students: number | null
  pensioners: number | null
  primaries: number | null
  legalPrimaries: number | null
  legalTerritorials: number | null
  withTerritorialRights: number | null
}

export interface QuizFacts {
  participants: number | null
  passed: number | null
  excellent: number | null
}

/** One regional or okrug organisation. */
export interface RegionFacts {
  coverage: Coverage
  quiz: QuizFacts | null
}

/** Everything a report is made of. null: the database does not hold it. */
export interface ReportFacts {
  asOf: string
  own: Coverage
  /** figures of the last day of the year before of which any were kept */
  before: { asOf: string; figures: Figures } | null
  stat: StatFacts | null
  /** by the registry itself, whatever the statistical report says */
  primariesInRegistry: number | null
  territorialsInRegistry: number | null
  /** by month and day of the year ('01-01'), and of the year before ('-01-01') */
  reports: ReadonlyMap<string, { primaries: number | null; territorials: number | null }>
  /** reports of the latest date by form; null where rows are not complete */
  forms: ReadonlyMap<string, number> | null
  regions: readonly RegionFacts[]
  /** what the quiz's row of the organisation itself holds, and no region accounts for */
  quizRest: QuizFacts | null
  /** null where rows are not complete */
  purchases: { count: number; amountKopecks: number; cashbackKopecks: number } | null
}
