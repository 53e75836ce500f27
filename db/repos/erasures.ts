import type { PrismaClient, Tx } from '../client.ts'
import { eraseMember } from './erased-persons.ts'

/** A wish to be erased that waits for its day. */
export interface WaitingErasure {
  id: number
  accountId: number
  memberId: number | null
  dueAt: Date
}

export async function waitingErasure(read: PrismaClient | Tx, accountId: number): Promise<Date | undefined> {
  const row = await read.erasure.findUnique({ where: { accountId }, select: { dueAt: true } })
  return row?.dueAt
}

/** Notes the wish once, with the member whose card is linked; a second wish changes nothing. */
export async function askErasure(
  tx: Tx,
  wish: { accountId: number; memberId: number | null; askedAt: Date; dueAt: Date },
): Promise<void> {
  if (!(await waitingErasure(tx, wish.accountId))) await tx.erasure.create({ data: wish })
}

export async function cancelErasure(tx: Tx, accountId: number): Promise<boolean> {
  const { count } = await tx.erasure.deleteMany({ where: { accountId, doneAt: null } })
  return count > 0
}

/** Wishes whose day has come. */
export async function dueErasures(read: PrismaClient, now: Date, limit: number): Promise<WaitingErasure[]> {
  const rows = await read.erasure.findMany({
    where: { doneAt: null, dueAt: { lte: now } },
    orderBy: { id: 'asc' },
    take: limit,
  })
  return rows.flatMap(({ id, accountId, memberId, dueAt }) =>
    accountId === null ? [] : [{ id, accountId, memberId, dueAt }],
  )
}

/**
 * Erases an account with all that hangs on it, and the card of the member that is still linked. What stays is that it was
 * done, when, and how many rows it was: nothing that leads to the person.
 */
export async function erase(
  tx: Tx,
  { id, accountId, memberId }: WaitingErasure,
  now: Date,
): Promise<boolean> {
  const taken = await tx.erasure.updateMany({ where: { id, doneAt: null }, data: { doneAt: now } })
  if (taken.count === 0) return false
  const rows = await removeLoose(tx, accountId)
  const linked =
    memberId !== null && (await tx.memberBinding.count({ where: { memberId, accountId, endedAt: null } })) > 0
  if (linked) await eraseMember(tx, memberId, now)
  const { count } = await tx.account.deleteMany({ where: { id: accountId } })
  await tx.erasure.update({
    where: { id },
    data: { accountId: null, memberId: null, rows: rows + count + (linked ? 1 : 0) },
  })
  return true
}

/** What names the person and hangs on the account by no foreign key. */
async function removeLoose(tx: Tx, accountId: number): Promise<number> {
  const account = await tx.account.findUnique({
    where: { id: accountId },
    select: { channel: true, externalId: true },
  })
  if (!account) return 0
  const { channel, externalId } = account
  const applications = await tx.application.findMany({
    where: { accountId },
    select: { id: true, orgId: true },
  })
  const counted = [
    await tx.inboundUpdate.updateMany({ where: { channel, line: externalId }, data: { body: '', line: '' } }),
    await tx.applicationMessage.deleteMany({ where: { accountId } }),
    await tx.departure.deleteMany({ where: { accountId } }),
    ...(await Promise.all(
      applications.map(({ id, orgId }) =>
        tx.change.updateMany({
          where: { kind: 'join', orgId, newValue: { contains: `"id":${id},` } },
          data: { newValue: null },
        }),
      ),
    )),
  ]
  return counted.reduce((sum, { count }) => sum + count, applications.length)
}
