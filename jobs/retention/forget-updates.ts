import { setTimeout as pause } from 'node:timers/promises'
import { forgetUpdates } from '../../db/repos/parked-updates.ts'
import { forgetSentPictures } from '../../db/repos/sent-pictures.ts'
import { transact } from '../../db/unit-of-work.ts'
import type { JobContext, JobReport } from '../context.ts'

const DAY_MS = 24 * 3_600_000
/** The messenger brings an update again for a day: a day more, and none that was handled can come back as new. */
const ANSWERED_MS = 2 * DAY_MS
/** What people wrote is kept no longer for an operator who has not looked. */
const PARKED_MS = 30 * DAY_MS
/** A ticket's picture is good for four months at the most; whoever shows an older one again uploads it again. */
const PICTURE_MS = 130 * DAY_MS
/** Between two pages others write. */
const REST_MS = 20

/** Forgets updates that are over, page by page, and pictures that have had their time. */
export async function forgetOldUpdates({ database, clock }: JobContext): Promise<JobReport> {
  const now = clock.now().getTime()
  const [answeredBefore, parkedBefore] = [new Date(now - ANSWERED_MS), new Date(now - PARKED_MS)]
  while ((await transact(database, (tx) => forgetUpdates(tx, answeredBefore, parkedBefore))) > 0)
    await pause(REST_MS)
  await transact(database, (tx) => forgetSentPictures(tx, new Date(now - PICTURE_MS)))
  return { planned: 0, sent: 0, skipped: 0, failed: 0, items: [] }
}
