import type { PermitFacts } from '../../domain/membership/join-permit.ts'
import type { PrismaClient, Tx } from '../client.ts'

/** The right to let one person of 14 to 17 apply to a primary: the parent's consent has come on paper. */
export interface JoinPermit extends PermitFacts {
  id: number
  createdBy: number | null
  createdAt: Date
  org: { id: number; name: string; path: string }
}

interface Actor {
  accountId: number
  officeId: number | null
  source: 'chair' | 'officer' | 'member'
  now: Date
}

const WITH_ORG = { org: { select: { id: true, name: true, shortName: true, path: true } } } as const

export async function findPermit(read: PrismaClient | Tx, id: number): Promise<JoinPermit | undefined> {
  const row = await read.joinPermit.findFirst({
    where: { id, org: { removedOn: null } },
    include: WITH_ORG,
  })
  if (!row) return undefined
  const { org, ...permit } = row
  return { ...permit, org: { id: org.id, name: org.shortName ?? org.name, path: org.path } }
}

/** The id of the newest permit of a primary; 0 where it has none. */
export async function lastPermitId(read: PrismaClient | Tx, orgId: number): Promise<number> {
  const row = await read.joinPermit.findFirst({
    where: { orgId },
    orderBy: { id: 'desc' },
    select: { id: true },
  })
  return row?.id ?? 0
}

export async function createPermit(
  tx: Tx,
  { orgId, receiverId, expiresAt }: { orgId: number; receiverId: number; expiresAt: Date },
  by: Actor,
): Promise<number> {
  const row = { orgId, receiverId, createdBy: by.accountId, createdAt: by.now, expiresAt }
  const { id } = await tx.joinPermit.create({ data: row, select: { id: true } })
  await audit(tx, { id, orgId }, 'given', by)
  return id
}

/** Takes hold of a permit that nobody has used, also of one that somebody else opened before its last day. */
export async function openPermit(tx: Tx, permit: JoinPermit, by: Actor): Promise<boolean> {
  const { count } = await tx.joinPermit.updateMany({
    where: { id: permit.id, usedAt: null, revokedAt: null, expiresAt: { gte: by.now } },
    data: { openedBy: by.accountId, openedAt: by.now },
  })
  if (count > 0) await audit(tx, { id: permit.id, orgId: permit.org.id }, 'opened', by)
  return count > 0
}

/** Spends the permit that the account holds on its application. */
export async function usePermit(
  tx: Tx,
  { id, orgId, applicationId }: { id: number; orgId: number; applicationId: number },
  by: Actor,
): Promise<void> {
  await tx.joinPermit.update({ where: { id }, data: { usedAt: by.now, applicationId } })
  await audit(tx, { id, orgId }, `used for application ${applicationId}`, by)
}

/** The permit of a primary that an account holds, good for one application. */
export function heldPermit(
  read: PrismaClient | Tx,
  held: { id: number; accountId: number },
): Promise<{ id: number; orgId: number } | null> {
  const { id, accountId } = held
  return read.joinPermit.findFirst({
    where: { id, openedBy: accountId, usedAt: null, revokedAt: null },
    select: { id: true, orgId: true },
  })
}

/** False where it was used or revoked before. */
export async function revokePermit(tx: Tx, permit: JoinPermit, by: Actor): Promise<boolean> {
  const { count } = await tx.joinPermit.updateMany({
    where: { id: permit.id, usedAt: null, revokedAt: null },
    data: { revokedAt: by.now },
  })
  if (count > 0) await audit(tx, { id: permit.id, orgId: permit.org.id }, 'revoked', by)
  return count > 0
}

/** Which office has the parent's paper, and since when; of an application that needed one. */
export async function paperOf(
  read: PrismaClient | Tx,
  applicationId: number,
): Promise<{ office: string; receivedAt: Date } | undefined> {
  const row = await read.joinPermit.findUnique({
    where: { applicationId },
    select: { createdAt: true, receiver: { select: { name: true, shortName: true } } },
  })
  return row ? { office: row.receiver.shortName ?? row.receiver.name, receivedAt: row.createdAt } : undefined
}

async function audit(tx: Tx, permit: { id: number; orgId: number }, what: string, by: Actor): Promise<void> {
  const { accountId, officeId, source, now } = by
  await tx.change.create({
    data: {
      ...{ kind: 'permit', orgId: permit.orgId, field: 'parent_consent', newValue: `${permit.id} ${what}` },
      ...{ accountId, officeId, source, changedAt: now },
    },
  })
}
