import { z } from 'zod'
import {
  type Attachment,
  type AudienceRole,
  type BroadcastCategory,
  type BroadcastCommand,
  type BroadcastStatus,
  type NewBroadcast,
  statusAfter,
} from '../../domain/broadcast/broadcast.ts'
import type { MessageClass } from '../../domain/outbox/ports.ts'
import type { Tx } from '../client.ts'
import { type Broadcast, Prisma } from '../generated/client.ts'
import { leaveOut } from './deliveries.ts'
import { toCategory, toMessageClass } from './reach.ts'

export { audienceCount } from './audience.ts'

/** A broadcast as it is kept. */
export interface BroadcastRow {
  id: number
  text: string
  orgId: number | null
  role: AudienceRole
  class: MessageClass
  category: BroadcastCategory | null
  status: BroadcastStatus
  startAt: Date
  expiresAt: Date | null
  /** last account that planning has passed */
  cursor: number | null
  plannedAt: Date | null
  finishedAt: Date | null
  createdAt: Date
  createdBy: number | null
  progressMessageId: string | null
  quietHours: boolean
  attachment: Attachment | null
  /** errors | stars, where it paused itself */
  pauseReason: string | null
  /** when it was told to end */
  finishFrom: Date | null
  finishTo: Date | null
  paidMessages: number
  retractAskedAt: Date | null
  retractedAt: Date | null
}

/** Writes a broadcast that starts by itself at `startAt`. Returns its id. */
export async function createBroadcast(tx: Tx, broadcast: NewBroadcast, now: Date): Promise<number> {
  const { attachment, ...fields } = broadcast
  const { id } = await tx.broadcast.create({
    data: {
      ...fields,
      ...(attachment && { attachment: JSON.stringify(attachment) }),
      status: 'scheduled',
      createdAt: now,
    },
  })
  return id
}

export async function findBroadcast(read: Tx, id: number): Promise<BroadcastRow | undefined> {
  const row = await read.broadcast.findUnique({ where: { id } })
  return row ? toRow(row) : undefined
}

export async function findBroadcasts(read: Tx, ids: readonly number[]): Promise<BroadcastRow[]> {
  return (await read.broadcast.findMany({ where: { id: { in: [...ids] } } })).map(toRow)
}

/** Broadcasts of an author or of a sub-tree, newest first. */
export async function listBroadcasts(
  read: Tx,
  filter: { createdBy?: number; orgPath?: string; limit?: number },
): Promise<BroadcastRow[]> {
  const { createdBy, orgPath, limit = 20 } = filter
  const rows = await read.broadcast.findMany({
    where: {
      ...(createdBy !== undefined && { createdBy }),
      ...(orgPath !== undefined && { org: { path: { startsWith: orgPath } } }),
    },
    orderBy: { id: 'desc' },
    take: limit,
  })
  return rows.map(toRow)
}

/** Gives a command; returns the new status, or undefined where the broadcast is past it or not there. */
export async function commandBroadcast(
  tx: Tx,
  id: number,
  command: BroadcastCommand,
  now: Date,
): Promise<BroadcastStatus | undefined> {
  const row = await findBroadcast(tx, id)
  const status = row && statusAfter(row.status, command)
  if (!row || !status) return undefined
  const over = status === 'finished' || status === 'cancelled'
  const { count } = await tx.broadcast.updateMany({
    where: { id, status: row.status },
    data: {
      status,
      finishedAt: over ? now : null,
      ...(command === 'resume' && { pauseReason: null }),
    },
  })
  if (count === 0) return undefined
  if (status === 'cancelled') await skipPlanned(tx, id, 'cancelled', now)
  return status
}

export async function isRunning(read: Tx, id: number): Promise<boolean> {
  return (await read.broadcast.count({ where: { id, status: 'running' } })) > 0
}

