import { setTimeout as delay } from 'node:timers/promises'
import { originalCode } from './database-failure.ts'

/** How long a transaction is tried again: as long as it would wait for a lock on a busy day. */
const PATIENCE_MS = 10_000
/** Between two runs, on average: it grows, so that many that want one row come one by one. */
const [STEP_MS, LONGEST_MS] = [5, 100]
/** A key that somebody else made first is found by the second run. */
const RUNS_FOR_A_KEY = 3

/** SQLSTATE: serialization failure, deadlock. */
const CONFLICTS = ['40001', '40P01']
const UNIQUE_VIOLATION = '23505'

/**
 * Runs a transaction again that another one got in the way of. SQLite's transactions take turns. PostgreSQL's run at
 * once: of two that change one row the second is ended, of two that lock in a circle one, and of two that look for a
 * row and make it where there is none the second meets the first one's unique key. `work` may do nothing outside the
 * database.
 */
export async function againOnConflict<T>(work: () => Promise<T>): Promise<T> {
  const until = performance.now() + PATIENCE_MS
  for (let run = 1; ; run += 1) {
    try {
      return await work()
    } catch (error) {
      const state = originalCode(error)
      const passes = CONFLICTS.includes(state) || (state === UNIQUE_VIOLATION && run < RUNS_FOR_A_KEY)
      if (!passes || performance.now() > until) throw error
      await delay(Math.min(run * STEP_MS, LONGEST_MS) * 2 * Math.random())
    }
  }
}
