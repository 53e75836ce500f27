import { MEMBER_STATUSES, type MemberStatus, readStatus } from '../../domain/membership/status.ts'
import { askKey } from '../../domain/ticket/member-ask.ts'
import { chunks } from '../chunks.ts'
import type { PrismaClient, Tx } from '../client.ts'
import { cancelPlannedMany } from './outbox-many.ts'

type Db = PrismaClient | Tx

/** A member whose card says no status. */
export interface WithoutStatus {
  id: number
  lastName: string
  firstName: string
  middleName: string | null
  birthDate: string | null
  /** what the person said of themselves on joining */
  said?: MemberStatus
}

/** Who fills statuses in, and when. */
export interface StatusBy {
  accountId: number
  officeId: number
  at: Date
}

/** What the audit keeps of a status. */
const STATUS = { kind: 'member', field: 'status' } as const

const unfilled = (orgId: number) => ({ orgId, status: null, leftOn: null, lastName: { not: '' } })

export function countWithoutStatus(read: Db, orgId: number): Promise<number> {
  return read.member.count({ where: unfilled(orgId) })
}

/** Members of one organisation without a status, by name: a page of them, or all. */
export async function withoutStatus(
  read: Db,
  orgId: number,
  page?: { number: number; size: number },
): Promise<WithoutStatus[]> {
  const rows = await read.member.findMany({
    where: unfilled(orgId),
    orderBy: [{ lastName: 'asc' }, { firstName: 'asc' }, { id: 'asc' }],
    select: { id: true, lastName: true, firstName: true, middleName: true, birthDate: true },
    ...(page && { skip: page.number * page.size, take: page.size }),
  })
  const applications = await read.application.findMany({
    where: { orgId, state: 'accepted', memberId: { not: null }, status: { in: [...MEMBER_STATUSES] } },
    orderBy: { id: 'asc' },
    select: { memberId: true, status: true },
  })
  const words = new Map(applications.map(({ memberId, status }) => [memberId, readStatus(status)]))
  return rows.map((row) => {
    const said = words.get(row.id)
    return said ? { ...row, said } : row
  })
}

/** Where a member is on record and what the card says; undefined for one who is not there, has left or was erased. */
export async function statusOf(
  read: Db,
  id: number,
): Promise<{ orgId: number; status: string | null } | undefined> {
  const where = { id, leftOn: null, lastName: { not: '' } }
  const row = Number.isSafeInteger(id)
    ? await read.member.findFirst({ where, select: { orgId: true, status: true } })
    : null
  return row ?? undefined
}

/**
 * Fills in the status of those members of an organisation who still have none: what somebody said meanwhile stays. The
 * question for it that has not left yet stays unasked. Returns the ids of those it was filled in for.
 */
export async function fillStatuses(
  tx: Tx,
  { orgId, memberIds, status }: { orgId: number; memberIds: readonly number[]; status: MemberStatus },
  by: StatusBy,
): Promise<number[]> {
  const filled: number[] = []
  for (const ids of chunks(memberIds)) {
    const where = { ...unfilled(orgId), id: { in: ids } }
    const rows = await tx.member.updateManyAndReturn({ where, data: { status }, select: { id: true } })
    const done = rows.map(({ id }) => id)
    await record(tx, { orgId, memberIds: done, oldValue: null, newValue: status }, by)
    await cancelPlannedMany(
      tx,
      done.map((id) => askKey(id, { what: 'status' })),
    )
    filled.push(...done)
  }
  return filled
}

/** Takes back what an account filled in in one go, as far as nobody has said otherwise since; returns whose it was. */
export async function undoStatuses(tx: Tx, orgId: number, filledAt: Date, by: StatusBy): Promise<number[]> {
  const act = await tx.change.findMany({
    where: {
      ...STATUS,
      orgId,
      accountId: by.accountId,
      source: 'chair',
      oldValue: null,
      changedAt: filledAt,
    },
    select: { id: true, memberId: true, newValue: true },
  })
  const last = Math.max(0, ...act.map(({ id }) => id))
  const undone: number[] = []
  for (const status of MEMBER_STATUSES) {
    const ofStatus = act.flatMap(({ memberId, newValue }) =>
      newValue === status && memberId !== null ? [memberId] : [],
    )
    for (const ids of chunks(ofStatus)) {
      const where = { ...STATUS, memberId: { in: ids }, id: { gt: last } }
      const later = await tx.change.findMany({ where, select: { memberId: true } })
      const touched = new Set(later.map(({ memberId }) => memberId))
      const rows = await tx.member.updateManyAndReturn({
        where: { id: { in: ids.filter((id) => !touched.has(id)) }, orgId, status },
        data: { status: null },
        select: { id: true },
      })
      const done = rows.map(({ id }) => id)
      await record(tx, { orgId, memberIds: done, oldValue: status, newValue: null }, by)
      undone.push(...done)
    }
  }
  return undone
}

/** Accounts that hold the cards of members. */
export async function holdersOf(
  tx: Tx,
  memberIds: readonly number[],
): Promise<Array<{ accountId: number; memberId: number }>> {
  const found = []
  for (const ids of chunks(memberIds)) {
    const where = { memberId: { in: ids }, endedAt: null }
    const select = { accountId: true, memberId: true }
    found.push(...(await tx.memberBinding.findMany({ where, orderBy: { id: 'asc' }, select })))
  }
  return found
}

async function record(
  tx: Tx,
  change: { orgId: number; memberIds: number[]; oldValue: string | null; newValue: string | null },
  { accountId, officeId, at }: StatusBy,
): Promise<void> {
  const { memberIds, ...values } = change
  const who = { source: 'chair', accountId, officeId, changedAt: at }
  await tx.change.createMany({
    data: memberIds.map((memberId) => ({ ...STATUS, ...values, memberId, ...who })),
  })
}
