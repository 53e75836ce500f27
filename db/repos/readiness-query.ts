import type { FieldTable } from '../../domain/quality/field-table.ts'
import { FIELD_PROPERTY, type PassportField } from '../../domain/quality/passport.ts'
import { dueDate, type Form, requiredFields } from '../../domain/readiness/forms.ts'
import type { Blocker, ReadinessFacts } from '../../domain/readiness/readiness.ts'
import { unindexed } from '../sql.ts'
import { TERM_COLUMN } from './passport-fill.ts'
import type { PathRange } from './path-range.ts'
import { calendarDay } from './rule-condition.ts'
import { belongs, inside, present } from './rule-facts.ts'

/** What a row says of one organisation, or of all that are alike in it. */
export interface ReadinessRow {
  filed: string | null
  other: number | bigint | boolean
  before: string | null
  /** a bit for each required field that is empty, in the order of `blockers` */
  mask: number | bigint
}

/** A query on organisations `o` of the form's levels, with where they stand; `blockers` reads its mask. */
export function readinessQuery(
  form: Form,
  { choice, table }: { choice: readonly Form[]; table: FieldTable },
  range: PathRange,
  asOf: string,
) {
  const date = calendarDay(dueDate(form, asOf))
  const needs = { fields: requiredFields(form, table), memberStatus: form.requires?.memberStatus ?? false }
  const { mask, blockersOf } = emptyMask(needs, asOf, isEmpty)
  const own = quotedText(form.form)
  const others = choice.filter((each) => each !== form).map((each) => quotedText(each.form))
  const list = [own, ...others].join(', ')
  const columns = `
    (SELECT min(s."source") FROM "StatReport" s WHERE s."orgId" = o."id" AND s."form" = ${own}
      AND s."asOf" = '${date}') AS filed,
    EXISTS (SELECT 1 FROM "StatReport" s WHERE s."orgId" = o."id" AND s."asOf" = '${date}'
      AND s."form" IN (${others.join(', ') || 'NULL'})) AS other,
    (SELECT s."form" FROM "StatReport" s WHERE s."orgId" = o."id" AND s."asOf" < '${date}'
      AND s."form" IN (${list}) ORDER BY s."asOf" DESC LIMIT 1) AS before,
    ${mask} AS mask`
  const levels = form.levels.map((level) => `'${level}'`).join(', ')
  const from = `${WITH_PASSPORT}
    WHERE ${inside(range)} AND ${unindexed('o."level"')} IN (${levels}) AND ${present(asOf)}`
  const read = (row: ReadinessRow): ReadinessFacts => ({
    filed: row.filed === null ? null : row.filed === 'auto' ? 'auto' : 'manual',
    filedOther: Number(row.other) === 1,
    before: row.before === null ? null : row.before === form.form ? 'this' : 'other',
    blockers: blockersOf(row.mask),
  })
  return { columns, from, read, date }
}

/** Organisations `o` with what their passports are made of. */
export const WITH_PASSPORT = `FROM "Organisation" o LEFT JOIN "Office" f ON f."orgId" = o."id"
    LEFT JOIN "Term" t ON t."officeId" = f."id" AND t."endedAt" IS NULL`

/** An expression with a bit for each thing of `needs` that organisation `o` lacks, and what reads it. */
export function emptyMask(
  { fields, memberStatus }: { fields: ReturnType<typeof requiredFields>; memberStatus: boolean },
  asOf: string,
  isLacking: (field: PassportField) => string,
) {
  const bits = fields.map(({ field, appliesWhen }, at) =>
    bit(at, `${asked(appliesWhen)} AND ${isLacking(field)}`),
  )
  if (memberStatus) bits.push(bit(fields.length, WITHOUT_STATUS(asOf)))
  const blockers: Blocker[] = fields.map(({ field }) => field)
  if (memberStatus) blockers.push('member_status')
  return {
    mask: `(${bits.join(' + ') || '0'})`,
    blockersOf: (mask: number | bigint): Blocker[] =>
      blockers.filter((_, at) => Math.floor(Number(mask) / 2 ** at) % 2 === 1),
  }
}

function bit(place: number, condition: string): string {
  return `CASE WHEN ${condition} THEN ${2 ** place} ELSE 0 END`
}

function asked(appliesWhen: string): string {
  if (appliesWhen === 'primary') return `o."level" = 'primary'`
  return appliesWhen === 'legal_entity' ? `coalesce(o."isLegalEntity", FALSE)` : 'TRUE'
}

export function isEmpty(field: PassportField): string {
  const term = TERM_COLUMN[field]
  const column = term ? `t."${term}"` : `o."${FIELD_PROPERTY[field]}"`
  return `coalesce(CAST(${column} AS TEXT), '') = ''`
}

/** Is there a member without a status in the organisation or below it? */
const WITHOUT_STATUS = (asOf: string) => `EXISTS (
  SELECT 1 FROM "Organisation" c CROSS JOIN "Member" m
  WHERE m."orgId" = c."id" AND c."path" >= o."path" AND c."path" < substr(o."path", 1, length(o."path") - 1) || '0'
    AND m."status" IS NULL AND ${belongs(asOf)})`

export function quotedText(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}
