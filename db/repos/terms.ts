import { isAnotherChair, isAnotherTerm, type TermOfOffice } from '../../domain/organisation/term.ts'
import type { PrismaClient, Tx } from '../client.ts'
import { holdOffice } from '../hold-row.ts'
import { settleAccess } from './chair-change.ts'

/** A term with everything the passport keeps in it. */
export interface TermValues extends TermOfOffice {
  email: string | null
  emailConsent: boolean | null
}

const EMPTY: TermValues = {
  chairFullName: null,
  phone: null,
  email: null,
  emailConsent: null,
  termFrom: null,
  termTo: null,
}

const SELECTED = {
  id: true,
  chairFullName: true,
  phone: true,
  email: true,
  emailConsent: true,
  termFrom: true,
  termTo: true,
} as const

/**
 * The current term of an office. An office without one gets an empty one, which its next chair fills: access that is
 * confirmed before any chair is on record is confirmed for whoever comes next.
 */
export async function currentTerm(tx: Tx, officeId: number, now: Date): Promise<TermValues & { id: number }> {
  const current = await tx.term.findFirst({
    where: { officeId, endedAt: null },
    orderBy: { id: 'desc' },
    select: SELECTED,
  })
  if (current) return current
  await holdOffice(tx, officeId)
  return tx.term.create({ data: { officeId, startedAt: now }, select: SELECTED })
}

/** Writes values of the chair's tab. Another term ends the one before, and either way it is settled who keeps access. */
export async function fillTerm(
  tx: Tx,
  officeId: number,
  values: Partial<TermValues>,
  by: { source: string; now: Date },
): Promise<void> {
  const { id, ...before } = await currentTerm(tx, officeId, by.now)
  const filled = { ...before, ...values }
  // What is known of one chair says nothing of the next.
  const after = isAnotherChair(before, filled) ? { ...EMPTY, ...values } : filled
  if (isAnotherTerm(before, after)) {
    await tx.term.update({ where: { id }, data: { endedAt: by.now } })
    await tx.term.create({ data: { ...after, officeId, startedAt: by.now } })
  } else await tx.term.update({ where: { id }, data: values })
  await settleAccess(tx, [{ officeId, before, after }], by)
}

/** A current term with the organisation whose office it is of. */
export interface TermWithOrg {
  id: number
  officeId: number
  chairFullName: string | null
  orgId: number
  orgName: string
  orgPath: string
  /** accounts that hold the office now */
  heldBy: number[]
}

export async function termWithOrg(
  read: PrismaClient | Tx,
  which: { id: number } | { officeId: number },
): Promise<TermWithOrg | undefined> {
  if (!Object.values(which).every(Number.isSafeInteger)) return undefined
  const row = await read.term.findFirst({
    where: { ...which, endedAt: null },
    orderBy: { id: 'desc' },
    include: { office: { include: { org: true, bindings: { where: { endedAt: null } } } } },
  })
  if (!row) return undefined
  const { id, officeId, chairFullName, office } = row
  const { org, bindings } = office
  const heldBy = [...new Set(bindings.map(({ accountId }) => accountId))]
  return {
    ...{ id, officeId, chairFullName, heldBy },
    ...{ orgId: org.id, orgName: org.shortName ?? org.name, orgPath: org.path },
  }
}

/**
 * Somebody above has said whether the chair of this term may see people though the name is that of the employer's head.
 * Returns false where that is how it was.
 */
export async function setLists(
  tx: Tx,
  { id, orgId, officeId }: TermWithOrg,
  open: boolean,
  { accountId, now }: { accountId: number; now: Date },
): Promise<boolean> {
  const { count } = await tx.term.updateMany({
    where: { id, listsAt: open ? null : { not: null } },
    data: open ? { listsBy: accountId, listsAt: now } : { listsBy: null, listsAt: null },
  })
  if (count === 0) return false
  const [oldValue, newValue] = open ? ['closed', 'open'] : ['open', 'closed']
  const what = { kind: 'binding', field: 'lists', orgId, officeId, oldValue, newValue }
  await tx.change.create({ data: { ...what, source: 'officer', accountId, changedAt: now } })
  return true
}
