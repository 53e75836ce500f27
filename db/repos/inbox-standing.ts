import type { Tx } from '../client.ts'
import { COUNTED_AT_MOST } from './queue-standing.ts'

const STATES = ['new', 'claimed', 'applied', 'parked'] as const

/** How the inbox stands: what is not over, by state, and the update that waits for the longest. */
export interface InboxStanding {
  counts: Array<{ state: string; count: number }>
  head: { id: number; receivedAt: Date } | undefined
}

export async function inboxStanding(read: Tx): Promise<InboxStanding> {
  const counts: InboxStanding['counts'] = []
  for (const state of STATES) {
    const [row] = await read.$queryRaw<Array<{ n: number | bigint }>>`
      SELECT COUNT(*) AS "n" FROM (
        SELECT 1 FROM "InboundUpdate" WHERE "state" = ${state} LIMIT ${COUNTED_AT_MOST}) AS some`
    counts.push({ state, count: Number(row?.n ?? 0) })
  }
  const head = await read.inboundUpdate.findFirst({
    where: { state: 'new' },
    orderBy: { id: 'asc' },
    select: { id: true, receivedAt: true },
  })
  return { counts, head: head ?? undefined }
}
