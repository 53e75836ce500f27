import type { PrismaClient } from '../client.ts'

/** A linked member whose record wants a word, with the account to ask. */
export interface MemberToAsk {
  accountId: number
  account: string
  memberId: number
  orgId: number
  orgAisId: string
  status: string | null
  ticketStatus: string
  ticketStatusOn: string | null
  appInstalled: boolean
}

/** A page of linked, reachable members without a status, with a card that was made, or that was refused without the app. */
export async function membersToAsk(
  read: PrismaClient,
  afterId: number,
  limit: number,
): Promise<{ members: MemberToAsk[]; lastId: number | undefined }> {
  const rows = await read.memberBinding.findMany({
    where: {
      ...{ id: { gt: afterId }, endedAt: null, account: { reach: 'active' } },
      member: {
        leftOn: null,
        lastName: { not: '' },
        OR: [
          { status: null },
          { ticketStatus: 'produced' },
          { ticketStatus: 'refused', appInstalled: false },
        ],
      },
    },
    include: { account: true, member: { include: { org: { select: { aisId: true } } } } },
    orderBy: { id: 'asc' },
    take: limit,
  })
  const members = rows.map(({ accountId, account, member }) => ({
    ...{ accountId, account: `${account.channel}:${account.externalId}`, memberId: member.id },
    ...{ orgId: member.orgId, orgAisId: member.org.aisId, status: member.status },
    ...{ ticketStatus: member.ticketStatus, ticketStatusOn: member.ticketStatusOn },
    appInstalled: member.appInstalled,
  }))
  return { members, lastId: rows.length < limit ? undefined : rows.at(-1)?.id }
}

/** Cards made before a day and not handed out, by organisation; those without any are not there. */
export async function cardsWaiting(read: PrismaClient, madeBefore: string): Promise<Map<number, number>> {
  const groups = await read.member.groupBy({
    by: ['orgId'],
    where: {
      leftOn: null,
      lastName: { not: '' },
      ticketStatus: 'produced',
      ticketStatusOn: { lte: madeBefore },
    },
    _count: true,
  })
  return new Map(groups.map(({ orgId, _count }) => [orgId, _count]))
}

/** The offices of these organisations, in the order of their ids. */
export async function officeIdsOf(read: PrismaClient, orgIds: readonly number[]): Promise<number[]> {
  const where = { orgId: { in: [...orgIds] } }
  return (await read.office.findMany({ where, orderBy: { id: 'asc' }, select: { id: true } })).map(
    ({ id }) => id,
  )
}
