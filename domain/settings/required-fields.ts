import { z } from 'zod'
import { type FieldTable, fieldTable } from '../quality/field-table.ts'
import type { PassportField } from '../quality/passport.ts'

/** The fields that a passport can be asked for: those that ship, and those an admin has put there. */
export function knownFields(inForce: FieldTable): PassportField[] {
  return [...new Set([...fieldTable, ...inForce].map(({ field }) => field))]
}

/** The table with or without a field, in the order it ships in; what is asked for anew is asked as it ships. */
export function withRequired(
  inForce: FieldTable,
  field: PassportField,
  required: boolean,
): { fields: FieldTable } {
  const row = inForce.find((each) => each.field === field) ?? fieldTable.find((each) => each.field === field)
  const others = inForce.filter((each) => each.field !== field)
  const fields = required && row ? [...others, row] : others
  const order = knownFields(inForce)
  return { fields: fields.toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field)) }
}

/** The fields in which two states of the table differ. */
export function changedFields(before: unknown, after: unknown): Array<{ field: string; required: boolean }> {
  const [had, has] = [fieldsOf(before), fieldsOf(after)]
  return [
    ...has.filter((field) => !had.includes(field)).map((field) => ({ field, required: true })),
    ...had.filter((field) => !has.includes(field)).map((field) => ({ field, required: false })),
  ]
}

const rows = z.object({ fields: z.array(z.object({ field: z.string() })) })

function fieldsOf(table: unknown): string[] {
  return rows.safeParse(table).data?.fields.map(({ field }) => field) ?? []
}
