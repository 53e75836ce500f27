import type { PrismaClient } from '../client.ts'

/** Everything held on the person of an account, as it stands, table by table: for the person to take along. */
export async function personalData(read: PrismaClient, accountId: number) {
  const where = { accountId }
  const inOrder = { where, orderBy: { id: 'asc' } } as const
  const account = await read.account.findUniqueOrThrow({ where: { id: accountId } })
  const memberBindings = await read.memberBinding.findMany({ ...inOrder, include: { member: true } })
  const memberIds = [
    ...new Set(memberBindings.filter(({ endedAt }) => !endedAt).map(({ memberId }) => memberId)),
  ]
  const ofMember = { where: { memberId: { in: memberIds } } }
  const members = await read.member.findMany({
    where: { id: { in: memberIds } },
    omit: { importHash: true },
    include: { org: { select: { aisId: true, name: true } } },
  })
  return {
    account,
    members,
    memberBindings: memberBindings.map(({ member: _, ...binding }) => binding),
    offices: await read.officeBinding.findMany({
      ...inOrder,
      include: { office: { select: { org: { select: { aisId: true, name: true } } } } },
    }),
    roles: await read.roleGrant.findMany({
      ...inOrder,
      include: { org: { select: { aisId: true, name: true } } },
    }),
    drafts: await read.dialogue.findMany(inOrder),
    applications: await read.application.findMany({ ...inOrder, include: { messages: true } }),
    departures: await read.departure.findMany({
      where: { OR: [where, ofMember.where] },
      orderBy: { id: 'asc' },
    }),
    questions: await read.question.findMany({
      ...inOrder,
      include: { messages: { select: { text: true, writtenAt: true } } },
    }),
    nameForms: await read.nameForm.findMany({ where }),
    consents: await read.consent.findMany(inOrder),
    consentsNotGiven: await read.declinedConsent.findMany({ where }),
    joinPermits: await read.joinPermit.findMany({
      where: { openedBy: accountId },
      select: { openedAt: true, usedAt: true, org: { select: { aisId: true, name: true } } },
    }),
    switchedOff: await read.mutedCategory.findMany({ where }),
    linkRequests: await read.linkRequest.findMany(inOrder),
    corrections: await read.correction.findMany({
      where: { OR: [{ accountId }, { memberId: { in: memberIds } }] },
      orderBy: { id: 'asc' },
    }),
    purchases: await read.purchase.findMany({
      ...ofMember,
      include: { partner: { select: { name: true } } },
    }),
    changes: await read.change.findMany({
      where: { OR: [{ accountId }, { memberId: { in: memberIds } }] },
      orderBy: { id: 'asc' },
    }),
    messages: await read.outboxMessage.findMany({
      ...inOrder,
      select: { kind: true, state: true, createdAt: true, stateAt: true },
    }),
    announcements: await read.delivery.findMany({
      ...inOrder,
      select: { broadcastId: true, state: true, stateAt: true },
    }),
  }
}
