import type { PrismaClient } from '../client.ts'
import type { DataSection } from './personal-data.ts'

/** What the registry holds on the members an account is linked to, and what was done to them or by the account. */
export async function ofMembers(
  read: PrismaClient,
  accountId: number,
  memberIds: number[],
): Promise<DataSection[]> {
  const own = { memberId: { in: memberIds } }
  const either = { OR: [{ accountId }, own] }
  const omit = { id: true, accountId: true, memberId: true } as const
  const members = await read.member.findMany({
    where: { id: { in: memberIds } },
    omit: { id: true, orgId: true, importHash: true },
    include: { org: { select: { aisId: true, name: true } } },
  })
  const departures = await read.departure.findMany({
    where: either,
    select: { kind: true, state: true, submittedAt: true, decidedAt: true, reason: true },
  })
  const purchases = await read.purchase.findMany({
    where: own,
    omit: { id: true, memberId: true, partnerId: true, importHash: true },
    include: { partner: { select: { name: true } } },
  })
  const changes = await read.change.findMany({ where: either, orderBy: { id: 'asc' } })
  return [
    {
      name: 'members',
      tables: ['Member'],
      rows: members.map(({ org, ...row }) => ({ ...row, orgAisId: org.aisId, orgName: org.name })),
    },
    {
      name: 'memberBindings',
      tables: ['MemberBinding'],
      rows: await read.memberBinding.findMany({ where: { accountId }, omit, orderBy: { id: 'asc' } }),
    },
    {
      name: 'corrections',
      tables: ['Correction'],
      rows: await read.correction.findMany({
        where: own,
        omit: { ...omit, decidedBy: true },
        orderBy: { id: 'asc' },
      }),
    },
    { name: 'departures', tables: ['Departure'], rows: departures },
    {
      name: 'linkRequests',
      tables: ['LinkRequest'],
      rows: await read.linkRequest.findMany({ where: { accountId }, omit, orderBy: { id: 'asc' } }),
    },
    {
      name: 'purchases',
      tables: ['Purchase'],
      rows: purchases.map(({ partner, ...row }) => ({ ...row, partnerName: partner.name })),
    },
    {
      name: 'cards',
      tables: ['IssuedCard'],
      rows: await read.issuedCard.findMany({
        where: own,
        omit: { memberId: true, orgId: true },
        orderBy: { id: 'asc' },
      }),
    },
    {
      name: 'changes',
      tables: ['Change'],
      rows: changes.map(({ kind, field, changedAt, source, memberId, oldValue, newValue }) => ({
        ...{ kind, field, changedAt },
        // What the person did to somebody else's data is a deed of theirs; the data are the other's.
        ...(memberId !== null && memberIds.includes(memberId) && { source, oldValue, newValue }),
      })),
    },
  ]
}
