import { afterDoubt, type Verdict } from '../../domain/outbox/outcome.ts'
import type { Tx } from '../client.ts'
import { markReach, toMessageClass } from './reach.ts'

/** One recipient of a broadcast in the hands of one worker. */
export interface ClaimedDelivery {
  id: number
  accountId: number
  externalId: string
  account: string
  reach: string
  attempts: number
}

const due = (broadcastId: number, now: Date) => ({
  broadcastId,
  state: 'planned',
  broadcast: { status: 'running' },
  notBefore: { lte: now },
})

export async function hasDueDelivery(read: Tx, broadcastId: number, now: Date): Promise<boolean> {
  return (await read.delivery.findFirst({ where: due(broadcastId, now), select: { id: true } })) !== null
}

/** Takes due recipients for the worker of `epoch`; nobody else gets them. */
export async function claimDeliveries(
  tx: Tx,
  claim: { broadcastId: number; epoch: number; limit: number; now: Date },
): Promise<ClaimedDelivery[]> {
  const { broadcastId, epoch, limit, now } = claim
  const rows = await tx.delivery.findMany({
    where: due(broadcastId, now),
    orderBy: { id: 'asc' },
    take: limit,
  })
  const accounts = await accountsOf(tx, rows)
  await tx.delivery.updateMany({
    where: { id: { in: rows.map((row) => row.id) }, state: 'planned' },
    data: { state: 'claimed', epoch, attempts: { increment: 1 }, stateAt: now },
  })
  return rows.map((row) => ({
    id: row.id,
    accountId: row.accountId,
    attempts: row.attempts + 1,
    ...accounts(row.accountId),
  }))
}

/** Writes what became of a claimed recipient. A result that comes late still settles a doubt. */
export async function settleDelivery(
  tx: Tx,
  delivery: { id: number; accountId: number; epoch: number },
  verdict: Verdict,
  now: Date,
): Promise<void> {
  const { id, accountId, epoch } = delivery
  const again = verdict.state === 'planned'
  const over = again && (await tx.delivery.findFirst({ where: { id, broadcast: { status: 'cancelled' } } }))
  if (over) return settleDelivery(tx, delivery, { state: 'skipped', reason: 'cancelled' }, now)
  await tx.delivery.updateMany({
    where: { id, epoch, state: { in: ['claimed', 'unknown'] } },
    data: {
      state: verdict.state,
      reason: verdict.reason,
      messageId: verdict.messageId ?? null,
      stateAt: now,
      ...(verdict.retryInMs !== undefined && { notBefore: new Date(now.getTime() + verdict.retryInMs) }),
      ...(verdict.reason === 'throttled' && { attempts: { decrement: 1 } }),
    },
  })
  await markReach(tx, accountId, verdict, now)
}

/** Settles the claims of dead workers by the class of each broadcast. A cancelled one is not sent again. */
export async function recoverDeliveries(tx: Tx, deadEpochs: readonly number[], now: Date): Promise<number> {
  const rows = await tx.delivery.findMany({
    where: { state: 'claimed', epoch: { in: [...deadEpochs] } },
    select: { id: true, accountId: true, attempts: true, epoch: true, broadcast: true },
  })
  for (const row of rows) {
    const cancelled = row.broadcast.status === 'cancelled'
    const kind = cancelled ? 'announcement' : toMessageClass(row.broadcast.class)
    const verdict = afterDoubt(kind, row.attempts, 'worker_died')
    await settleDelivery(tx, { ...row, epoch: row.epoch ?? 0 }, { ...verdict, retryInMs: 0 }, now)
  }
  return rows.length
}

/** When the earliest recipient that waits for another attempt is due, and why it waits. */
export async function nextDeliveryRetry(read: Tx): Promise<{ at: Date; reason: string } | undefined> {
  const row = await read.delivery.findFirst({
    where: { state: 'planned', reason: { not: null }, broadcast: { status: 'running' } },
    orderBy: { notBefore: 'asc' },
    select: { notBefore: true, reason: true },
  })
  return row ? { at: row.notBefore, reason: row.reason ?? '' } : undefined
}

/** Recipients with their states, by keyset on the delivery. */
export async function recipientPage(
  read: Tx,
  query: { broadcastId: number; state?: string; after: number; limit: number },
): Promise<
  Array<{
    id: number
    account: string
    state: string
    reason: string | null
    messageId: string | null
    at: Date
  }>
> {
  const { broadcastId, state, after, limit } = query
  const rows = await read.delivery.findMany({
    where: { broadcastId, id: { gt: after }, ...(state !== undefined && { state }) },
    orderBy: { id: 'asc' },
    take: limit,
  })
  const accounts = await accountsOf(read, rows)
  return rows.map(({ id, accountId, state: now, reason, messageId, stateAt }) => ({
    id,
    account: accounts(accountId).account,
    state: now,
    reason,
    messageId,
    at: stateAt,
  }))
}

async function accountsOf(read: Tx, rows: Array<{ accountId: number }>) {
  const found = await read.account.findMany({ where: { id: { in: rows.map((row) => row.accountId) } } })
  const byId = new Map(found.map((account) => [account.id, account]))
  return (id: number) => {
    const { channel = '', externalId = '', reach = 'deactivated' } = byId.get(id) ?? {}
    return { externalId, reach, account: `${channel}:${externalId}` }
  }
}
