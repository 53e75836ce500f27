import type { QuizFacts, ReportFacts } from './facts.ts'
import { isKnown, type Known, type MetricList, minus, plus } from './metric.ts'
import {
  coverageBands,
  isRegional,
  MANY_JOINS,
  quizOver400,
  type RegionRow,
  TICKETS_LISTED,
} from './tables.ts'

/** What is counted over the regions. */
export function addRegionMetrics(list: MetricList, facts: ReportFacts, rows: readonly RegionRow[]): void {
  const regional = rows.filter(isRegional)
  if (regional.length === 0) return
  const all = regional.filter((row) => row.ticketPct !== null && row.ticketPct >= 100).length
  const many = regional.filter(
    ({ ticketPct }) => ticketPct !== null && ticketPct > TICKETS_LISTED && ticketPct < 100,
  ).length
  list.share('epb_100_regions_pct', all, regional.length, 2, facts.own.source)
  list.share('epb_70_regions_pct', many, regional.length, 1, facts.own.source)
  const joins = regional.flatMap(({ onlineCount }) =>
    onlineCount !== null && onlineCount > MANY_JOINS ? [onlineCount] : [],
  )
  const listed = sum(joins)
  list.count('online_top38_sum', listed, `sum(${joins.length})`, facts.own.source)
  list.share('online_top38_share', listed, facts.own.joinedOnline, 2, facts.own.source)
  const counts = coverageBands(rows).map(({ count }) => count)
  list.count('bands_sum', sum(counts), counts.join(' + '), facts.own.source, 'orgs')
}

/** The quiz: those of the regions, and those whom no region accounts for. */
export function addQuizMetrics(list: MetricList, facts: ReportFacts, rows: readonly RegionRow[]): void {
  const { regions, quizRest } = facts
  const held = regions.flatMap(({ quiz }) => (quiz ? [quiz] : []))
  const totals = quizTotals(facts)
  if (!totals) return
  const { participants, passed, excellent } = totals
  list.count('quiz_sum', participants, `${passed} + ${participants - passed}`, 'snapshot')
  list.share('quiz_pass_pct', passed, participants, 1, 'snapshot')
  list.share('quiz_fail_pct', minus(participants, passed), participants, 1, 'snapshot')
  list.count(
    'quiz_certs',
    plus(excellent, passed - excellent),
    `${excellent} + ${passed - excellent}`,
    'snapshot',
  )
  list.share('quiz_excellent_of_passed', excellent, passed, 2, 'snapshot')
  const ofRegions = sum(held.map((quiz) => quiz.participants).filter(isKnown))
  list.count('quiz_regions_sum', ofRegions, `sum(${held.length})`, 'snapshot')
  const listed = sum(quizOver400(rows).map(({ quiz: of }) => of?.passed ?? 0))
  if (quizRest) list.count('quiz_other_passed', passed - listed, `${passed} - ${listed}`, 'snapshot')
}

/** The quiz as a whole: those of the regions, and those whom no region accounts for; null: nobody took part. */
export function quizTotals({ regions, quizRest }: ReportFacts) {
  const held = [...regions.map(({ quiz }) => quiz), quizRest].filter((quiz) => quiz !== null)
  if (held.length === 0) return null
  const total = (pick: (quiz: QuizFacts) => Known) => sum(held.map(pick).filter(isKnown))
  return {
    participants: total((quiz) => quiz.participants),
    passed: total((quiz) => quiz.passed),
    excellent: total((quiz) => quiz.excellent),
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((one, other) => one + other, 0)
}
