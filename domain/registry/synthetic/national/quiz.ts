import { apportion, apportionCapped, apportionRest } from '../apportion.ts'
import type { PrintedRegion } from '../printed-region.ts'
import type { Decree } from '../region-sizes.ts'
import { row, type SyntheticRow } from '../rows.ts'
import type { UnionTotals } from './totals.ts'

interface Result {
  participants: number
  passed: number
  excellent: number
}

/** Results of the quiz: of the regions, and in the union's own row what no region accounts for. */
export function* quizRows(
  regions: readonly PrintedRegion[],
  decree: Decree,
  totals: UnionTotals,
): Generator<SyntheticRow> {
  const held = regions.filter(({ quiz }) => quiz)
  const printed = printedResults(held, decree)
  const column = (name: keyof Result) => printed.map((result) => result[name])
  const participants = apportion(totals.quiz.participants, column('participants'))
  const passed = apportionCapped(totals.quiz.passed, column('passed'), participants)
  const excellent = apportionCapped(totals.quiz.excellent, column('excellent'), passed)
  for (const [at, aisId] of [...held.map((region) => region.aisId), decree.union.aisId].entries()) {
    yield row('quiz_results', {
      org_ais_id: aisId,
      held_on: decree.quizHeldOn,
      participants: participants[at],
      passed: passed[at],
      excellent: excellent[at],
    })
  }
}

/**
 * What the decree prints, the union's own row last. The regions whose passes are not printed had fewer participants
 * than passes are left over, so these are shared by them and by the participants of no region.
 */
function printedResults(held: readonly PrintedRegion[], { quiz }: Decree): Result[] {
  const known = held.map((region) => region.quiz?.participants ?? 0)
  const participants = [...known, known.reduce((rest, count) => rest - count, quiz.participants)]
  const passed = apportionRest(
    quiz.passed,
    [...held.map((region) => region.quiz?.passed), undefined],
    participants,
    participants,
  )
  const excellent = apportionRest(
    quiz.excellent,
    [...held.map((region) => region.quiz?.excellent), undefined],
    passed,
    passed,
  )
  return participants.map((count, at) => ({
    participants: count,
    passed: passed[at] ?? 0,
    excellent: excellent[at] ?? 0,
  }))
}
