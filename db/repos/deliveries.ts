import { openOffsets, type QuietHours } from '../../domain/broadcast/quiet-hours.ts'
import { afterDeath } from '../../domain/outbox/outcome.ts'
import type { Tx } from '../client.ts'
import { moment, passOverLocked } from '../dialect.ts'
import { jsonRows } from '../json-rows.ts'
import { type Addressee, addresseesOf, type Question } from './addressees.ts'
import { markReach, toMessageClass } from './reach.ts'
import { type Settled, settledRows, settledState } from './settled-rows.ts'

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

/** One statement takes rows and says which: two workers at the same moment never both get one. */
async function claimOffset(tx: Tx, claim: DeliveryClaim, offset: number) {
  const { broadcastId, epoch, limit, now } = claim
  const rows = await tx.$queryRaw<Array<Record<'id' | 'accountId' | 'attempts', number | bigint>>>`
    UPDATE "Delivery" SET "state" = 'claimed', "epoch" = ${epoch}, "attempts" = "attempts" + 1,
      "stateAt" = ${moment(tx, now)}
    WHERE "state" = 'planned' AND "id" IN (
      SELECT d."id" FROM "Delivery" d
      WHERE d."broadcastId" = ${broadcastId} AND d."state" = 'planned' AND d."utcOffset" = ${offset}
        AND d."notBefore" <= ${moment(tx, now)}
        AND EXISTS (SELECT 1 FROM "Broadcast" b WHERE b."id" = ${broadcastId} AND b."status" = 'running')
      ORDER BY d."notBefore", d."id" LIMIT ${limit} ${passOverLocked(tx)})
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

/**
 * Writes what became of claimed recipients, all of them in one statement. A result that comes after its worker was
 * taken for dead still settles the doubt. Who waits for another attempt of a cancelled broadcast is left out.
 */
export async function settleDeliveries(
  tx: Tx,
  epoch: number,
  settled: readonly Settled[],
  now: Date,
): Promise<void> {
  if (settled.length === 0) return
  await tx.$executeRaw`
    UPDATE "Delivery" SET ${settledState('Delivery')}, "messageId" = r."messageId",
      "notBefore" = COALESCE(r."retryAt", "notBefore"), "attempts" = "attempts" - r."back",
      "stateAt" = ${moment(tx, now)}
    FROM ${settledRows(tx, settled, now)} r
    WHERE "Delivery"."id" = r."id" AND "epoch" = ${epoch}
      AND ("Delivery"."state" IN ('claimed', 'unknown') OR ("Delivery"."state" = 'planned' AND r."state" = 'sent'))`
  const again = settled.filter(({ verdict }) => verdict.state === 'planned')
  if (again.length > 0) await settleCancelled(tx, again, now)
  await markReach(tx, settled, now)
}

/** Nobody is written to again for a broadcast that was cancelled: a doubt stays one, the others are left out. */
async function settleCancelled(tx: Tx, again: readonly Settled[], now: Date): Promise<void> {
  const columns = { id: 'int', state: 'text', reason: 'text' } as const
  const rows = again.map(({ id, verdict }) => ({
    id,
    state: verdict.doubt ? 'unknown' : 'skipped',
    reason: verdict.doubt ? verdict.reason : 'cancelled',
  }))
  await tx.$executeRaw`
    UPDATE "Delivery" SET "state" = r."state", "reason" = r."reason", "stateAt" = ${moment(tx, now)}
    FROM ${jsonRows(tx, columns, rows)} r
    WHERE "Delivery"."id" = r."id" AND "Delivery"."state" = 'planned'
      AND EXISTS (SELECT 1 FROM "Broadcast" b WHERE b."id" = "broadcastId" AND b."status" = 'cancelled')`
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

/** Dead workers' claims of one transaction. */
const RECOVERY_PAGE = 500

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
  for (const epoch of new Set(rows.map((row) => row.epoch ?? 0))) {
    const settled = rows
      .filter((row) => row.epoch === epoch)
      .map(({ id, accountId, attempts, broadcast }) => ({
        ...{ id, accountId },
        verdict: afterDeath(toMessageClass(broadcast.class), attempts),
      }))
    await settleDeliveries(tx, epoch, settled, now)
  }
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
