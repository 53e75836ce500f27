import type { DeliveryCounts } from '../../domain/broadcast/broadcast.ts'
import type { Zone } from '../../domain/broadcast/finish.ts'
import type { Apart } from '../apart.ts'
import type { Tx } from '../client.ts'
import { Prisma } from '../generated/client.ts'

const noDeliveries = (): DeliveryCounts => ({
  ...{ planned: 0, claimed: 0, sent: 0, failed: 0, skipped: 0, unknown: 0 },
})

/** The rows of a broadcast by state, and those still to be written to by their clocks. */
export interface DeliveryTally {
  counts: DeliveryCounts
  waiting: Zone[]
}

/** The number of rows now in each state. It reads every row of the broadcast: people are answered by `database.counts`. */
export async function countDeliveries(read: Tx, broadcastId: number): Promise<DeliveryCounts> {
  return (await tallyDeliveries((query) => read.$queryRaw(query), broadcastId)).counts
}

/** Counts a broadcast's rows by state and clock: one walk along the index. */
export async function tallyDeliveries(apart: Apart, broadcastId: number): Promise<DeliveryTally> {
  const rows = await apart<{ state: string; utcOffset: number; n: number | bigint }>(Prisma.sql`
    SELECT "state" AS "state", "utcOffset" AS "utcOffset", COUNT(*) AS "n" FROM "Delivery"
    WHERE "broadcastId" = ${broadcastId} GROUP BY "state", "utcOffset"`)
  const counts = noDeliveries()
  for (const { state, n } of rows) if (isState(counts, state)) counts[state] += Number(n)
  const waiting = rows
    .filter(({ state }) => state === 'planned' || state === 'claimed')
    .map(({ utcOffset, n }) => ({ utcOffset, accounts: Number(n) }))
  return { counts, waiting }
}

function isState(counts: DeliveryCounts, state: string): state is keyof DeliveryCounts {
  return state in counts
}
