import type { Tx } from '../client.ts'

/** What the process of an epoch has in hand. */
export interface HeldClaims {
  epoch: number
  /** of the outbox */
  messages: number
  /** of broadcasts */
  recipients: number
  /** of the inbox */
  updates: number
}

/** Every epoch that has something in hand, living or not. */
export async function heldClaims(read: Tx): Promise<HeldClaims[]> {
  const rows = await read.$queryRaw<Array<Record<keyof HeldClaims, number | bigint | null>>>`
    SELECT c."epoch" AS "epoch", CAST(SUM(c."m") AS INTEGER) AS "messages", CAST(SUM(c."r") AS INTEGER) AS "recipients",
      CAST(SUM(c."u") AS INTEGER) AS "updates"
    FROM (
      SELECT m."epoch" AS "epoch", COUNT(*) AS "m", 0 AS "r", 0 AS "u"
        FROM "OutboxMessage" m WHERE m."state" = 'claimed' GROUP BY m."epoch"
      UNION ALL
      SELECT d."epoch", 0, COUNT(*), 0 FROM "Broadcast" b
        JOIN "Delivery" d ON d."broadcastId" = b."id" AND d."state" = 'claimed' GROUP BY d."epoch"
      UNION ALL
      SELECT i."epoch", 0, 0, COUNT(*) FROM "InboundUpdate" i
        WHERE i."state" IN ('claimed', 'applied') AND i."epoch" IS NOT NULL GROUP BY i."epoch") c
    GROUP BY c."epoch" ORDER BY c."epoch"`
  return rows.map((row) => ({
    epoch: Number(row.epoch ?? 0),
    messages: Number(row.messages),
    recipients: Number(row.recipients),
    updates: Number(row.updates),
  }))
}
