import type { Lane, MessageClass } from '../../domain/outbox/ports.ts'
import type { Tx } from '../client.ts'
import { moment } from '../dialect.ts'
import { Prisma } from '../generated/client.ts'
import { firstDueMessage } from './outbox.ts'

/** Rows are counted up to here: whoever looks learns that there are many, and the look stays cheap. */
export const COUNTED_AT_MOST = 10_000

const LANES: readonly Lane[] = ['realtime', 'bulk', 'email']
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

/** Every queue of the outbox, the empty ones too. One statement counts: each count is a range of the index. */
export async function outboxStandings(read: Tx, now: Date): Promise<OutboxStanding[]> {
  const queues = LANES.flatMap((lane) => CLASSES.map((each) => ({ lane, class: each })))
  const rows = await read.$queryRaw<Array<Record<'due' | 'later' | 'claimed', number | bigint> & Queue>>`
    ${Prisma.join(
      queues.map((queue) => countQueue(queue, moment(read, now))),
      ' UNION ALL ',
    )}`
  const standings: OutboxStanding[] = []
  for (const { lane, class: each, due, later, claimed } of rows) {
    const head = due > 0 ? await firstDueMessage(read, { lane, class: each }, now) : undefined
    const counts = { due: Number(due), later: Number(later), claimed: Number(claimed) }
    standings.push({ lane, class: each, ...counts, head })
  }
  return standings
}

type Queue = Pick<OutboxStanding, 'lane' | 'class'>

function countQueue({ lane, class: each }: Queue, now: Prisma.Sql): Prisma.Sql {
  const of = Prisma.sql`"lane" = ${lane} AND "class" = ${each}`
  return Prisma.sql`SELECT CAST(${lane} AS TEXT) AS "lane", CAST(${each} AS TEXT) AS "class",
    ${countMessages(Prisma.sql`"state" = 'planned' AND ${of} AND "notBefore" <= ${now}`)} AS "due",
    ${countMessages(Prisma.sql`"state" = 'planned' AND ${of} AND "notBefore" > ${now}`)} AS "later",
    ${countMessages(Prisma.sql`"state" = 'claimed' AND ${of}`)} AS "claimed"`
}

function countMessages(where: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT COUNT(*) FROM (
    SELECT 1 FROM "OutboxMessage" WHERE ${where} LIMIT ${COUNTED_AT_MOST}) AS counted)`
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
