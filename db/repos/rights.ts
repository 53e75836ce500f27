import { isConfirmed } from '../../domain/identity/who.ts'
import type { Database, Tx } from '../client.ts'
import { holdAccount } from '../hold-row.ts'
import { transact } from '../unit-of-work.ts'
import { handOver } from './hand-over.ts'
import { fillTimeZone } from './preferences.ts'
import { currentTerm } from './terms.ts'

export type Right = 'admin' | 'officer' | 'auditor' | 'office'

interface Holding {
  right: Right
  account: { channel: string; externalId: string }
  orgId: number
}

/**
 * Gives a role over a sub-tree, or full access to an office for its current term (of an office without a chair: for the
 * term of the next one). False where the account has it already.
 */
export async function giveRight(tx: Tx, { right, account, orgId }: Holding, now: Date): Promise<boolean> {
  const { id: accountId } = await tx.account.upsert({
    where: { channel_externalId: account },
    create: { ...account, firstSeenAt: now },
    update: {},
  })
  await holdAccount(tx, accountId)
  const changed =
    right === 'office'
      ? await giveOffice(tx, accountId, orgId, now)
      : await giveRole(tx, accountId, right, orgId, now)
  if (changed) await recordRight(tx, { right, accountId, orgId, given: true }, now)
  return changed
}

/** Takes a right back. False where the account has it not. */
export async function endRight(tx: Tx, { right, account, orgId }: Holding, now: Date): Promise<boolean> {
  const row = await tx.account.findUnique({ where: { channel_externalId: account } })
  if (!row) return false
  const accountId = row.id
  const { count } =
    right === 'office'
      ? await tx.officeBinding.updateMany({
          where: { accountId, endedAt: null, office: { orgId } },
          data: { endedAt: now },
        })
      : await tx.roleGrant.updateMany({
          where: { accountId, role: right, orgId, revokedAt: null },
          data: { revokedAt: now },
        })
  if (count > 0) await recordRight(tx, { right, accountId, orgId, given: false }, now)
  return count > 0
}

async function giveRole(tx: Tx, accountId: number, role: string, orgId: number, now: Date): Promise<boolean> {
  if (await tx.roleGrant.findFirst({ where: { accountId, role, orgId, revokedAt: null } })) return false
  await tx.roleGrant.create({ data: { accountId, role, orgId, grantedAt: now } })
  return true
}

async function giveOffice(tx: Tx, accountId: number, orgId: number, now: Date): Promise<boolean> {
  const office = await tx.office.upsert({ where: { orgId }, create: { orgId }, update: {} })
  const bound = await tx.officeBinding.findFirst({ where: { accountId, officeId: office.id, endedAt: null } })
  const term = await currentTerm(tx, office.id, now)
  if (bound && isConfirmed(bound, term)) return false
  const data = { access: 'full', termId: term.id, method: 'grant', boundAt: now }
  if (bound) await tx.officeBinding.update({ where: { id: bound.id }, data })
  else await tx.officeBinding.create({ data: { ...data, accountId, officeId: office.id } })
  await fillTimeZone(tx, accountId, orgId)
  await handOver(tx, { officeId: office.id, orgId, to: accountId }, now)
  return true
}

async function recordRight(
  tx: Tx,
  change: { right: Right; accountId: number; orgId: number; given: boolean },
  now: Date,
): Promise<void> {
  const { right, accountId, orgId, given } = change
  await tx.change.create({
    data: {
      kind: right === 'office' ? 'binding' : 'grant',
      orgId,
      accountId,
      field: right,
      oldValue: given ? null : right,
      newValue: given ? right : null,
      source: 'operator',
      changedAt: now,
    },
  })
}

/** Makes the accounts named in ADMIN_IDS (`telegram:123`) admins of the union, where the registry has one. */
export async function appointAdmins(database: Database, names: readonly string[], now: Date): Promise<void> {
  const union = await database.read.organisation.findFirst({ where: { level: 'union' } })
  if (!union) return
  for (const name of names) {
    const [channel = '', externalId = ''] = name.split(':')
    const holding: Holding = { right: 'admin', account: { channel, externalId }, orgId: union.id }
    await transact(database, (tx) => giveRight(tx, holding, now))
  }
}