/** A running broadcast pauses by itself. False where it is no longer running. */
export async function pauseItself(tx: Tx, id: number, reason: 'errors' | 'stars'): Promise<boolean> {
  const { count } = await tx.broadcast.updateMany({
    where: { id, status: 'running' },
    data: { status: 'paused', pauseReason: reason },
  })
  return count > 0
}

/** Writes once more to those of whom nobody knows whether they got it. Returns how many they are; 0 starts nothing. */
export async function sendAgain(tx: Tx, id: number, now: Date): Promise<number> {
  const row = await findBroadcast(tx, id)
  if (!row || row.retractAskedAt || !statusAfter(row.status, 'again')) return 0
  const { count } = await tx.delivery.updateMany({
    where: { broadcastId: id, state: 'unknown' },
    data: { state: 'planned', reason: 'again', notBefore: now, stateAt: now },
  })
  if (count > 0) await commandBroadcast(tx, id, 'again', now)
  return count
}

/** Recipients left out in one transaction: more would hold up people's own writes. */
const SKIP_PAGE = 5_000

/** Leaves out the next page of people who have not been written to yet. True while there may be more. */
export async function skipPlanned(tx: Tx, id: number, reason: string, now: Date): Promise<boolean> {
  const page = Prisma.sql`
    SELECT "id" FROM "Delivery" WHERE "broadcastId" = ${id} AND "state" = 'planned' LIMIT ${SKIP_PAGE}`
  const skipped = await leaveOut(tx, page, reason, now)
  return skipped === SKIP_PAGE
}

/** Ends a broadcast whose planning is over and whose recipients all have their fate. */
export async function finishBroadcast(tx: Tx, id: number, now: Date): Promise<boolean> {
  const row = await findBroadcast(tx, id)
  if (!row?.plannedAt || row.status !== 'running') return false
  for (const state of ['planned', 'claimed'])
    if (await tx.delivery.findFirst({ where: { broadcastId: id, state }, select: { id: true } })) return false
  return (await commandBroadcast(tx, id, 'finish', now)) !== undefined
}

/** Cancelled broadcasts with people who are still to be left out. */
export async function cancelledWithRest(read: Tx): Promise<number[]> {
  const rows = await read.$queryRaw<Array<{ id: number | bigint }>>`
    SELECT b."id" AS "id" FROM "Broadcast" b WHERE b."status" = 'cancelled'
      AND EXISTS (SELECT 1 FROM "Delivery" d WHERE d."broadcastId" = b."id" AND d."state" = 'planned')`
  return rows.map(({ id }) => Number(id))
}

/** Broadcasts in one of these statuses, the urgent first. */
export async function broadcastsIn(
  read: Tx,
  statuses: BroadcastStatus[],
  startedBy?: Date,
): Promise<BroadcastRow[]> {
  const rows = await read.broadcast.findMany({
    where: { status: { in: statuses }, ...(startedBy && { startAt: { lte: startedBy } }) },
    orderBy: { id: 'asc' },
  })
  const rank = (row: BroadcastRow) => (row.class === 'urgent' ? 0 : 1)
  return rows.map(toRow).sort((one, other) => rank(one) - rank(other))
}

export async function addPaidMessages(tx: Tx, id: number, messages: number): Promise<number> {
  const data = { paidMessages: { increment: messages } }
  const { paidMessages } = await tx.broadcast.update({ where: { id }, data, select: { paidMessages: true } })
  return paidMessages
}

export async function setProgressMessage(tx: Tx, id: number, messageId: string): Promise<void> {
  await tx.broadcast.update({ where: { id }, data: { progressMessageId: messageId } })
}

function toRow(row: Broadcast): BroadcastRow {
  return {
    ...row,
    role: row.role as AudienceRole,
    class: toMessageClass(row.class),
    category: toCategory(row.category),
    status: row.status as BroadcastStatus,
    attachment: row.attachment === null ? null : readAttachment(row.attachment),
  }
}

const attachment = z.object({ kind: z.enum(['photo', 'document']), fileId: z.string() })

function readAttachment(json: string): Attachment {
  return attachment.parse(JSON.parse(json))
}
