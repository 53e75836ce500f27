import type { Lane, MessageClass } from '../../domain/outbox/ports.ts'
import type { Tx } from '../client.ts'
import { moment } from '../dialect.ts'
import { Prisma } from '../generated/client.ts'

/** Rows are counted up to here: whoever looks learns that there are many, and the look stays cheap. */
export const COUNTED_AT_MOST = 10_000

const LANES: readonly Lane[] = ['realtime', 'bulk']
const CLASSES: readonly MessageClass[] = ['urgent', 'reminder', 'announcement']

/** How one queue of the outbox stands. */
export interface OutboxStanding {
  lane: Lane
  class: MessageClass
  due: number
  later: number
  claimed: number
  /** the message that is to leave first */
  head: QueueHead | undefined
}

export interface QueueHead {
  id: number
  dueAt: Date
}

/** Every queue of the outbox, the empty ones too: each count is one range of the index. */
export async function outboxStandings(read: Tx, now: Date): Promise<OutboxStanding[]> {
  const standings: OutboxStanding[] = []
  for (const lane of LANES)
    for (const messageClass of CLASSES) {
      const of = Prisma.sql`"lane" = ${lane} AND "class" = ${messageClass}`
      const due = Prisma.sql`"state" = 'planned' AND ${of} AND "notBefore" <= ${moment(read, now)}`
      const later = Prisma.sql`"state" = 'planned' AND ${of} AND "notBefore" > ${moment(read, now)}`
      const row = await read.outboxMessage.findFirst({
        where: { state: 'planned', lane, class: messageClass, notBefore: { lte: now } },
        orderBy: [{ notBefore: 'asc' }, { id: 'asc' }],
        select: { id: true, notBefore: true },
      })
      standings.push({
        ...{ lane, class: messageClass },
        due: row ? await countMessages(read, due) : 0,
        later: await countMessages(read, later),
        claimed: await countMessages(read, Prisma.sql`"state" = 'claimed' AND ${of}`),
        head: row ? { id: row.id, dueAt: row.notBefore } : undefined,
      })
    }
  return standings
}

async function countMessages(read: Tx, where: Prisma.Sql): Promise<number> {
  const [row] = await read.$queryRaw<Array<{ n: number | bigint }>>`
    SELECT COUNT(*) AS "n" FROM (SELECT 1 FROM "OutboxMessage" WHERE ${where} LIMIT ${COUNTED_AT_MOST}) AS some`
  return Number(row?.n ?? 0)
}

/** Broadcasts that are not over, by status. */
export async function openBroadcasts(read: Tx): Promise<Array<{ status: string; count: number }>> {
  const rows = await read.broadcast.groupBy({
    by: ['status'],
    where: { status: { in: ['scheduled', 'running', 'paused'] } },
    _count: { _all: true },
  })
  return ['scheduled', 'running', 'paused'].map((status) => ({
    status,
    count: rows.find((row) => row.status === status)?._count._all ?? 0,
  }))
}
