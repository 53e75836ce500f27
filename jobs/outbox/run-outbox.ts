import { hasDueMessage, nextRetry, putBackMessages, recoverMessages } from '../../db/repos/outbox.ts'
import type { JobContext, JobReport } from '../context.ts'
import { EMAIL_QUEUE, emailBox } from '../email/email-box.ts'
import { waitForRetry } from '../patience.ts'
import { Conveyor } from '../sender/conveyor.ts'
import { putBackLate, recover } from '../sender/recover.ts'
import { runTasks } from '../sender/run-tasks.ts'
import { newTally } from '../sender/tally.ts'
import { outboxBox } from './outbox-box.ts'

const QUEUES = [
  { lane: 'realtime' },
  { lane: 'bulk', class: 'urgent' },
  { lane: 'bulk', class: 'reminder' },
  { lane: 'bulk', class: 'announcement' },
] as const

/** Sends every message of the outbox that is due: those somebody waits for first. */
export async function runOutbox(context: JobContext): Promise<JobReport> {
  const { outboxPost: post, log, email } = context
  const tally = newTally()
  const tasks = QUEUES.map((queue) => new Conveyor(outboxBox(context, queue), post, tally, log))
  // Beside the others: a mail server that hangs delays none of them.
  if (email) tasks.push(new Conveyor(emailBox(context, email), email.post, tally, log))
  const look = async () => {
    await recover(context, recoverMessages)
    return tasks
  }
  await putBackLate(context, async (tx) => {
    for (const queue of [...QUEUES, EMAIL_QUEUE]) await putBackMessages(tx, queue, context.worker.epoch, [])
  })
  do await runTasks(look, post.stopping)
  while (context.patient && (await waitForRetry(await nextAttempt(context), post.stopping)))
  const { sent, skipped, failed, unknown, items } = tally
  return { planned: 0, sent, skipped, failed: failed + unknown, items }
}

/** How long until something that waits may be tried again: its own delay, or the rest of bulk. */
async function nextAttempt(context: JobContext): Promise<{ inMs: number; reason: string } | undefined> {
  const { database, clock, bulkLane, post } = context
  const rest = await bulkLane.restMs(database.write)
  for (const queue of QUEUES) {
    const restMs = queue.lane === 'bulk' ? rest : 0
    // Without a rest it has become due since the tasks looked for the last time.
    if (await hasDueMessage(database.read, queue, clock.now()))
      return restMs > 0 ? { inMs: restMs, reason: 'throttled' } : { inMs: post.outage.restMs(), reason: '' }
  }
  const retry = await nextRetry(database.read, clock.now())
  return retry && { inMs: retry.at.getTime() - clock.now().getTime(), reason: retry.reason }
}
