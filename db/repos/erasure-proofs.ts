import type { PrismaClient, Tx } from '../client.ts'

type Db = PrismaClient | Tx

/** A row of the registry that an account is linked to, and what proves that it is the person's. */
export interface OwnMember {
  id: number
  /** '' where the registry has none */
  birthDate: string
  name: { lastName: string; firstName: string; middleName?: string }
  org: { id: number; path: string }
  /** somebody else can only be asked about it while it is linked */
  isLinked: boolean
}

const WITH_ORG = { member: { include: { org: { select: { id: true, path: true } } } } } as const

/**
 * The members an account stands for at this moment: the linked one, whether or not it has left the union, and those that
 * had left when the account was linked to the next one. A card that was given up, or is linked to somebody else, is none.
 */
export async function ownMembers(read: Db, accountId: number): Promise<OwnMember[]> {
  const rows = await read.memberBinding.findMany({
    where: { accountId },
    include: WITH_ORG,
    orderBy: { id: 'desc' },
  })
  const own = new Map<number, OwnMember>()
  for (const { memberId, member, endedAt } of rows) {
    const hadLeft = member.leftOn !== null && endedAt !== null && member.leftOn <= dayOf(endedAt)
    const isNext = rows.some(({ boundAt }) => boundAt.getTime() === endedAt?.getTime())
    if (own.has(memberId) || member.lastName === '') continue
    if (endedAt && !(hadLeft && isNext && !(await isHeld(read, memberId)))) continue
    const { lastName, firstName, middleName, birthDate, org } = member
    const name = { lastName, firstName, ...(middleName && { middleName }) }
    own.set(memberId, { id: memberId, birthDate: birthDate ?? '', name, org, isLinked: endedAt === null })
  }
  return [...own.values()]
}

async function isHeld(read: Db, memberId: number): Promise<boolean> {
  return (await read.memberBinding.count({ where: { memberId, endedAt: null } })) > 0
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10)
}

/** Notes that a member is whoever asks, since `provenAt`; without it somebody is to say so. */
export async function noteProof(
  tx: Tx,
  erasureId: number,
  memberId: number,
  provenAt: Date | null,
): Promise<void> {
  await tx.erasureProof.upsert({
    where: { erasureId_memberId: { erasureId, memberId } },
    create: { erasureId, memberId, provenAt },
    update: provenAt ? { provenAt } : {},
  })
}

/** Which members are proven to be whoever asks. */
export async function provenMembers(read: Db, erasureId: number): Promise<Set<number>> {
  const where = { erasureId, provenAt: { not: null } }
  const rows = await read.erasureProof.findMany({ where, select: { memberId: true } })
  return new Set(rows.map(({ memberId }) => memberId))
}

/** Accounts that were ever linked to a member, but for the one that asks. */
export async function otherHolders(read: Db, memberId: number, except: number): Promise<number[]> {
  const rows = await read.memberBinding.findMany({
    where: { memberId, accountId: { not: except } },
    select: { accountId: true },
    distinct: ['accountId'],
    orderBy: { accountId: 'asc' },
  })
  return rows.map(({ accountId }) => accountId)
}

const DAY_MS = 86_400_000
const TRIED = { kind: 'erasure', field: 'birth_date' }

/** Wrong birth dates of the last day for a member, from whatever account. */
export function triesToday(read: Db, memberId: number, now: Date): Promise<number> {
  const since = new Date(now.getTime() - DAY_MS)
  return read.change.count({ where: { ...TRIED, memberId, changedAt: { gt: since } } })
}

/** Writes down that a wrong one was given: not which. */
export async function noteTry(tx: Tx, by: { accountId: number; memberId: number }, now: Date): Promise<void> {
  await tx.change.create({ data: { ...TRIED, ...by, source: 'member', changedAt: now } })
}
