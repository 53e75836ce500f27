import {
  CHAIR_FIELDS,
  FIELD_PROPERTY,
  type Passport,
  type PassportField,
  toPassportField,
} from '../../domain/quality/passport.ts'
import type { FieldValue } from '../../domain/quality/validate-field.ts'
import type { Tx } from '../client.ts'
import { passportOf } from './gaps.ts'
import { trustAddress } from './letters.ts'
import { fillTerm, type TermValues } from './terms.ts'

/** Columns of a term; every other field of a passport is a column of the organisation. */
export const TERM_COLUMN: Partial<Record<PassportField, keyof TermValues>> = {
  chair_full_name: 'chairFullName',
  chair_phone: 'phone',
  chair_email: 'email',
  chair_email_consent: 'emailConsent',
  term_from: 'termFrom',
  term_to: 'termTo',
}

/**
 * Fields that open access: what a chair types there waits for the level above. The employer's head is one of them: a
 * chair who bears that name sees no people.
 */
export const PROPOSED_FIELDS: readonly PassportField[] = [
  'chair_full_name',
  'chair_phone',
  'term_from',
  'term_to',
  'employer_head',
]

export interface Filling {
  officeId: number
  orgId: number
  field: PassportField
  value: FieldValue
  accountId: number
  source: 'chair' | 'officer'
}

/** Writes a value into the passport, with who gave it and what stood there. */
export async function fillField(tx: Tx, filling: Filling, now: Date): Promise<void> {
  const { field, value, orgId, officeId, source } = filling
  await recordChange(tx, CHAIR_FIELDS.includes(field) ? 'term' : 'organisation', filling, now)
  if (field === 'chair_email') await trustAddress(tx, String(value), now)
  const column = TERM_COLUMN[field]
  if (column) await fillTerm(tx, officeId, { [column]: value } as Partial<TermValues>, { source, now })
  else await tx.organisation.update({ where: { id: orgId }, data: { [FIELD_PROPERTY[field]]: value } })
}

/** Keeps a value as a proposal that the level above confirms, in the place of one that waits. Returns its id. */
export async function proposeField(tx: Tx, filling: Filling, now: Date): Promise<number> {
  const { officeId, field } = filling
  await tx.change.updateMany({
    where: { kind: 'proposal', officeId, field },
    data: { kind: 'proposal.replaced' },
  })
  return recordChange(tx, 'proposal', filling, now)
}

/** The dates of an office's term that wait for the level above. */
export async function proposedDates(
  tx: Tx,
  officeId: number,
): Promise<Partial<Pick<Passport, 'termFrom' | 'termTo'>>> {
  const field = { in: ['term_from', 'term_to'] }
  const rows = await tx.change.findMany({ where: { kind: 'proposal', officeId, field } })
  return Object.fromEntries(
    rows.map((row) => [row.field === 'term_from' ? 'termFrom' : 'termTo', row.newValue]),
  )
}

/** What a chair typed into a field that opens access. */
export interface Proposal {
  id: number
  officeId: number
  orgId: number
  orgPath: string
  /** as buttons and messages call it */
  orgName: string
  field: PassportField
  value: string
  /** who proposed it; null where the account is gone */
  accountId: number | null
  /** nobody has decided on it, and no later one took its place */
  waits: boolean
}

export async function findProposal(tx: Tx, id: number): Promise<Proposal | undefined> {
  const row = await tx.change.findFirst({
    where: { id, kind: { startsWith: 'proposal' } },
    include: { org: true },
  })
  const field = row && toPassportField(row.field)
  if (!row?.org || !field || row.officeId === null) return undefined
  const { officeId, org, accountId } = row
  const value = row.newValue ?? ''
  return {
    id,
    officeId,
    orgId: org.id,
    orgPath: org.path,
    orgName: org.shortName ?? org.name,
    field,
    value,
    accountId,
    waits: row.kind === 'proposal',
  }
}

/** Closes a proposal that waits. */
export async function closeProposal(tx: Tx, id: number, confirmed: boolean): Promise<void> {
  const kind = confirmed ? 'proposal.confirmed' : 'proposal.refused'
  await tx.change.updateMany({ where: { id, kind: 'proposal' }, data: { kind } })
}

async function recordChange(tx: Tx, kind: string, filling: Filling, now: Date): Promise<number> {
  const { field, value, orgId, officeId, accountId, source } = filling
  const present = (await passportOf(tx, officeId))?.[FIELD_PROPERTY[field]] ?? null
  const oldValue = present === null ? null : String(present)
  const data = { kind, orgId, officeId, accountId, field, oldValue, newValue: String(value), source }
  return (await tx.change.create({ data: { ...data, changedAt: now } })).id
}
