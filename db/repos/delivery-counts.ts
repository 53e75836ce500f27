import type { DeliveryCounts } from '../../domain/broadcast/broadcast.ts'
import type { Tx } from '../client.ts'

export const noDeliveries = (): DeliveryCounts => ({
  ...{ planned: 0, claimed: 0, sent: 0, failed: 0, skipped: 0, unknown: 0 },
})

/** The number of rows now in each state. It reads every row of the broadcast: people are answered by `database.counts`. */
export async function countDeliveries(read: Tx, broadcastId: number): Promise<DeliveryCounts> {
  const rows = await read.delivery.groupBy({
    by: ['state'],
    where: { broadcastId },
    _count: { _all: true },
  })
  return { ...noDeliveries(), ...Object.fromEntries(rows.map(({ state, _count }) => [state, _count._all])) }
}
