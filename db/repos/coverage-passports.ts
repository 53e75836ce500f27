import type { FieldTable } from '../../domain/quality/field-table.ts'
import { FIELD_PROPERTY, type PassportField } from '../../domain/quality/passport.ts'
import { dateLiteral } from '../counts/columns.ts'
import { oneIf, statement } from '../sql.ts'
import { type Count, PRESENT, placesOf, type Reader, toNumber } from './coverage-places.ts'
import { loadFieldTable } from './gap-tables.ts'

/** Where a field of the chair's tab stands in the table of terms. */
const TERM_COLUMNS = new Map([
  ['chairFullName', 'chairFullName'],
  ['chairPhone', 'phone'],
  ['chairEmail', 'email'],
  ['chairEmailConsent', 'emailConsent'],
  ['termFrom', 'termFrom'],
  ['termTo', 'termTo'],
])

/** Fields of passports that are filled and in force, and that are asked, summed below each root. */
export async function completenessOf(
  read: Reader,
  roots: readonly number[],
  asOf: string,
): Promise<Map<number, { filled: number; asked: number }>> {
  const { filled, asked } = passportExpressions(dateLiteral(asOf), await loadFieldTable(read))
  const rows = await read.$queryRaw<Array<{ root: Count; filled: Count; asked: Count }>>(
    statement(
      `WITH ${placesOf(roots)}
     SELECT p.root AS root, sum(${filled}) AS filled, sum(${asked}) AS asked
     FROM place p JOIN "Organisation" o ON o."id" = p.org LEFT JOIN "Office" f ON f."orgId" = o."id"
     LEFT JOIN "Term" t ON t."officeId" = f."id" AND t."endedAt" IS NULL
     WHERE ${PRESENT} GROUP BY p.root`,
      asOf,
    ),
  )
  return new Map(
    rows.map((row) => [toNumber(row.root), { filled: toNumber(row.filled), asked: toNumber(row.asked) }]),
  )
}

/** What decides which fields are asked: counts that were made by another table of fields are made again. */
export function passportRule(table: FieldTable): string {
  return JSON.stringify(table.map(({ field, appliesWhen }) => [field, appliesWhen]))
}

/** Expressions of SQL over an organisation `o` and its term `t`: fields filled and in force on the day, fields asked. */
export function passportExpressions(day: string, table: FieldTable): { filled: string; asked: string } {
  const [filled, asked]: [string[], string[]] = [[], []]
  for (const { field, appliesWhen } of table) {
    const applies =
      appliesWhen === 'primary'
        ? `o."level" = 'primary'`
        : appliesWhen === 'legal_entity'
          ? `coalesce(o."isLegalEntity", FALSE)`
          : 'TRUE'
    asked.push(oneIf(applies))
    filled.push(oneIf(`(${applies}) AND ${isFilled(field, day)}`))
  }
  return { filled: `(${filled.join(' + ')})`, asked: `(${asked.join(' + ')})` }
}

/** A term that has ended is as good as none. */
function isFilled(field: PassportField, day: string): string {
  const property = FIELD_PROPERTY[field]
  const term = TERM_COLUMNS.get(property)
  const column = term ? `t."${term}"` : `o."${property}"`
  if (field === 'term_to') return `(coalesce(${column}, '') >= ${day})`
  return `(coalesce(CAST(${column} AS TEXT), '') <> '')`
}
