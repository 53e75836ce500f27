import type { CorrectedField } from '../../domain/membership/correction.ts'
import type { PrismaClient, Tx } from '../client.ts'
import { below } from './path-range.ts'

type Db = PrismaClient | Tx

/** A value that waits, or waited, for a decider, with the card as it is now. */
export interface CorrectionRow {
  id: number
  field: CorrectedField
  oldValue: string | null
  newValue: string
  ownContact: boolean
  state: string
  proposedAt: Date
  /** who proposed it */
  accountId: number
  member: {
    id: number
    lastName: string
    firstName: string
    middleName: string | null
    ticketStatus: string
    leftOn: string | null
    org: { id: number; name: string; path: string }
  }
  /** what stands in the card now */
  current: string | null
}

/** Where a field stands in the card. */
export const CARD_COLUMN = {
  status: 'status',
  phone: 'phone',
  last_name: 'lastName',
} as const satisfies Record<CorrectedField, string>

const WITH_MEMBER = { member: { include: { org: true } } } as const

export async function findCorrection(db: Db, id: number): Promise<CorrectionRow | undefined> {
  const row = Number.isSafeInteger(id)
    ? await db.correction.findUnique({ where: { id }, include: WITH_MEMBER })
    : null
  return row ? toRow(row) : undefined
}

/** What of a member's card waits, oldest first. */
export async function waitingOf(db: Db, memberId: number): Promise<CorrectionRow[]> {
  const where = { memberId, state: 'waiting' }
  const rows = await db.correction.findMany({ where, include: WITH_MEMBER, orderBy: { id: 'asc' } })
  return rows.map(toRow)
}

/** What waits in the sub-trees of `roots`, oldest first, but for what concerns `except` themselves. */
export async function waitingCorrections(
  db: Db,
  roots: readonly string[],
  except: Concerned,
  limit: number,
): Promise<CorrectionRow[]> {
  const rows = await db.correction.findMany({
    where: waitingIn(roots, except),
    include: WITH_MEMBER,
    orderBy: { id: 'asc' },
    take: limit,
  })
  return rows.map(toRow)
}

export function countWaitingCorrections(
  db: Db,
  roots: readonly string[],
  except: Concerned,
): Promise<number> {
  return db.correction.count({ where: waitingIn(roots, except) })
}

interface Concerned {
  accountId: number
  memberId: number | undefined
}

function waitingIn(roots: readonly string[], { accountId, memberId }: Concerned) {
  const inside = roots.map((root) => {
    const { from, to } = below(root)
    return { org: { path: { gte: from, lt: to } } }
  })
  return {
    state: 'waiting',
    accountId: { not: accountId },
    ...(memberId !== undefined && { memberId: { not: memberId } }),
    member: { leftOn: null, OR: inside },
  }
}

/** How many corrections of a member's card were proposed since a moment, whatever became of them. */
export function proposedSince(db: Db, memberId: number, since: Date): Promise<number> {
  return db.correction.count({ where: { memberId, proposedAt: { gt: since } } })
}

export async function createCorrection(
  tx: Tx,
  data: {
    memberId: number
    accountId: number
    field: CorrectedField
    oldValue: string | null
    newValue: string
    ownContact: boolean
    proposedAt: Date
  },
): Promise<number> {
  const { id } = await tx.correction.create({ data: { ...data, state: 'waiting' } })
  return id
}

/** Ends the waiting of one; false where somebody was faster. */
export async function settleCorrection(
  tx: Tx,
  id: number,
  state: 'confirmed' | 'refused' | 'withdrawn' | 'replaced' | 'lapsed',
  by: { accountId: number; at: Date },
): Promise<boolean> {
  const { count } = await tx.correction.updateMany({
    where: { id, state: 'waiting' },
    data: { state, decidedAt: by.at, decidedBy: by.accountId },
  })
  return count > 0
}

/** The card has changed since it was proposed: that is what the decider is shown now. */
export async function showOver(tx: Tx, id: number, oldValue: string | null): Promise<void> {
  await tx.correction.updateMany({ where: { id, state: 'waiting' }, data: { oldValue } })
}

/**
 * What an account proposed on a card that it no longer holds waits no more: who links a card to themselves for an hour
 * must not have its phone changed a day later. `keep` is the pair that is linked now.
 */
export async function lapseCorrections(
  tx: Tx,
  of: { accountId: number; memberId?: number },
  keep: { accountId: number; memberId: number } | undefined,
  at: Date,
): Promise<void> {
  const { accountId, memberId } = of
  await tx.correction.updateMany({
    where: {
      state: 'waiting',
      OR: [{ accountId }, ...(memberId === undefined ? [] : [{ memberId }])],
      ...(keep && { NOT: keep }),
    },
    data: { state: 'lapsed', decidedAt: at },
  })
}

/** Does the account that proposed it hold the card still? */
export async function holdsCard(db: Db, accountId: number, memberId: number): Promise<boolean> {
  return (await db.memberBinding.count({ where: { accountId, memberId, endedAt: null } })) > 0
}

type Stored = Omit<CorrectionRow, 'field' | 'member' | 'current'> & {
  field: string
  member: Omit<CorrectionRow['member'], 'org'> & {
    status: string | null
    phone: string | null
    org: { id: number; name: string; shortName: string | null; path: string }
  }
}

function toRow({ member, ...row }: Stored): CorrectionRow {
  const field = row.field as CorrectedField
  const { org, ...card } = member
  return {
    ...row,
    field,
    member: { ...card, org: { id: org.id, name: org.shortName ?? org.name, path: org.path } },
    current: member[CARD_COLUMN[field]],
  }
}
