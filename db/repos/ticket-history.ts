import {
  type ReissueReason,
  readReissueReason,
  readTicketState,
  type TicketState,
} from '../../domain/ticket/funnel.ts'
import type { PrismaClient, Tx } from '../client.ts'

/** One step of a card: when, from where to where, by whom, and why where that was asked. */
export interface TicketStep {
  at: Date
  from: TicketState
  to: TicketState
  source: string
  accountId: number | null
  /** of a step that a chair made: the name in the passport at that moment */
  chair: string | null
  reason: ReissueReason | undefined
}

/** A member's card and its last steps, newest first. */
export interface TicketHistory {
  orgId: number
  lastName: string
  firstName: string
  middleName: string | null
  state: TicketState
  since: string | null
  steps: TicketStep[]
}

export async function ticketHistory(
  read: PrismaClient | Tx,
  memberId: number,
  limit: number,
): Promise<TicketHistory | undefined> {
  if (!Number.isSafeInteger(memberId)) return undefined
  const member = await read.member.findFirst({ where: { id: memberId, leftOn: null } })
  if (!member) return undefined
  const changes = await read.change.findMany({
    where: { memberId, kind: 'ticket', field: 'ticket_status' },
    orderBy: { id: 'desc' },
    take: limit,
  })
  const officeIds = changes.flatMap(({ officeId }) => officeId ?? [])
  const terms = await read.term.findMany({ where: { officeId: { in: officeIds } } })
  const { orgId, lastName, firstName, middleName, ticketStatus, ticketStatusOn } = member
  return {
    ...{ orgId, lastName, firstName, middleName },
    ...{ state: readTicketState(ticketStatus) ?? 'none', since: ticketStatusOn },
    steps: changes.map(({ changedAt: at, oldValue, newValue, source, accountId, officeId, reason }) => ({
      ...{ at, source, accountId, reason: readReissueReason(reason) },
      from: readTicketState(oldValue ?? '') ?? 'none',
      to: readTicketState(newValue ?? '') ?? 'none',
      chair:
        terms.find(
          (term) =>
            term.officeId === officeId &&
            term.startedAt <= at &&
            (term.endedAt === null || at < term.endedAt),
        )?.chairFullName ?? null,
    })),
  }
}
