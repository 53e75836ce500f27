import type { EndReason } from '../../domain/identity/end-reason.ts'
import type { Tx } from '../client.ts'

/** Who does it, and by what right. */
export interface Above {
  accountId: number
  source: 'chair' | 'officer'
  now: Date
}

/** A chat's access to an office, ended or not. */
export interface AccessRow {
  id: number
  accountId: number
  officeId: number
  access: string
  endedAt: Date | null
  orgId: number
  orgName: string
  orgPath: string
}

export async function findAccess(tx: Tx, id: number): Promise<AccessRow | undefined> {
  const row = await tx.officeBinding.findFirst({
    where: { id, office: { org: { removedOn: null } } },
    include: { office: { include: { org: true } } },
  })
  if (!row) return undefined
  const { accountId, officeId, access, endedAt, office } = row
  const { org } = office
  const place = { orgId: org.id, orgName: org.shortName ?? org.name, orgPath: org.path }
  return { id, accountId, officeId, access, endedAt, ...place }
}

/** Ends the access by hand. False where it has ended before. */
export async function endAccess(tx: Tx, row: AccessRow, reason: EndReason, by: Above): Promise<boolean> {
  const { count } = await tx.officeBinding.updateMany({
    where: { id: row.id, endedAt: null },
    data: { endedAt: by.now },
  })
  if (count > 0) await record(tx, row, { oldValue: row.access, newValue: null, reason }, by)
  return count > 0
}

/**
 * Brings back what this person ended at that moment. False where the passport has another chair or phone since, or the
 * chat holds the office again in another way.
 */
export async function restoreAccess(tx: Tx, row: AccessRow, endedAt: Date, by: Above): Promise<boolean> {
  const { officeId, accountId } = row
  const since = { officeId, changedAt: { gte: endedAt } }
  const own = { ...since, kind: 'binding', accountId: by.accountId, newValue: null, reason: { not: null } }
  if ((await tx.change.count({ where: own })) === 0) return false
  const other = { ...since, kind: { in: ['term', 'chair', 'chair.import'] } }
  if ((await tx.change.count({ where: other })) > 0) return false
  if ((await tx.officeBinding.count({ where: { officeId, accountId, endedAt: null } })) > 0) return false
  const { count } = await tx.officeBinding.updateMany({
    where: { id: row.id, endedAt },
    data: { endedAt: null },
  })
  if (count > 0) await record(tx, row, { oldValue: null, newValue: row.access }, by)
  return count > 0
}

async function record(
  tx: Tx,
  { officeId, orgId }: AccessRow,
  change: { oldValue: string | null; newValue: string | null; reason?: string },
  { accountId, source, now }: Above,
): Promise<void> {
  const data = { kind: 'binding', field: 'office', officeId, orgId, accountId, source, changedAt: now }
  await tx.change.create({ data: { ...data, ...change } })
}
