import type { TicketState } from '../../domain/ticket/funnel.ts'
import type { PrismaClient, Tx } from '../client.ts'

type Db = PrismaClient | Tx

/** A member of a primary with the state of the plastic card. */
export interface TicketRow {
  id: number
  lastName: string
  firstName: string
  middleName: string | null
  ticketStatusOn: string | null
}

/** Members of one organisation by the state of their cards. */
export async function ticketCounts(read: Db, orgId: number): Promise<Map<string, number>> {
  const rows = await read.member.groupBy({
    by: ['ticketStatus'],
    where: { orgId, leftOn: null },
    _count: true,
  })
  return new Map(rows.map(({ ticketStatus, _count }) => [ticketStatus, _count]))
}

/** A page of members whose cards are in a state, by name. */
export function ticketPage(
  read: Db,
  { orgId, state }: { orgId: number; state: TicketState },
  page: { number: number; size: number },
): Promise<TicketRow[]> {
  return read.member.findMany({
    where: { orgId, ticketStatus: state, leftOn: null },
    orderBy: [{ lastName: 'asc' }, { firstName: 'asc' }, { id: 'asc' }],
    select: { id: true, lastName: true, firstName: true, middleName: true, ticketStatusOn: true },
    skip: page.number * page.size,
    take: page.size,
  })
}

/** Who moves cards, and when. */
export interface Mover {
  accountId: number
  officeId: number | null
  source: 'member' | 'chair'
  at: Date
  today: string
}

/** Moves the cards of members of one organisation that are still in `from`; returns the ids of those moved. */
export async function moveTickets(
  tx: Tx,
  {
    orgId,
    memberIds,
    from,
    to,
  }: { orgId: number; memberIds: readonly number[]; from: TicketState; to: TicketState },
  { accountId, officeId, source, at, today }: Mover,
): Promise<number[]> {
  const rows = await tx.member.findMany({
    where: { id: { in: [...memberIds] }, orgId, ticketStatus: from, leftOn: null },
    select: { id: true, ticketStatusOn: true },
  })
  const moved: number[] = []
  for (const { id } of rows) {
    const { count } = await tx.member.updateMany({
      where: { id, ticketStatus: from },
      data: { ticketStatus: to, ticketStatusOn: today },
    })
    if (count === 0) continue
    moved.push(id)
    await tx.change.create({
      data: {
        ...{ kind: 'ticket', orgId, memberId: id, field: 'ticket_status', oldValue: from, newValue: to },
        ...{ source, accountId, officeId, changedAt: at },
      },
    })
  }
  return moved
}

/** Moves back what an account moved in one go, as far as nobody has moved it on; returns how many. */
export async function undoMove(
  tx: Tx,
  { orgId, accountId, movedAt }: { orgId: number; accountId: number; movedAt: Date },
  by: Mover,
): Promise<number> {
  const where = { kind: 'ticket', orgId, accountId, changedAt: movedAt }
  const changes = await tx.change.findMany({
    where,
    select: { id: true, memberId: true, oldValue: true, newValue: true },
  })
  let undone = 0
  for (const { memberId, oldValue, newValue } of changes) {
    if (memberId === null) continue
    const [from, to] = [newValue ?? '', oldValue ?? 'none']
    const { count } = await tx.member.updateMany({
      where: { id: memberId, ticketStatus: from },
      data: { ticketStatus: to, ticketStatusOn: by.today },
    })
    if (count === 0) continue
    undone += 1
    await tx.change.create({
      data: {
        ...{ kind: 'ticket', orgId, memberId, field: 'ticket_status', oldValue: from, newValue: to },
        ...{ source: by.source, accountId, officeId: by.officeId, changedAt: by.at },
      },
    })
  }
  return undone
}
