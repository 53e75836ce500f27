import { afterDoubt, type Verdict } from '../../domain/outbox/outcome.ts'
import type { Lane, MessageClass, OutgoingMessage } from '../../domain/outbox/ports.ts'
import type { Tx } from '../client.ts'
import { markReach, toMessageClass } from './reach.ts'

/** A message in the hands of one worker, with whom it is for. */
export interface ClaimedMessage {
  id: number
  accountId: number
  orgAisId: string | null
  externalId: string
  account: string
  locale: string
  reach: string
  kind: string
  lane: Lane
  class: MessageClass
  /** JSON of a Screen */
  screen: string
  attempts: number
}

/** Appends a message in the caller's transaction. Returns false where its dedupe key is there already. */
export async function appendOutbox(tx: Tx, message: OutgoingMessage, now: Date): Promise<boolean> {
  const { screen, ...fields } = message
  const known = await tx.outboxMessage.findUnique({
    where: { dedupeKey: message.dedupeKey },
    select: { id: true },
  })
  if (known) return false
  await tx.outboxMessage.create({
    data: { ...fields, screen: JSON.stringify(screen), createdAt: now, stateAt: now },
  })
  return true
}

const due = (lanes: readonly Lane[], now: Date) => ({
  state: 'planned',
  lane: { in: [...lanes] },
  notBefore: { lte: now },
})

/** The lane whose turn it is: realtime before bulk; undefined when nothing is due. */
export async function nextLane(read: Tx, lanes: readonly Lane[], now: Date): Promise<Lane | undefined> {
  for (const lane of lanes) {
    if (await read.outboxMessage.findFirst({ where: due([lane], now), select: { id: true } })) return lane
  }
  return undefined
}

/** Takes the oldest due messages of a lane for the worker of `epoch`; nobody else gets them. */
export async function claimMessages(
  tx: Tx,
  claim: { epoch: number; lane: Lane; limit: number; now: Date },
): Promise<ClaimedMessage[]> {
  const { epoch, lane, limit, now } = claim
  const rows = await tx.outboxMessage.findMany({
    where: due([lane], now),
    orderBy: [{ notBefore: 'asc' }, { id: 'asc' }],
    take: limit,
    include: { account: true },
  })
  const ids = rows.map((row) => row.id)
  await tx.outboxMessage.updateMany({
    where: { id: { in: ids }, state: 'planned' },
    data: { state: 'claimed', epoch, attempts: { increment: 1 }, stateAt: now },
  })
  const orgs = await aisIds(
    tx,
    rows.flatMap((row) => row.orgId ?? []),
  )
  return rows.map((row) => ({
    id: row.id,
    accountId: row.accountId,
    orgAisId: row.orgId === null ? null : (orgs.get(row.orgId) ?? null),
    externalId: row.account.externalId,
    account: `${row.account.channel}:${row.account.externalId}`,
    locale: row.account.locale,
    reach: row.account.reach,
    kind: row.kind,
    lane,
    class: toMessageClass(row.class),
    screen: row.screen,
    attempts: row.attempts + 1,
  }))
}

/** Writes what became of a claimed message. A result that comes late still settles a doubt. */
export async function settleMessage(
  tx: Tx,
  message: { id: number; accountId: number; epoch: number },
  verdict: Verdict,
  now: Date,
): Promise<void> {
  const { id, accountId, epoch } = message
  await tx.outboxMessage.updateMany({
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

/** Settles the claims of dead workers: nobody knows whether these messages left. Returns how many there were. */
export async function recoverMessages(tx: Tx, deadEpochs: readonly number[], now: Date): Promise<number> {
  const rows = await tx.outboxMessage.findMany({
    where: { state: 'claimed', epoch: { in: [...deadEpochs] } },
    select: { id: true, accountId: true, class: true, attempts: true, epoch: true },
  })
  for (const row of rows) {
    const verdict = afterDoubt(toMessageClass(row.class), row.attempts, 'worker_died')
    await settleMessage(tx, { ...row, epoch: row.epoch ?? 0 }, { ...verdict, retryInMs: 0 }, now)
  }
  return rows.length
}

/** When the earliest message that waits for another attempt is due, and why it waits. */
export async function nextRetry(
  read: Tx,
  lanes: readonly Lane[],
): Promise<{ at: Date; reason: string } | undefined> {
  const row = await read.outboxMessage.findFirst({
    where: { state: 'planned', lane: { in: [...lanes] }, reason: { not: null } },
    orderBy: { notBefore: 'asc' },
    select: { notBefore: true, reason: true },
  })
  return row ? { at: row.notBefore, reason: row.reason ?? '' } : undefined
}

async function aisIds(tx: Tx, ids: number[]): Promise<Map<number, string>> {
  const rows = await tx.organisation.findMany({
    where: { id: { in: ids } },
    select: { id: true, aisId: true },
  })
  return new Map(rows.map((row) => [row.id, row.aisId]))
}

/** Those of the keys that are planned already. */
export async function plannedKeys(read: Tx, keys: string[]): Promise<Set<string>> {
  const rows = await read.outboxMessage.findMany({
    where: { dedupeKey: { in: keys } },
    select: { dedupeKey: true },
  })
  return new Set(rows.map((row) => row.dedupeKey))
}
