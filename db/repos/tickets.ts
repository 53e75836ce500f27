import { type ReissueReason, readReissueReason, type TicketState } from '../../domain/ticket/funnel.ts'
import { chunks } from '../chunks.ts'
import type { PrismaClient, Tx } from '../client.ts'

type Db = PrismaClient | Tx

/** A member of a primary with the state of the plastic card. */
export interface TicketRow {
  id: number
  lastName: string
  firstName: string
  middleName: string | null
  ticketStatusOn: string | null
  /** why it is needed anew */
  reason?: ReissueReason
}

/** What the audit keeps of a card's state. */
const TICKET = { kind: 'ticket', field: 'ticket_status' } as const

/** Members of one organisation by the state of their cards. */
export async function ticketCounts(read: Db, orgId: number): Promise<Map<string, number>> {
  const rows = await read.member.groupBy({
    by: ['ticketStatus'],
    where: { orgId, leftOn: null, lastName: { not: '' } },
    _count: true,
  })
  return new Map(rows.map(({ ticketStatus, _count }) => [ticketStatus, _count]))
}

/** A page of members whose cards are in a state, by name. */
export async function ticketPage(
  read: Db,
  { orgId, state }: { orgId: number; state: TicketState },
  page: { number: number; size: number },
): Promise<TicketRow[]> {
  const rows = await read.member.findMany({
    where: { orgId, ticketStatus: state, leftOn: null, lastName: { not: '' } },
    orderBy: [{ lastName: 'asc' }, { firstName: 'asc' }, { id: 'asc' }],
    select: { id: true, lastName: true, firstName: true, middleName: true, ticketStatusOn: true },
    skip: page.number * page.size,
    take: page.size,
  })
  if (state !== 'reissue') return rows
  const changes = await read.change.findMany({
    where: { ...TICKET, memberId: { in: rows.map(({ id }) => id) }, newValue: state },
    orderBy: { id: 'asc' },
    select: { memberId: true, reason: true },
  })
  const reasons = new Map(changes.map(({ memberId, reason }) => [memberId, readReissueReason(reason)]))
  return rows.map((row) => {
    const reason = reasons.get(row.id)
    return reason ? { ...row, reason } : row
  })
}

/** Everybody whose card is in a state. */
export async function idsInState(
  read: Db,
  { orgId, state }: { orgId: number; state: TicketState },
): Promise<number[]> {
  const where = { orgId, ticketStatus: state, leftOn: null, lastName: { not: '' } }
  const rows = await read.member.findMany({ where, orderBy: { id: 'asc' }, select: { id: true } })
  return rows.map(({ id }) => id)
}

/** Who moves cards, and when. */
export interface Mover {
  accountId: number
  officeId: number | null
  source: 'member' | 'chair'
  at: Date
  today: string
}

export interface Move {
  orgId: number
  memberIds: readonly number[]
  from: TicketState
  to: TicketState
  reason?: ReissueReason
}

/** Moves the cards of members of one organisation that are still in `from`; returns the ids of those moved. */
export async function moveTickets(
  tx: Tx,
  { orgId, memberIds, from, to, reason }: Move,
  mover: Mover,
): Promise<number[]> {
  const moved: number[] = []
  for (const ids of chunks(memberIds)) {
    const where = { id: { in: ids }, orgId, ticketStatus: from, leftOn: null, lastName: { not: '' } }
    const before = await tx.member.findMany({ where, select: { id: true, ticketStatusOn: true } })
    const days = new Map(before.map(({ id, ticketStatusOn }) => [id, ticketStatusOn]))
    const data = { ticketStatus: to, ticketStatusOn: mover.today }
    const rows = await tx.member.updateManyAndReturn({ where, data, select: { id: true } })
    await tx.change.createMany({
      data: rows.map(({ id }) => ({
        ...{ ...TICKET, orgId, memberId: id, oldValue: from, newValue: to },
        ...{ oldOn: days.get(id) ?? null, reason: reason ?? null },
        ...whoOf(mover),
      })),
    })
    moved.push(...rows.map(({ id }) => id))
  }
  return moved
}

/** Moves back what an account moved in one go, as far as nobody has moved it on; returns how many. */
export async function undoMove(
  tx: Tx,
  { orgId, accountId, movedAt }: { orgId: number; accountId: number; movedAt: Date },
  by: Mover,
): Promise<number> {
  const act = await tx.change.findMany({
    where: { ...TICKET, orgId, accountId, changedAt: movedAt },
    select: { id: true, memberId: true, oldValue: true, newValue: true, oldOn: true },
  })
  const last = Math.max(0, ...act.map(({ id }) => id))
  let undone = 0
  for (const alike of groups(act)) {
    const { oldValue, newValue, oldOn } = alike.what
    const [from, to] = [newValue ?? '', oldValue ?? 'none']
    for (const ids of chunks(alike.memberIds)) {
      const later = await tx.change.findMany({
        where: { ...TICKET, memberId: { in: ids }, id: { gt: last } },
        select: { memberId: true },
      })
      const touched = new Set(later.map(({ memberId }) => memberId))
      const where = { id: { in: ids.filter((id) => !touched.has(id)) }, ticketStatus: from }
      const data = { ticketStatus: to, ticketStatusOn: oldOn }
      const rows = await tx.member.updateManyAndReturn({ where, data, select: { id: true } })
      await tx.change.createMany({
        data: rows.map(({ id }) => ({
          ...{ ...TICKET, orgId, memberId: id, oldValue: from, newValue: to, oldOn: by.today },
          ...whoOf(by),
        })),
      })
      undone += rows.length
    }
  }
  return undone
}

function whoOf({ source, accountId, officeId, at }: Mover) {
  return { source, accountId, officeId, changedAt: at }
}

interface Moved {
  memberId: number | null
  oldValue: string | null
  newValue: string | null
  oldOn: string | null
}

/** Members who are brought back to the same state since the same day. */
function groups(act: readonly Moved[]): Array<{ what: Moved; memberIds: number[] }> {
  const byWhat = new Map<string, { what: Moved; memberIds: number[] }>()
  for (const what of act) {
    if (what.memberId === null) continue
    const name = `${what.oldValue} ${what.newValue} ${what.oldOn}`
    const group = byWhat.get(name) ?? { what, memberIds: [] }
    group.memberIds.push(what.memberId)
    byWhat.set(name, group)
  }
  return [...byWhat.values()]
}
