import type { PrismaClient } from '../../../db/client.ts'
import { memberCard, pathNames } from '../../../db/repos/member-card.ts'
import { readStatus } from '../../../domain/membership/status.ts'
import { pictureValidUntil } from '../../../domain/ticket/picture-validity.ts'
import { readTicketStatus } from '../../../domain/ticket/ticket-status.ts'
import type { CardFacts } from '../../../print/card.ts'
import type { TicketCode } from '../../ticket/ticket-code.ts'

type Member = Awaited<ReturnType<typeof memberCard>>

/** A member with the way from the union down to their organisation. */
export async function loadCard(
  read: PrismaClient,
  memberId: number,
): Promise<{ member: Member; path: string[] }> {
  const member = await memberCard(read, memberId)
  return { member, path: await pathNames(read, member.orgId) }
}

/** What of it is drawn; without a code the picture is good for a few months. */
export function cardFacts(
  { member, path }: { member: Member; path: string[] },
  today: string,
  code: TicketCode | undefined,
): CardFacts {
  return {
    lastName: member.lastName,
    otherNames: [member.firstName, member.middleName].filter(Boolean).join(' '),
    number: member.ticketNumber,
    places: path.length > 1 ? path.slice(1).reverse() : path,
    memberStatus: readStatus(member.status ?? '') ?? null,
    ticketStatus: readTicketStatus(member.ticketStatus),
    joinedOn: member.joinedOn,
    validUntil: code?.validUntil ?? pictureValidUntil(today),
    checkAddress: code?.address,
  }
}
