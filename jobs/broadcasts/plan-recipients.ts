import { setImmediate as othersFirst } from 'node:timers/promises'
import { reach } from '../../core/crash-point.ts'
import type { Tx } from '../../db/client.ts'
import { PlannedByAnother, planNextPage } from '../../db/repos/plan-broadcast.ts'
import { transact } from '../../db/unit-of-work.ts'
import type { JobContext } from '../context.ts'

/** Writes down who gets a broadcast, page by page; where another worker does so already, leaves it to that. */
export async function planRecipients(
  { database, clock, env, post }: Pick<JobContext, 'database' | 'clock' | 'env' | 'post'>,
  id: number,
): Promise<number> {
  const page = (tx: Tx) => planNextPage(tx, id, { now: clock.now(), defaultZone: env.TIME_ZONE })
  let all = 0
  try {
    for (let planned = 1; planned > 0 && !post.stopping(); all += planned) {
      planned = await transact(database, page, { statementsStandAlone: true })
      reach('planned')
      // SQLite answers at once: without a pause nobody else would be served until the last page.
      await othersFirst()
    }
  } catch (error) {
    if (!(error instanceof PlannedByAnother)) throw error
  }
  return all
}
