import type { PassportField } from '../quality/passport.ts'
import type { Form } from './forms.ts'

/** What stops an automatic report: an empty field of the passport, or members without a status. */
export type Blocker = PassportField | 'member_status'

/** What is known of an organisation and one form on a day. */
export interface ReadinessFacts {
  /** how it filed the form for the date; null: it has not */
  filed: 'auto' | 'manual' | null
  /** another form of the same choice, filed for the date */
  filedOther: boolean
  /** the form of the choice that it filed last before the date; null: none */
  before: 'this' | 'other' | null
  blockers: readonly Blocker[]
}

export const STATES = [
  'filed_auto',
  'filed_manual',
  'blocked',
  'ready',
  'not_described',
  'filed_other',
  'not_expected',
] as const
export type ReadinessState = (typeof STATES)[number]

/** Where an organisation stands with a form on the day `asOf`. */
export function readinessOf(facts: ReadinessFacts, form: Form, asOf: string): ReadinessState {
  if (facts.filed) return facts.filed === 'auto' ? 'filed_auto' : 'filed_manual'
  if (facts.filedOther) return 'filed_other'
  if (!isExpected(facts, form, asOf)) return 'not_expected'
  if (!form.requires) return 'not_described'
  return facts.blockers.length > 0 ? 'blocked' : 'ready'
}

/** Whom a form is for is not always public: then who filed it the last time is expected to file it again. */
function isExpected({ before }: ReadinessFacts, { expected, from }: Form, asOf: string): boolean {
  if (from !== undefined && asOf < from) return false
  return expected === 'filed_before' ? before === 'this' : before !== 'other'
}

/** Organisations by where they stand, and what blocks those that are blocked. */
export interface ReadinessCounts {
  states: Record<ReadinessState, number>
  blockedBy: Partial<Record<Blocker, number>>
}

export function emptyCounts(): ReadinessCounts {
  return {
    states: Object.fromEntries(STATES.map((state) => [state, 0])) as ReadinessCounts['states'],
    blockedBy: {},
  }
}

/** Adds `count` organisations that stand there. */
export function addCounts(
  counts: ReadinessCounts,
  state: ReadinessState,
  blockers: readonly Blocker[],
  count: number,
): void {
  counts.states[state] += count
  if (state !== 'blocked') return
  for (const blocker of blockers) counts.blockedBy[blocker] = (counts.blockedBy[blocker] ?? 0) + count
}
