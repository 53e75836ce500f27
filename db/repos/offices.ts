import { effectiveAccess, isConfirmed } from '../../domain/identity/who.ts'
import type { PrismaClient, Tx } from '../client.ts'
import { handOver } from './hand-over.ts'
import { currentTerm } from './terms.ts'

type Db = PrismaClient | Tx

/**
 * Reachable accounts that decide for the organisation at `path` today: its own chair with full access, else the nearest
 * above; at each level a chair comes before an officer of that level. `except` never decides: it is who asks.
 */
export async function decidingAccounts(
  read: Db,
  path: string,
  today: string,
  except?: number,
): Promise<number[]> {
  return (await nearestDeciders(read, path, today, except))?.accounts ?? []
}

/** The same, and at which organisation they decide; undefined where nobody does. */
export async function nearestDeciders(
  read: Db,
  path: string,
  today: string,
  except?: number,
): Promise<{ orgId: number; accounts: number[] } | undefined> {
  const orgIds = path.split('/').filter(Boolean).map(Number)
  const account = { reach: 'active', ...(except !== undefined && { id: { not: except } }) }
  const bindings = await read.officeBinding.findMany({
    where: {
      endedAt: null,
      access: 'full',
      account,
      office: { orgId: { in: orgIds }, org: { removedOn: null } },
    },
    include: { office: { include: { org: true, terms: { where: { endedAt: null } } } } },
  })
  const chairs = bindings.filter((binding) => effectiveAccess(binding, binding.office, today) === 'full')
  const officers = await read.roleGrant.findMany({
    where: { revokedAt: null, role: { in: ['officer', 'admin'] }, orgId: { in: orgIds }, account },
  })
  const ranked = orgIds.toReversed().flatMap((orgId) => [
    { orgId, group: chairs.filter(({ office }) => office.orgId === orgId) },
    { orgId, group: officers.filter((officer) => officer.orgId === orgId) },
  ])
  const nearest = ranked.find(({ group }) => group.length > 0)
  return (
    nearest && {
      orgId: nearest.orgId,
      accounts: [...new Set(nearest.group.map(({ accountId }) => accountId))],
    }
  )
}

/** The days in which an office has chosen to answer applications; null: it has chosen none. */
export async function decisionDaysOf(read: Db, officeId: number): Promise<number | null> {
  const row = await read.office.findUnique({ where: { id: officeId }, select: { decisionDays: true } })
  return row?.decisionDays ?? null
}

export async function setDecisionDays(tx: Tx, officeId: number, decisionDays: number): Promise<void> {
  await tx.office.update({ where: { id: officeId }, data: { decisionDays } })
}

/** A binding in force of an account to an office, with what one needs to decide on its access. */
export interface BindingRow {
  id: number
  accountId: number
  officeId: number
  /** somebody above confirmed it for the current term */
  confirmed: boolean
  orgId: number
  orgName: string
  orgPath: string
  /** the current term; an office that never had one has none */
  termId: number | undefined
  /** as the passport has it */
  chairFullName: string | null
}

export async function findBinding(read: Db, id: number): Promise<BindingRow | undefined> {
  return toBinding(await read.officeBinding.findFirst({ where: { id, endedAt: null }, include: WITH_OFFICE }))
}

export async function ownBinding(
  read: Db,
  accountId: number,
  officeId: number,
): Promise<BindingRow | undefined> {
  return toBinding(
    await read.officeBinding.findFirst({
      where: { accountId, officeId, endedAt: null },
      include: WITH_OFFICE,
    }),
  )
}

/** Full access for a binding in the current term, in the name of the account above that confirmed it. */
export async function grantFull(tx: Tx, binding: BindingRow, by: number, now: Date): Promise<void> {
  if (binding.confirmed) return
  const { id, orgId, officeId } = binding
  const { id: termId } = await currentTerm(tx, officeId, now)
  await tx.officeBinding.update({ where: { id }, data: { access: 'full', termId } })
  await tx.change.create({
    data: {
      kind: 'binding',
      orgId,
      officeId,
      accountId: by,
      field: 'office',
      oldValue: 'limited',
      newValue: 'full',
      source: 'officer',
      changedAt: now,
    },
  })
  await handOver(tx, { officeId, orgId, to: binding.accountId }, now)
}

const WITH_OFFICE = { office: { include: { org: true, terms: { where: { endedAt: null } } } } } as const

function toBinding(
  row: {
    id: number
    accountId: number
    officeId: number
    access: string
    termId: number | null
    office: {
      org: { id: number; name: string; shortName: string | null; path: string }
      terms: Array<{ id: number; chairFullName: string | null }>
    }
  } | null,
): BindingRow | undefined {
  if (!row) return undefined
  const { id, accountId, officeId, office } = row
  const { org, terms } = office
  return {
    id,
    accountId,
    officeId,
    confirmed: isConfirmed(row, terms[0]),
    orgId: org.id,
    orgName: org.shortName ?? org.name,
    orgPath: org.path,
    termId: terms[0]?.id,
    chairFullName: terms[0]?.chairFullName ?? null,
  }
}
