import { categoryOf } from '../../domain/outbox/category.ts'
import type { Lane, MessageClass, OutgoingMessage } from '../../domain/outbox/ports.ts'
import type { Tx } from '../client.ts'
import { moment, passOverLocked } from '../dialect.ts'
import { Prisma } from '../generated/client.ts'
import { type Addressee, addresseesOf, capFor } from './addressees.ts'
import { toMessageClass } from './reach.ts'
import { RECOVERY_PAGE, type Settled, settleDead, settleRows } from './settled-rows.ts'

/** A message in the hands of one worker, with whom it is for. */
export interface ClaimedMessage extends Addressee {
  id: number
  accountId: number
  orgAisId: string | null
  kind: string
  lane: Lane
  class: MessageClass
  /** JSON of a Screen */
  screen: string
  attempts: number
}

/** A queue of the outbox: all that is realtime, or the bulk of one class. */
export interface OutboxQueue {
  lane: Lane
  class?: MessageClass
}

/** What stands in place of a screen whose words are kept no longer; nothing sends it. */
export const EMPTY_SCREEN = '{}'

/** Appends a message in the caller's transaction. Returns false where its dedupe key is there already. */
export async function appendOutbox(tx: Tx, message: OutgoingMessage, now: Date): Promise<boolean> {
  const { screen, ...fields } = message
  const { accountId, orgId = null, kind, dedupeKey, lane, notBefore } = fields
  // One statement: two who plan the same message at once must both go on, and one of them plans it.
  const planned = await tx.$executeRaw`
    INSERT INTO "OutboxMessage" ("accountId", "orgId", "kind", "dedupeKey", "lane", "class", "screen", "notBefore",
      "state", "attempts", "createdAt", "stateAt")
    VALUES (${accountId}, ${orgId}, ${kind}, ${dedupeKey}, ${laneOf(accountId, lane)}, ${fields.class}, ${JSON.stringify(screen)},
      ${moment(tx, notBefore)}, 'planned', 0, ${moment(tx, now)}, ${moment(tx, now)})
    ON CONFLICT ("dedupeKey") DO NOTHING`
  return planned > 0
}

/** What is for an address goes by mail, in a lane of its own: a mail server that hangs holds up nobody in the chat. */
function laneOf(accountId: number, lane: Lane): Prisma.Sql {
  return Prisma.sql`CASE WHEN EXISTS (SELECT 1 FROM "Account" a WHERE a."id" = ${accountId}
    AND a."channel" = 'email') THEN 'email' ELSE CAST(${lane} AS TEXT) END`
}

/** Removes a message that has not left yet; false where it has, or is on its way. */
export async function cancelPlanned(tx: Tx, dedupeKey: string): Promise<boolean> {
  const { count } = await tx.outboxMessage.deleteMany({ where: { dedupeKey, state: 'planned', attempts: 0 } })
  return count > 0
}

/** Is a message of this queue due? */
export async function hasDueMessage(read: Tx, queue: OutboxQueue, now: Date): Promise<boolean> {
  for (const each of classesOf(queue))
    if (await firstDueMessage(read, { lane: queue.lane, class: each }, now)) return true
  return false
}

/** The message of one class that is to leave first; undefined: none is due. */
export async function firstDueMessage(
  read: Tx,
  queue: Required<OutboxQueue>,
  now: Date,
): Promise<{ id: number; dueAt: Date } | undefined> {
  const row = await read.outboxMessage.findFirst({
    where: { state: 'planned', ...queue, notBefore: { lte: now } },
    orderBy: [{ notBefore: 'asc' }, { id: 'asc' }],
    select: { id: true, notBefore: true },
  })
  return row ? { id: row.id, dueAt: row.notBefore } : undefined
}

/** Every class is one range of the index. */
function classesOf(queue: OutboxQueue): MessageClass[] {
  return queue.class ? [queue.class] : ['urgent', 'reminder', 'announcement']
}

/** Takes the oldest due messages of a queue for the worker of `epoch`; nobody else gets them. */
export async function claimMessages(
  tx: Tx,
  claim: OutboxQueue & { epoch: number; limit: number; now: Date },
): Promise<ClaimedMessage[]> {
  const claimed: ClaimedRow[] = []
  for (const each of classesOf(claim)) {
    const limit = claim.limit - claimed.length
    if (limit > 0) claimed.push(...(await claimClass(tx, { ...claim, class: each, limit })))
  }
  return withAddressees(tx, claimed, claim.now)
}

