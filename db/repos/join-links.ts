import type { PrismaClient, Tx } from '../client.ts'

export interface JoinLinkRow {
  id: number
  lastDay: string
}

/** The link of a primary that is good until `goodOn` at least, or a new one until `lastDay`. */
export async function livingJoinLink(
  tx: Tx,
  { orgId, accountId }: { orgId: number; accountId: number },
  { goodOn, lastDay }: { goodOn: string; lastDay: string },
  now: Date,
): Promise<JoinLinkRow> {
  const select = { id: true, lastDay: true }
  const where = { orgId, revokedAt: null, lastDay: { gte: goodOn } }
  const living = await tx.joinLink.findFirst({ where, orderBy: { id: 'desc' }, select })
  return (
    living ?? tx.joinLink.create({ data: { orgId, createdBy: accountId, createdAt: now, lastDay }, select })
  )
}

/** Whom a link leads to; undefined where it was revoked, or is none of ours. */
export async function openJoinLink(read: PrismaClient, id: number): Promise<number | undefined> {
  const row = await read.joinLink.findFirst({ where: { id, revokedAt: null }, select: { orgId: true } })
  return row?.orgId
}

/** Ends every link of a primary: what hangs on walls leads nowhere from now on. */
export async function revokeJoinLinks(tx: Tx, orgId: number, now: Date): Promise<void> {
  await tx.joinLink.updateMany({ where: { orgId, revokedAt: null }, data: { revokedAt: now } })
}
