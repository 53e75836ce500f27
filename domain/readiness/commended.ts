import { type CampaignCounts, expected } from './campaign-standing.ts'
import type { CommendedRules } from './campaigns.ts'

/** What a list is made of: an organisation with all below it. */
export interface Candidate {
  name: string
  counts: CampaignCounts | undefined
  registryCoveragePct: number | null
  passportCompletenessPct: number | null
}

/** Names of organisations in the order of their figures: nobody's person is praised by name. */
export type Commended = Record<'filed' | 'coverage' | 'completeness', string[]>

/** Who is to be named: all reports filed (as the АИС has them), registry coverage above the limit, the fullest passports. */
export function commendedOf(candidates: readonly Candidate[], rules: CommendedRules): Commended {
  const best = (figure: (of: Candidate) => number | null, isGood: (value: number) => boolean) =>
    candidates
      .map((of) => ({ name: of.name, value: figure(of) }))
      .flatMap(({ name, value }) => (value !== null && isGood(value) ? [{ name, value }] : []))
      .sort((one, other) => other.value - one.value || one.name.localeCompare(other.name, 'ru'))
      .map(({ name }) => name)
  return {
    filed: best(
      ({ counts }) => filedPct(counts),
      (value) => value >= rules.filedPct,
    ),
    coverage: best(
      ({ registryCoveragePct }) => registryCoveragePct,
      (value) => value > rules.coveragePct,
    ),
    completeness: best(
      ({ passportCompletenessPct }) => passportCompletenessPct,
      (value) => value >= rules.completePct,
    ).slice(0, rules.completeMost),
  }
}

function filedPct(counts: CampaignCounts | undefined): number | null {
  if (!counts || expected(counts) === 0) return null
  return (counts.states.filed / expected(counts)) * 100
}