interface ClaimedRow {
  id: number | bigint
  accountId: number | bigint
  orgId: number | bigint | null
  kind: string
  lane: Lane
  class: MessageClass
  screen: string
  attempts: number | bigint
}

/** One statement takes rows and says which, as in deliveries.ts: nobody else gets them, and no more than the limit. */
async function claimClass(
  tx: Tx,
  claim: Required<OutboxQueue> & { epoch: number; limit: number; now: Date },
): Promise<ClaimedRow[]> {
  const { epoch, lane, limit, now } = claim
  return tx.$queryRaw<ClaimedRow[]>`
    WITH due AS MATERIALIZED (
      SELECT m."id" FROM "OutboxMessage" m
      WHERE m."state" = 'planned' AND m."lane" = ${lane} AND m."class" = ${claim.class}
        AND m."notBefore" <= ${moment(tx, now)}
      ORDER BY m."notBefore", m."id" LIMIT ${limit} ${passOverLocked(tx)})
    UPDATE "OutboxMessage" SET "state" = 'claimed', "epoch" = ${epoch}, "attempts" = "attempts" + 1,
      "stateAt" = ${moment(tx, now)}
    WHERE "state" = 'planned' AND "id" IN (SELECT due."id" FROM due)
    RETURNING "id", "accountId", "orgId", "kind", "lane", "class", "screen", "attempts"`
}

async function withAddressees(tx: Tx, rows: ClaimedRow[], now: Date): Promise<ClaimedMessage[]> {
  const orgs = await aisIds(
    tx,
    rows.flatMap((row) => (row.orgId === null ? [] : [Number(row.orgId)])),
  )
  const claimed: ClaimedMessage[] = []
  for (const group of groupedBy(rows, (row) => `${categoryOf(row)} ${row.class} ${row.lane}`)) {
    const [first] = group
    if (!first) continue
    const ids = group.map((row) => Number(row.accountId))
    const addressees = await addresseesOf(tx, ids, { category: categoryOf(first), cap: capFor(first, now) })
    for (const row of group)
      claimed.push({
        ...row,
        ...addressees(Number(row.accountId)),
        ...{ id: Number(row.id), accountId: Number(row.accountId), attempts: Number(row.attempts) },
        orgAisId: row.orgId === null ? null : (orgs.get(Number(row.orgId)) ?? null),
      })
  }
  return claimed
}

function groupedBy<Row>(rows: readonly Row[], key: (row: Row) => string): Row[][] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row])
  return [...groups.values()]
}

/** Writes what became of claimed messages. */
export function settleMessages(tx: Tx, epoch: number, settled: readonly Settled[], now: Date): Promise<void> {
  return settleRows(tx, 'OutboxMessage', epoch, settled, now)
}

/** Puts back what this worker claimed and has not in hand: the answer to its claim was lost, nothing was sent. */
export async function putBackMessages(
  tx: Tx,
  queue: OutboxQueue,
  epoch: number,
  inHand: readonly number[],
): Promise<void> {
  const where = { lane: queue.lane, ...(queue.class && { class: queue.class }) }
  await tx.outboxMessage.updateMany({
    where: { ...where, state: 'claimed', epoch, id: { notIn: [...inHand] } },
    data: { state: 'planned' },
  })
}

/** Settles the claims of dead workers: nobody knows whether these messages left. True while there may be more. */
export async function recoverMessages(tx: Tx, deadEpochs: readonly number[], now: Date): Promise<boolean> {
  const rows = await tx.outboxMessage.findMany({
    where: { state: 'claimed', epoch: { in: [...deadEpochs] } },
    select: { id: true, accountId: true, class: true, attempts: true, epoch: true },
    take: RECOVERY_PAGE,
  })
  const claims = rows.map((row) => ({ ...row, class: toMessageClass(row.class) }))
  await settleDead(claims, (epoch, settled) => settleMessages(tx, epoch, settled, now))
  return rows.length === RECOVERY_PAGE
}

/** When the earliest message that waits for another attempt is due, and why it waits. */
export async function nextRetry(read: Tx, now: Date): Promise<{ at: Date; reason: string } | undefined> {
  const row = await read.outboxMessage.findFirst({
    where: { state: 'planned', reason: { not: null }, notBefore: { gt: now } },
    orderBy: { notBefore: 'asc' },
    select: { notBefore: true, reason: true },
  })
  return row ? { at: row.notBefore, reason: row.reason ?? '' } : undefined
}

async function aisIds(tx: Tx, ids: number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
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
