import {
  type BroadcastRow,
  broadcastCounts,
  broadcastsIn,
  commandBroadcast,
  planNextPage,
  skipPlanned,
} from '../../db/repos/broadcast.ts'
import {
  claimDeliveries,
  hasDueDelivery,
  nextDeliveryRetry,
  recoverDeliveries,
  settleDelivery,
} from '../../db/repos/deliveries.ts'
import { pausedUntil, pauseLane } from '../../db/repos/lane-pause.ts'
import { transact } from '../../db/unit-of-work.ts'
import { totalOf } from '../../domain/broadcast/broadcast.ts'
import type { JobContext, JobReport } from '../context.ts'
import { waitForRetry } from '../patience.ts'
import { deliver, type MailBox, newTally, type Tally } from '../sender/deliver.ts'
import { renderPlain } from '../sender/render.ts'
import { createProgress } from './progress.ts'

/** Starts, plans, sends and finishes broadcasts: everything that is due by the clock. */
export async function runBroadcasts(context: JobContext): Promise<JobReport> {
  const { database, clock, worker, post } = context
  const dead = await worker.deadEpochs()
  if (dead.length > 0) await transact(database, (tx) => recoverDeliveries(tx, dead, clock.now()))
  const tally = newTally()
  let planned = 0
  do {
    for (const row of await broadcastsIn(database.read, ['scheduled'], clock.now()))
      await transact(database, (tx) => commandBroadcast(tx, row.id, 'start', clock.now()))
    for (const row of await broadcastsIn(database.read, ['running']))
      planned += await runOne(context, row, tally)
  } while (context.patient && (await waitForRetry(await nextAttempt(context), post.stopping)))
  const { sent, skipped, failed, unknown, items } = tally
  return { planned, sent, skipped, failed: failed + unknown, items }
}

/** Carries one broadcast as far as it goes now. Returns how many recipients were planned. */
async function runOne(context: JobContext, row: BroadcastRow, tally: Tally): Promise<number> {
  const { database, clock, post } = context
  const before = totalOf(await broadcastCounts(database.read, row.id))
  while (!post.stopping() && (await transact(database, (tx) => planNextPage(tx, row.id, clock.now()))));
  const planned = totalOf(await broadcastCounts(database.read, row.id)) - before
  if (row.expiresAt && row.expiresAt <= clock.now())
    await transact(database, (tx) => skipPlanned(tx, row.id, 'expired', clock.now()))
  const progress = createProgress(context, row)
  await deliver({ ...mailBox(context, row, await orgOf(context, row)), settled: progress.touch }, post, tally)
  if (await finish(context, row.id)) progress.touch()
  await progress.close()
  return planned
}

/** A broadcast is finished when its planning is and nobody is left to write to. */
async function finish({ database, clock }: JobContext, id: number): Promise<boolean> {
  return transact(database, async (tx) => {
    const [counts, row] = [await broadcastCounts(tx, id), await tx.broadcast.findUnique({ where: { id } })]
    if (!row?.plannedAt || counts.planned + counts.claimed > 0) return false
    return (await commandBroadcast(tx, id, 'finish', clock.now())) !== undefined
  })
}

async function orgOf({ database }: JobContext, { orgId }: BroadcastRow): Promise<string | null> {
  if (orgId === null) return null
  return (await database.read.organisation.findUnique({ where: { id: orgId } }))?.aisId ?? null
}

function mailBox(context: JobContext, row: BroadcastRow, org: string | null): MailBox {
  const { database, clock, worker, env } = context
  const limit = Math.max(1, Math.floor(env.SEND_RATE / 30))
  const rendered = renderPlain(row.text)
  const isOpen = async () =>
    !(await pausedUntil(database.read, 'bulk', new Date())) &&
    !(row.expiresAt && row.expiresAt <= clock.now()) &&
    (await hasDueDelivery(database.read, row.id, clock.now()))
  return {
    nextLane: async () => ((await isOpen()) ? 'bulk' : undefined),
    claim: async (lane) => {
      const claim = { broadcastId: row.id, epoch: worker.epoch, limit, now: clock.now() }
      const claimed = await transact(database, (tx) => claimDeliveries(tx, claim))
      const about = { class: row.class, kind: 'broadcast', org, lane, rendered }
      return claimed.map((delivery) => ({ ...delivery, ...about }))
    },
    settle: (mail, verdict) =>
      transact(database, (tx) => settleDelivery(tx, { ...mail, epoch: worker.epoch }, verdict, clock.now())),
    rest: (ms) => transact(database, (tx) => pauseLane(tx, 'bulk', new Date(Date.now() + ms))),
  }
}

async function nextAttempt({ database, clock }: JobContext) {
  const pause = await pausedUntil(database.read, 'bulk', new Date())
  const running = await broadcastsIn(database.read, ['running'])
  if (pause && running.length > 0) return { inMs: pause.getTime() - Date.now(), reason: 'throttled' }
  const retry = await nextDeliveryRetry(database.read)
  return retry && { inMs: retry.at.getTime() - clock.now().getTime(), reason: retry.reason }
}
