import type { Settled } from '../../db/repos/updates.ts'

/**
 * What became of an attempt. `failed`: our own handler threw; `refused`: the messenger will not take the answer;
 * `unreachable`: the messenger or the database could not be reached, or the messenger wants us to wait for long.
 */
export type Attempt = 'answered' | 'failed' | 'refused' | 'unreachable'

/** An update that failed so often is parked: a fourth try would teach nothing, and its line waits. */
export const MAX_ATTEMPTS = 3
/** Milliseconds before the second attempt and the third. */
const WAITS_MS = [300, 1_000]

/** An answer is still of use for so long; the messenger's own outages are mostly shorter. */
const GIVE_UP_AFTER_MS = 10 * 60_000
const LONGEST_WAIT_MS = 30_000
const SHORTEST_WAIT_MS = 1_000

/** What to write of an attempt, and how long its line waits for the next one. */
export type Verdict = Omit<Settled, 'id'> & { waitMs: number }

/** Decides from attempt number `attempts` (the first is 1) at an update of this age. */
export function verdictOf(attempt: Attempt, attempts: number, ageMs: number): Verdict {
  if (attempt === 'answered') return { state: 'answered', reason: null, back: 0, waitMs: 0 }
  if (attempt === 'unreachable') {
    if (ageMs > GIVE_UP_AFTER_MS) return { state: 'parked', reason: attempt, back: 0, waitMs: 0 }
    const waitMs = Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, ageMs / 2))
    // The update is not to blame: this attempt does not count.
    return { state: 'again', reason: attempt, back: 1, waitMs }
  }
  if (attempts >= MAX_ATTEMPTS) return { state: 'parked', reason: attempt, back: 0, waitMs: 0 }
  return { state: 'again', reason: attempt, back: 0, waitMs: WAITS_MS[attempts - 1] ?? SHORTEST_WAIT_MS }
}
