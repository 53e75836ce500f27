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
export async function termWithOrg(
  read: PrismaClient | Tx,
  id: number,
): Promise<{ id: number; orgName: string; orgPath: string } | undefined> {
  if (!Number.isSafeInteger(id)) return undefined
  const row = await read.term.findFirst({
    where: { id, endedAt: null },
    select: { office: { select: { org: { select: { name: true, shortName: true, path: true } } } } },
  })
  const org = row?.office.org
  return org && { id, orgName: org.shortName ?? org.name, orgPath: org.path }
}

/** Somebody above has said that the chair of this term may see lists of members. */
export async function allowLists(tx: Tx, id: number, by: number, now: Date): Promise<void> {
  await tx.term.updateMany({ where: { id, listsAt: null }, data: { listsBy: by, listsAt: now } })
}
