import { openOffsets, type QuietHours } from '../../domain/broadcast/quiet-hours.ts'
import type { Tx } from '../client.ts'
import { moment, passOverLocked } from '../dialect.ts'
import { Prisma } from '../generated/client.ts'
import { jsonInts } from '../json-rows.ts'
import { type Addressee, addresseesOf, type Question } from './addressees.ts'
import { toMessageClass } from './reach.ts'
import { mayHaveArrived, RECOVERY_PAGE, type Settled, settleDead, settleRows } from './settled-rows.ts'

/** One recipient of a broadcast in the hands of one worker. */
export interface ClaimedDelivery extends Addressee {
  id: number
  accountId: number
  attempts: number
}

export type DeliveryClaim = {
  broadcastId: number
  epoch: number
  limit: number
  now: Date
  /** people whose clock is in these hours are left alone; undefined: nobody is */
  quiet: QuietHours | undefined
} & Question

/** Who is to be written to first; undefined: nobody is due now. */
export async function firstDueDelivery(
  read: Tx,
  { broadcastId, now, quiet }: Pick<DeliveryClaim, 'broadcastId' | 'now' | 'quiet'>,
): Promise<{ id: number; dueAt: Date } | undefined> {
  for (const offset of await offsetsNow(read, broadcastId, now, quiet)) {
    const row = await read.delivery.findFirst({
      where: { broadcastId, state: 'planned', utcOffset: offset, notBefore: { lte: now } },
      orderBy: [{ notBefore: 'asc' }, { id: 'asc' }],
      select: { id: true, notBefore: true },
    })
    if (row) return { id: row.id, dueAt: row.notBefore }
  }
  return undefined
}

/** Takes due recipients of a running broadcast for the worker of `epoch`; nobody else gets them. */
export async function claimDeliveries(tx: Tx, claim: DeliveryClaim): Promise<ClaimedDelivery[]> {
  const { broadcastId, now, quiet, limit } = claim
  const claimed: Array<{ id: number; accountId: number; attempts: number }> = []
  for (const offset of await offsetsNow(tx, broadcastId, now, quiet)) {
    if (claimed.length >= limit) break
    claimed.push(...(await claimOffset(tx, { ...claim, limit: limit - claimed.length }, offset)))
  }
  const addressees = await addresseesOf(
    tx,
    claimed.map((row) => row.accountId),
    { category: claim.category, cap: claim.cap },
  )
  return claimed.map((row) => ({ ...row, ...addressees(row.accountId) }))
}

/**
 * One statement takes rows and says which: two workers at the same moment never both get one. The list is made once: as a
 * plain subquery PostgreSQL may make it again for each row it looks at, and a limit of five would take everybody.
 */
async function claimOffset(tx: Tx, claim: DeliveryClaim, offset: number) {
  const { broadcastId, epoch, limit, now } = claim
  const rows = await tx.$queryRaw<Array<Record<'id' | 'accountId' | 'attempts', number | bigint>>>`
    WITH due AS MATERIALIZED (
      SELECT d."id" FROM "Delivery" d
      WHERE d."broadcastId" = ${broadcastId} AND d."state" = 'planned' AND d."utcOffset" = ${offset}
        AND d."notBefore" <= ${moment(tx, now)}
        AND EXISTS (SELECT 1 FROM "Broadcast" b WHERE b."id" = ${broadcastId} AND b."status" = 'running')
      ORDER BY d."notBefore", d."id" LIMIT ${limit} ${passOverLocked(tx)})
    UPDATE "Delivery" SET "state" = 'claimed', "epoch" = ${epoch}, "attempts" = "attempts" + 1,
      "stateAt" = ${moment(tx, now)}
    WHERE "state" = 'planned' AND "id" IN (SELECT due."id" FROM due)
    RETURNING "id", "accountId", "attempts"`
  return rows.map((row) => ({
    id: Number(row.id),
    accountId: Number(row.accountId),
    attempts: Number(row.attempts),
  }))
}

/** What everybody is planned with whose broadcast keeps no quiet hours. */
const ANY_OFFSET = 0

/** Offsets that may be written to now, those whose night comes first leading. */
async function offsetsNow(
  read: Tx,
  broadcastId: number,
  now: Date,
  quiet: QuietHours | undefined,
): Promise<number[]> {
  return quiet ? openOffsets(await waitingOffsets(read, broadcastId), now, quiet) : [ANY_OFFSET]
}

