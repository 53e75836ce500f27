import { CHAIR_FIELDS, FIELD_PROPERTY, type PassportField } from '../../domain/quality/passport.ts'
import type { FieldValue } from '../../domain/quality/validate-field.ts'
import type { Tx } from '../client.ts'

/** Columns of a term; every other field of a passport is a column of the organisation. */
export const TERM_COLUMN: Partial<Record<PassportField, string>> = {
  chair_full_name: 'chairFullName',
  chair_phone: 'phone',
  chair_email: 'email',
  chair_email_consent: 'emailConsent',
  term_from: 'termFrom',
  term_to: 'termTo',
}

/** Fields that open access: what a chair types there waits for the level above. */
export const PROPOSED_FIELDS: readonly PassportField[] = [
  'chair_full_name',
  'chair_phone',
  'term_from',
  'term_to',
]

export interface Filling {
  officeId: number
  orgId: number
  field: PassportField
  value: FieldValue
  accountId: number
  source: 'chair' | 'officer'
}

/** Writes a value into the passport, with who gave it. */
export async function fillField(tx: Tx, filling: Filling, now: Date): Promise<void> {
  const { field, value, orgId, officeId } = filling
  const column = TERM_COLUMN[field]
  if (column) await fillTerm(tx, officeId, { [column]: value }, now)
  else await tx.organisation.update({ where: { id: orgId }, data: { [FIELD_PROPERTY[field]]: value } })
  await recordChange(tx, CHAIR_FIELDS.includes(field) ? 'term' : 'organisation', filling, now)
}

/** Keeps a value as a proposal that the level above confirms. Returns its id. */
export async function proposeField(tx: Tx, filling: Filling, now: Date): Promise<number> {
  return recordChange(tx, 'proposal', filling, now)
}

async function fillTerm(
  tx: Tx,
  officeId: number,
  data: Record<string, FieldValue>,
  now: Date,
): Promise<void> {
  const current = await tx.term.findFirst({ where: { officeId, endedAt: null } })
  if (current) await tx.term.update({ where: { id: current.id }, data })
  else await tx.term.create({ data: { officeId, startedAt: now, ...data } })
}

async function recordChange(tx: Tx, kind: string, filling: Filling, now: Date): Promise<number> {
  const { field, value, orgId, officeId, accountId, source } = filling
  const row = await tx.change.create({
    data: { kind, orgId, officeId, accountId, field, newValue: String(value), source, changedAt: now },
  })
  return row.id
}
