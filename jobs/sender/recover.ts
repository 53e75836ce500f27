import { reach } from '../../core/crash-point.ts'
import type { Tx } from '../../db/client.ts'
import { transact } from '../../db/unit-of-work.ts'
import type { JobContext } from '../context.ts'

/** Settles what dead workers had in hand, page by page: `page` says whether there may be more. */
export async function recover(
  { database, worker, clock }: Pick<JobContext, 'database' | 'worker' | 'clock'>,
  page: (tx: Tx, deadEpochs: readonly number[], now: Date) => Promise<boolean>,
): Promise<void> {
  const dead = await worker.deadEpochs()
  if (dead.length === 0) return
  const onePage = async (tx: Tx) => {
    const more = await page(tx, dead, clock.now())
    reach('recovering')
    return more
  }
  while (await transact(database, onePage));
}

/**
 * When a run begins nothing is in hand: what this worker has claimed all the same, by a commit that landed after its
 * answer was lost, was never sent.
 */
export async function putBackLate(
  { database, post }: Pick<JobContext, 'database' | 'post'>,
  putBack: (tx: Tx) => Promise<void>,
): Promise<void> {
  if (post.lateCommits.mayLand()) await transact(database, putBack)
}
