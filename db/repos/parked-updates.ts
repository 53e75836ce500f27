import type { Tx } from '../client.ts'
import { moment } from '../dialect.ts'

/** An update that nobody could handle, without what the person wrote. */
export interface ParkedUpdate {
  id: number
  channel: string
  updateId: string
  line: string
  /** failed, refused, unreachable, died; `answer:` before it where its effect stands and only the answer is missing */
  reason: string
  attempts: number
  receivedAt: Date
  parkedAt: Date
}

/** What waits for an operator to look at it, newest first. */
export async function parkedUpdates(read: Tx, limit = 100): Promise<ParkedUpdate[]> {
  const rows = await read.inboundUpdate.findMany({
    where: { state: 'parked' },
    orderBy: { id: 'desc' },
    take: limit,
    omit: { body: true, state: true, epoch: true },
  })
  return rows.map(({ stateAt, reason, ...row }) => ({ ...row, reason: reason ?? '', parkedAt: stateAt }))
}

/** Lets the bot try a parked update anew, behind no other of its line. False where it is not parked any more. */
export async function retryParked(tx: Tx, id: number, now: Date): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE "InboundUpdate" SET "state" = CASE WHEN "reason" LIKE 'answer:%' THEN 'applied' ELSE 'new' END,
      "attempts" = 0, "reason" = NULL, "epoch" = NULL, "stateAt" = ${moment(tx, now)}
    WHERE "id" = ${id} AND "state" = 'parked'`
  return changed > 0
}

/** Rows of one transaction. */
const PAGE = 1_000

/**
 * Forgets what is over since before `answeredBefore`, and parked updates of before `parkedBefore`: they hold what people
 * wrote. One page; returns how many.
 */
export async function forgetUpdates(tx: Tx, answeredBefore: Date, parkedBefore: Date): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM "InboundUpdate" WHERE "id" IN (
      SELECT "id" FROM "InboundUpdate" WHERE "receivedAt" < ${moment(tx, answeredBefore)}
        AND ("body" = '' OR ("state" = 'parked' AND "receivedAt" < ${moment(tx, parkedBefore)}))
      ORDER BY "receivedAt" LIMIT ${PAGE})`
}
