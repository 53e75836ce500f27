import type { MemberStatus } from '../../domain/membership/status.ts'
import type { PrismaClient, Tx } from '../client.ts'

/** A member with everything the registry holds on the person. Throws where there is none. */
export function memberCard(read: PrismaClient | Tx, memberId: number) {
  return read.member.findUniqueOrThrow({ where: { id: memberId } })
}

/** Names from the union down to the organisation. */
export async function pathNames(read: PrismaClient, orgId: number): Promise<string[]> {
  const { path } = await read.organisation.findUniqueOrThrow({ where: { id: orgId }, select: { path: true } })
  const ids = path.split('/').filter(Boolean).map(Number)
  const rows = await read.organisation.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true, shortName: true },
  })
  return ids.flatMap((id) => rows.filter((row) => row.id === id).map((row) => row.shortName ?? row.name))
}

/** The chair of an organisation as its passport names them. */
export async function chairOf(
  read: PrismaClient,
  orgId: number,
): Promise<{ name: string; phone: string | null } | undefined> {
  const term = await read.term.findFirst({ where: { office: { orgId }, endedAt: null } })
  return term?.chairFullName ? { name: term.chairFullName, phone: term.phone } : undefined
}

/** Participation in the bonus programme and what came back, in kopecks. */
export async function bonusOf(read: PrismaClient, memberId: number) {
  const [member, sums] = await Promise.all([
    memberCard(read, memberId),
    read.purchase.aggregate({
      where: { memberId },
      _count: true,
      _sum: { amountKopecks: true, cashbackKopecks: true },
    }),
  ])
  return {
    participant: member.profcardsParticipant,
    purchases: sums._count,
    amountKopecks: sums._sum.amountKopecks ?? 0,
    cashbackKopecks: sums._sum.cashbackKopecks ?? 0,
  }
}

/** Fills a missing status with the member as its source. False where it is filled already. */
export async function fillMemberStatus(
  tx: Tx,
  memberId: number,
  status: MemberStatus,
  accountId: number,
  now: Date,
): Promise<boolean> {
  const filled = await tx.member.updateMany({ where: { id: memberId, status: null }, data: { status } })
  if (filled.count === 0) return false
  const change = { memberId, field: 'status', oldValue: null, newValue: status, accountId, officeId: null }
  await recordMembersWord(tx, change, now)
  return true
}

/** Writes down what a member says of the own card: over which value, from which chat, and which office confirmed it. */
export async function recordMembersWord(
  tx: Tx,
  change: {
    memberId: number
    field: string
    oldValue: string | null
    newValue: string | null
    accountId: number
    officeId: number | null
  },
  changedAt: Date,
): Promise<void> {
  const where = { id: change.memberId }
  const { orgId } = await tx.member.findUniqueOrThrow({ where, select: { orgId: true } })
  await tx.change.create({ data: { kind: 'member', orgId, source: 'member', ...change, changedAt } })
}

/** Who a value of the card is from. */
export interface ValueSource {
  newValue: string | null
  source: string
  accountId: number | null
  officeId: number | null
  changedAt: Date
}

/** The last word on each field of a card, by the registry's name of it; a field without one came with the first import. */
export async function valueSources(
  read: PrismaClient | Tx,
  memberId: number,
): Promise<Map<string, ValueSource>> {
  const rows = await read.change.findMany({
    where: { memberId, kind: 'member' },
    orderBy: { id: 'asc' },
    select: { field: true, newValue: true, source: true, accountId: true, officeId: true, changedAt: true },
  })
  return new Map(rows.map(({ field, ...last }) => [field, last]))
}
