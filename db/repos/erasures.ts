import type { PrismaClient, Tx } from '../client.ts'
import { eraseAccount } from './erase-account.ts'
import { eraseMember } from './erased-persons.ts'
import { eraseLetters } from './own-addresses.ts'

type Db = PrismaClient | Tx

/** A wish to be erased that waits for its day. */
export interface Wish {
  id: number
  accountId: number
  askedAt: Date
  dueAt: Date
}

export async function waitingErasure(read: Db, accountId: number): Promise<Date | undefined> {
  const row = await read.erasure.findUnique({ where: { accountId }, select: { dueAt: true } })
  return row?.dueAt
}

/** Undefined where there is none, it was carried out or taken back. */
export async function findWish(read: Db, id: number): Promise<Wish | undefined> {
  const row = Number.isSafeInteger(id) ? await read.erasure.findUnique({ where: { id } }) : null
  if (!row || row.accountId === null || row.doneAt) return undefined
  const { accountId, askedAt, dueAt } = row
  return { id, accountId, askedAt, dueAt }
}

/** Notes the wish once; returns its id, or undefined where there is one already. */
export async function askErasure(
  tx: Tx,
  wish: { accountId: number; askedAt: Date; dueAt: Date },
): Promise<number | undefined> {
  if (await waitingErasure(tx, wish.accountId)) return undefined
  return (await tx.erasure.create({ data: wish })).id
}

export async function cancelErasure(tx: Tx, accountId: number): Promise<boolean> {
  const { count } = await tx.erasure.deleteMany({ where: { accountId, doneAt: null } })
  return count > 0
}

/** A page of wishes whose day has come, by id. */
export async function dueErasures(
  read: PrismaClient,
  now: Date,
  page: { afterId: number; limit: number },
): Promise<Wish[]> {
  const rows = await read.erasure.findMany({
    where: { doneAt: null, dueAt: { lte: now }, id: { gt: page.afterId } },
    orderBy: { id: 'asc' },
    take: page.limit,
  })
  return rows.flatMap(({ id, accountId, askedAt, dueAt }) =>
    accountId === null ? [] : [{ id, accountId, askedAt, dueAt }],
  )
}

/**
 * Carries a wish out: the account goes with all that hangs on it, and so do the given members. What stays is that it was
 * done, when, and how many rows it was: nothing that leads to the person.
 */
export async function erase(
  tx: Tx,
  { id, accountId }: Pick<Wish, 'id' | 'accountId'>,
  memberIds: readonly number[],
  now: Date,
): Promise<boolean> {
  const taken = await tx.erasure.updateMany({ where: { id, doneAt: null }, data: { doneAt: now } })
  if (taken.count === 0) return false
  // By the card it is known whose addresses they are.
  let rows = await eraseLetters(tx, accountId, now)
  for (const memberId of memberIds) rows += await eraseMember(tx, memberId, now)
  rows += await eraseAccount(tx, accountId, now)
  await tx.erasureProof.deleteMany({ where: { erasureId: id } })
  await tx.erasure.update({ where: { id }, data: { accountId: null, rows } })
  return true
}
