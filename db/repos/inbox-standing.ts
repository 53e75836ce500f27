import type { Tx } from '../client.ts'
import { Prisma } from '../generated/client.ts'
import { COUNTED_AT_MOST } from './queue-standing.ts'

const STATES = ['new', 'claimed', 'applied', 'parked'] as const

/** How the inbox stands: what is not over, by state, and the update that waits for the longest. */
export interface InboxStanding {
  counts: Array<{ state: string; count: number }>
  head: { id: number; receivedAt: Date } | undefined
}

export async function inboxStanding(read: Tx): Promise<InboxStanding> {
  const rows = await read.$queryRaw<Array<{ state: string; n: number | bigint }>>`
    ${Prisma.join(STATES.map(countUpdates), ' UNION ALL ')}`
  const head = await read.inboundUpdate.findFirst({
    where: { state: 'new' },
    orderBy: { id: 'asc' },
    select: { id: true, receivedAt: true },
  })
  return { counts: rows.map(({ state, n }) => ({ state, count: Number(n) })), head: head ?? undefined }
}

function countUpdates(state: string): Prisma.Sql {
  return Prisma.sql`SELECT CAST(${state} AS TEXT) AS "state", (SELECT COUNT(*) FROM (
    SELECT 1 FROM "InboundUpdate" WHERE "state" = ${state} LIMIT ${COUNTED_AT_MOST}) AS counted) AS "n"`
}
