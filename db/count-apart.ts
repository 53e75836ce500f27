import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { DeliveryCounts } from '../domain/broadcast/broadcast.ts'
import type { Tx } from './client.ts'
import { countDeliveries, noDeliveries } from './repos/delivery-counts.ts'

/** So many rows are counted in a few milliseconds: a thread would take longer to start. */
const FEW = 20_000

/** Counts a broadcast's recipients in SQLite's file at `path`: many of them in a thread, which no person waits behind. */
export async function countApart(read: Tx, path: string, broadcastId: number): Promise<DeliveryCounts> {
  const [row] = await read.$queryRaw<Array<{ n: number | bigint }>>`
    SELECT COUNT(*) AS "n" FROM (SELECT 1 FROM "Delivery" WHERE "broadcastId" = ${broadcastId} LIMIT ${FEW + 1})`
  if (Number(row?.n ?? 0) <= FEW) return countDeliveries(read, broadcastId)
  const thread = new Worker(new URL('./count-thread.mjs', import.meta.url), {
    workerData: { path, broadcastId },
    resourceLimits: { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 16 },
  })
  const [rows] = (await once(thread, 'message')) as [Array<[keyof DeliveryCounts, number]>]
  return { ...noDeliveries(), ...Object.fromEntries(rows) }
}
