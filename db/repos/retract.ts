import type { Tx } from '../client.ts'
import { jsonRows } from '../json-rows.ts'
import { addresseesOf } from './addressees.ts'
import { commandBroadcast } from './broadcast.ts'

/** What became of taking one message back: deleted | too_old | no_message | what the messenger said. */
export interface Retraction {
  id: number
  result: string
}

/** Asks for a broadcast to be stopped and its messages to be taken back. False where it was asked before. */
export async function askRetract(tx: Tx, id: number, now: Date): Promise<boolean> {
  const { count } = await tx.broadcast.updateMany({
    where: { id, retractAskedAt: null },
    data: { retractAskedAt: now },
  })
  if (count > 0) await commandBroadcast(tx, id, 'cancel', now)
  return count > 0
}

/** Broadcasts whose messages are still to be taken back. */
export async function toBeRetracted(read: Tx): Promise<number[]> {
  const rows = await read.broadcast.findMany({
    where: { retractAskedAt: { not: null }, retractedAt: null },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** The next messages to take back, by the account they went to. */
export async function retractable(read: Tx, broadcastId: number, after: number, limit: number) {
  const rows = await read.delivery.findMany({
    where: {
      ...{ broadcastId, accountId: { gt: after }, retracted: null },
      state: { in: ['sent', 'unknown'] },
    },
    orderBy: { accountId: 'asc' },
    take: limit,
    select: { id: true, accountId: true, messageId: true, stateAt: true },
  })
  const addressees = await addresseesOf(
    read,
    rows.map(({ accountId }) => accountId),
  )
  return rows.map(({ stateAt, ...row }) => ({
    ...row,
    externalId: addressees(row.accountId).externalId,
    sentAt: stateAt,
  }))
}

export async function settleRetracted(tx: Tx, retracted: readonly Retraction[]): Promise<void> {
  if (retracted.length === 0) return
  await tx.$executeRaw`
    UPDATE "Delivery" SET "retracted" = r."result"
    FROM ${jsonRows(tx, { id: 'int', result: 'text' }, retracted)} r WHERE "Delivery"."id" = r."id"`
}

/** All messages have been dealt with. Those that are still on their way are not: the next look takes them too. */
export async function finishRetract(tx: Tx, id: number, now: Date): Promise<void> {
  const onTheirWay = await tx.delivery.findFirst({
    where: { broadcastId: id, state: 'claimed' },
    select: { id: true },
  })
  const left = await retractable(tx, id, 0, 1)
  if (!onTheirWay && left.length === 0)
    await tx.broadcast.update({ where: { id }, data: { retractedAt: now } })
}
