import type { Database, Tx } from '../client.ts'
import { moment } from '../dialect.ts'
import { Prisma } from '../generated/client.ts'

export interface Reason {
  reason: string
  count: number
}

/** So many rows say what goes wrong; reading all of millions would say the same later. */
const SAMPLE = 1_000

/** Why recipients are in a state, by a sample of them, the most frequent reason first. */
export async function topReasons(
  read: Tx,
  broadcastId: number,
  state: 'failed' | 'skipped' | 'unknown',
): Promise<Reason[]> {
  const rows = await read.$queryRaw<Array<{ reason: string | null; n: number | bigint }>>`
    SELECT r."reason" AS "reason", COUNT(*) AS "n" FROM (
      SELECT "reason" FROM "Delivery" WHERE "broadcastId" = ${broadcastId} AND "state" = ${state}
      LIMIT ${SAMPLE}) r
    GROUP BY r."reason" ORDER BY COUNT(*) DESC, r."reason"`
  return rows.map(({ reason, n }) => ({ reason: reason ?? '', count: Number(n) }))
}

/** How many messages of a broadcast went out after `since`. */
export async function sentSince(
  { read, apart }: Pick<Database, 'read' | 'apart'>,
  broadcastId: number,
  since: Date,
): Promise<number> {
  const [row] = await apart<{ n: number | bigint }>(Prisma.sql`
    SELECT COUNT(*) AS "n" FROM "Delivery"
    WHERE "broadcastId" = ${broadcastId} AND "state" = 'sent' AND "stateAt" > ${moment(read, since)}`)
  return Number(row?.n ?? 0)
}

/** What became of taking the messages back, each result with how many; '' are those still to be dealt with. */
export async function retractions(
  { apart }: Pick<Database, 'apart'>,
  broadcastId: number,
): Promise<Reason[]> {
  const rows = await apart<{ reason: string | null; n: number | bigint }>(Prisma.sql`
    SELECT "retracted" AS "reason", COUNT(*) AS "n" FROM "Delivery"
    WHERE "broadcastId" = ${broadcastId} AND "state" IN ('sent', 'unknown') GROUP BY "retracted"`)
  return rows.map(({ reason, n }) => ({ reason: reason ?? '', count: Number(n) }))
}
