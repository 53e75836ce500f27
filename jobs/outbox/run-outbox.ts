import { toLocale } from '../../core/i18n.ts'
import { pausedUntil, pauseLane } from '../../db/repos/lane-pause.ts'
import {
  type ClaimedMessage,
  claimMessages,
  nextLane,
  nextRetry,
  recoverMessages,
  settleMessage,
} from '../../db/repos/outbox.ts'
import { transact } from '../../db/unit-of-work.ts'
import type { Lane } from '../../domain/outbox/ports.ts'
import type { JobContext, JobReport } from '../context.ts'
import { waitForRetry } from '../patience.ts'
import { deliver, type Mail, type MailBox, newTally } from '../sender/deliver.ts'
import { renderScreen } from '../sender/render.ts'
import { readStoredScreen } from '../sender/stored-screen.ts'

/** Sends every message of the outbox that is due: those somebody waits for first. */
export async function runOutbox(context: JobContext): Promise<JobReport> {
  const { database, clock, worker, post } = context
  const dead = await worker.deadEpochs()
  if (dead.length > 0) await transact(database, (tx) => recoverMessages(tx, dead, clock.now()))
  const tally = newTally()
  const box = outboxBox(context)
  do await deliver(box, post, tally)
  while (context.patient && (await waitForRetry(await nextAttempt(context), post.stopping)))
  const { sent, skipped, failed, unknown, items } = tally
  return { planned: 0, sent, skipped, failed: failed + unknown, items }
}

function outboxBox(context: JobContext): MailBox {
  const { database, clock, worker, env } = context
  // A claim costs a transaction: at paid rates several messages share one.
  const limit = Math.max(1, Math.floor(env.SEND_RATE / 30))
  return {
    nextLane: async () => nextLane(database.read, await openLanes(context), clock.now()),
    claim: async (lane) => {
      const claim = { epoch: worker.epoch, lane, limit, now: clock.now() }
      const claimed = await transact(database, (tx) => claimMessages(tx, claim))
      return claimed.map((message) => toMail(message, context))
    },
    settle: (mail, verdict) =>
      transact(database, (tx) => settleMessage(tx, { ...mail, epoch: worker.epoch }, verdict, clock.now())),
    rest: (ms) => transact(database, (tx) => pauseLane(tx, 'bulk', new Date(Date.now() + ms))),
  }
}

async function openLanes({ database }: JobContext): Promise<Lane[]> {
  return (await pausedUntil(database.read, 'bulk', new Date())) ? ['realtime'] : ['realtime', 'bulk']
}

/** How long until something that waits may be tried again: its own delay, or the pause of its lane. */
async function nextAttempt(context: JobContext): Promise<{ inMs: number; reason: string } | undefined> {
  const { database, clock } = context
  const pause = await pausedUntil(database.read, 'bulk', new Date())
  if (pause && (await nextLane(database.read, ['bulk'], clock.now())))
    return { inMs: pause.getTime() - Date.now(), reason: 'throttled' }
  const retry = await nextRetry(database.read, ['realtime', 'bulk'])
  return retry && { inMs: retry.at.getTime() - clock.now().getTime(), reason: retry.reason }
}

function toMail(message: ClaimedMessage, { codec, log }: JobContext): Mail {
  const screen = readStoredScreen(message.screen)
  if (!screen) log.error({ message: message.id }, 'a stored message cannot be shown')
  const rendered = screen && renderScreen(screen, toLocale(message.locale), message.externalId, codec)
  return { ...message, org: message.orgAisId, rendered }
}
