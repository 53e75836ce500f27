import {
  type AudienceRole,
  type BroadcastCommand,
  type BroadcastStatus,
  type DeliveryCounts,
  type NewBroadcast,
  PLAN_PAGE,
  statusAfter,
} from '../../domain/broadcast/broadcast.ts'
import type { MessageClass } from '../../domain/outbox/ports.ts'
import type { Tx } from '../client.ts'
import type { Broadcast } from '../generated/client.ts'
import { planPage } from './audience.ts'
import { toMessageClass } from './reach.ts'

export { audienceCount } from './audience.ts'

/** A broadcast as it is kept. */
export interface BroadcastRow {
  id: number
  text: string
  orgId: number | null
  role: AudienceRole
  class: MessageClass
  status: BroadcastStatus
  startAt: Date
  expiresAt: Date | null
  plannedAt: Date | null
  finishedAt: Date | null
  createdAt: Date
  createdBy: number | null
  progressMessageId: string | null
}

/** Writes a broadcast that starts by itself at `startAt`. Returns its id. */
export async function createBroadcast(tx: Tx, broadcast: NewBroadcast, now: Date): Promise<number> {
  const { id } = await tx.broadcast.create({
    data: { ...broadcast, status: 'scheduled', createdAt: now },
  })
  return id
}

export async function findBroadcast(read: Tx, id: number): Promise<BroadcastRow | undefined> {
  const row = await read.broadcast.findUnique({ where: { id } })
  return row ? toRow(row) : undefined
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

/** The number of rows now in each state. */
export async function broadcastCounts(read: Tx, id: number): Promise<DeliveryCounts> {
  const counts = { planned: 0, claimed: 0, sent: 0, failed: 0, skipped: 0, unknown: 0 }
  const rows = await read.delivery.groupBy({
    by: ['state'],
    where: { broadcastId: id },
    _count: { _all: true },
  })
  for (const { state, _count } of rows) if (state in counts) counts[toState(state)] = _count._all
  return counts
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
  await tx.broadcast.update({ where: { id }, data: { status, ...(over && { finishedAt: now }) } })
  if (status === 'cancelled') await skipPlanned(tx, id, 'cancelled', now)
  return status
}

/** Plans the next page of recipients: rows and cursor move together. True while there may be more. */
export async function planNextPage(tx: Tx, id: number, now: Date): Promise<boolean> {
  const row = await tx.broadcast.findUnique({ where: { id } })
  if (row?.status !== 'running' || row.plannedAt) return false
  const audience = { orgId: row.orgId, role: toRow(row).role }
  const page = { ...audience, broadcastId: id, cursor: row.cursor ?? 0, limit: PLAN_PAGE, now }
  const last = await planPage(tx, page)
  const data = last === undefined ? { plannedAt: now } : { cursor: last }
  await tx.broadcast.update({ where: { id }, data })
  return last !== undefined
}

/** Leaves out everybody who has not been written to yet. */
export async function skipPlanned(tx: Tx, id: number, reason: string, now: Date): Promise<void> {
  await tx.delivery.updateMany({
    where: { broadcastId: id, state: 'planned' },
    data: { state: 'skipped', reason, stateAt: now },
  })
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

export async function setProgressMessage(tx: Tx, id: number, messageId: string): Promise<void> {
  await tx.broadcast.update({ where: { id }, data: { progressMessageId: messageId } })
}

function toRow(row: Broadcast): BroadcastRow {
  return {
    ...row,
    role: row.role as AudienceRole,
    class: toMessageClass(row.class),
    status: row.status as BroadcastStatus,
  }
}

function toState(state: string): keyof DeliveryCounts {
  return state as keyof DeliveryCounts
}
