import type { PrismaClient, Tx } from '../client.ts'

/** A draft of a dialogue that nobody has touched for a while. */
export interface OldDraft {
  id: number
  accountId: number
  account: string
  updatedAt: Date
}

/** A page of drafts of one dialogue last touched from `from` up to, not including, `to`, of people who can be reached. */
export async function oldDrafts(
  read: PrismaClient,
  { name, from, to }: { name: string; from: Date; to: Date },
  page: { afterId: number; limit: number },
): Promise<OldDraft[]> {
  const rows = await read.dialogue.findMany({
    where: { name, updatedAt: { gte: from, lt: to }, id: { gt: page.afterId }, account: { reach: 'active' } },
    include: { account: { select: { channel: true, externalId: true } } },
    orderBy: { id: 'asc' },
    take: page.limit,
  })
  return rows.map(({ id, accountId, updatedAt, account }) => ({
    ...{ id, accountId, updatedAt },
    account: `${account.channel}:${account.externalId}`,
  }))
}

/** Forgets up to `limit` drafts of any dialogue that were last touched before a moment; returns how many. */
export async function forgetDrafts(tx: Tx, before: Date, limit: number): Promise<number> {
  const rows = await tx.dialogue.findMany({
    where: { updatedAt: { lt: before } },
    select: { id: true, accountId: true, name: true },
    orderBy: { id: 'asc' },
    take: limit,
  })
  for (const { accountId, name } of rows)
    await tx.account.updateMany({ where: { id: accountId, dialogue: name }, data: { dialogue: null } })
  // What was touched in this very moment is a draft again.
  await tx.dialogue.deleteMany({
    where: { id: { in: rows.map(({ id }) => id) }, updatedAt: { lt: before } },
  })
  return rows.length
}