/** Offsets of the recipients that wait: one step of the index for each, however many millions stand behind it. */
async function waitingOffsets(read: Tx, broadcastId: number): Promise<number[]> {
  const offsets: number[] = []
  for (;;) {
    const after = offsets.at(-1)
    const row = await read.delivery.findFirst({
      where: { broadcastId, state: 'planned', ...(after !== undefined && { utcOffset: { gt: after } }) },
      orderBy: { utcOffset: 'asc' },
      select: { utcOffset: true },
    })
    if (!row) return offsets
    offsets.push(row.utcOffset)
  }
}

/** Writes what became of claimed recipients. Who waits for another attempt of a cancelled broadcast is left out. */
export async function settleDeliveries(
  tx: Tx,
  epoch: number,
  settled: readonly Settled[],
  now: Date,
): Promise<void> {
  await settleRows(tx, 'Delivery', epoch, settled, now)
  const again = settled.filter(({ verdict }) => verdict.state === 'planned').map(({ id }) => id)
  if (again.length === 0) return
  const cancelled = Prisma.sql`
    SELECT d."id" FROM "Delivery" d JOIN "Broadcast" b ON b."id" = d."broadcastId" AND b."status" = 'cancelled'
    WHERE d."id" IN ${jsonInts(tx, again)}`
  await leaveOut(tx, cancelled, 'cancelled', now)
}

/** Leaves out those of these recipients who wait. Who may have the message already stays in doubt. Returns how many. */
export function leaveOut(tx: Tx, ids: Prisma.Sql, reason: string, now: Date): Promise<number> {
  const doubt = mayHaveArrived('Delivery', 1)
  return tx.$executeRaw`
    UPDATE "Delivery" SET "stateAt" = ${moment(tx, now)},
      "state" = CASE WHEN ${doubt} THEN 'unknown' ELSE 'skipped' END,
      "reason" = CASE WHEN ${doubt} THEN "reason" ELSE ${reason} END
    WHERE "state" = 'planned' AND "id" IN (${ids})`
}

/** Puts back what this worker claimed and has not in hand: the answer to its claim was lost, nothing was sent. */
export async function putBackDeliveries(
  tx: Tx,
  broadcastId: number,
  epoch: number,
  inHand: readonly number[],
): Promise<void> {
  await tx.delivery.updateMany({
    where: { broadcastId, state: 'claimed', epoch, id: { notIn: [...inHand] } },
    data: { state: 'planned' },
  })
}

/** Puts back everything that this worker claimed: it has nothing in hand. */
export async function putBackClaims(tx: Tx, epoch: number): Promise<void> {
  for (const id of await claimedBroadcasts(tx)) await putBackDeliveries(tx, id, epoch, [])
}

/** Settles the claims of dead workers by the class of each broadcast; true while there may be more. */
export async function recoverDeliveries(tx: Tx, deadEpochs: readonly number[], now: Date): Promise<boolean> {
  const rows = await tx.delivery.findMany({
    where: {
      state: 'claimed',
      epoch: { in: [...deadEpochs] },
      broadcastId: { in: await claimedBroadcasts(tx) },
    },
    select: {
      id: true,
      accountId: true,
      attempts: true,
      epoch: true,
      broadcast: { select: { class: true } },
    },
    take: RECOVERY_PAGE,
  })
  const claims = rows.map(({ broadcast, ...row }) => ({ ...row, class: toMessageClass(broadcast.class) }))
  await settleDead(claims, (epoch, settled) => settleDeliveries(tx, epoch, settled, now))
  return rows.length === RECOVERY_PAGE
}

/** Broadcasts with claims: found by the index, one step each. */
async function claimedBroadcasts(read: Tx): Promise<number[]> {
  const rows = await read.$queryRaw<Array<{ id: number }>>`
    SELECT b."id" AS "id" FROM "Broadcast" b WHERE b."status" <> 'draft'
      AND EXISTS (SELECT 1 FROM "Delivery" d WHERE d."broadcastId" = b."id" AND d."state" = 'claimed')`
  return rows.map(({ id }) => id)
}

/** When the earliest recipient that waits for another attempt is due, and why it waits. */
export async function nextDeliveryRetry(
  read: Tx,
  broadcastId: number,
  now: Date,
): Promise<{ at: Date; reason: string } | undefined> {
  let first: { notBefore: Date; reason: string | null } | undefined
  for (const utcOffset of await waitingOffsets(read, broadcastId)) {
    const row = await read.delivery.findFirst({
      where: { broadcastId, state: 'planned', utcOffset, notBefore: { gt: now } },
      orderBy: { notBefore: 'asc' },
      select: { notBefore: true, reason: true },
    })
    if (row && (!first || row.notBefore < first.notBefore)) first = row
  }
  return first && { at: first.notBefore, reason: first.reason ?? '' }
}
