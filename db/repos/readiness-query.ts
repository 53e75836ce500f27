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
  const fields = requiredFields(form, table)
  const bits = fields.map(({ field, appliesWhen }, at) =>
    bit(at, `${asked(appliesWhen)} AND ${isEmpty(field)}`),
  )
  if (form.requires?.memberStatus) bits.push(bit(fields.length, WITHOUT_STATUS(asOf)))
  const blockers: Blocker[] = fields.map(({ field }) => field)
  if (form.requires?.memberStatus) blockers.push('member_status')
  const own = text(form.form)
  const others = choice.filter((each) => each !== form).map((each) => text(each.form))
  const list = [own, ...others].join(', ')
  const columns = `
    (SELECT min(s."source") FROM "StatReport" s WHERE s."orgId" = o."id" AND s."form" = ${own}
      AND s."asOf" = '${date}') AS filed,
    EXISTS (SELECT 1 FROM "StatReport" s WHERE s."orgId" = o."id" AND s."asOf" = '${date}'
      AND s."form" IN (${others.join(', ') || 'NULL'})) AS other,
    (SELECT s."form" FROM "StatReport" s WHERE s."orgId" = o."id" AND s."asOf" < '${date}'
      AND s."form" IN (${list}) ORDER BY s."asOf" DESC LIMIT 1) AS before,
    (${bits.join(' + ') || '0'}) AS mask`
  const levels = form.levels.map((level) => `'${level}'`).join(', ')
  const from = `FROM "Organisation" o LEFT JOIN "Office" f ON f."orgId" = o."id"
    LEFT JOIN "Term" t ON t."officeId" = f."id" AND t."endedAt" IS NULL
    WHERE ${inside(range)} AND ${unindexed('o."level"')} IN (${levels}) AND ${present(asOf)}`
  const read = (row: ReadinessRow): ReadinessFacts => ({
    filed: row.filed === null ? null : row.filed === 'auto' ? 'auto' : 'manual',
    filedOther: Number(row.other) === 1,
    before: row.before === null ? null : row.before === form.form ? 'this' : 'other',
    blockers: blockers.filter((_, at) => Math.floor(Number(row.mask) / 2 ** at) % 2 === 1),
  })
  return { columns, from, read, date }
}

function bit(place: number, condition: string): string {
  return `CASE WHEN ${condition} THEN ${2 ** place} ELSE 0 END`
}

function asked(appliesWhen: string): string {
  if (appliesWhen === 'primary') return `o."level" = 'primary'`
  return appliesWhen === 'legal_entity' ? `coalesce(o."isLegalEntity", FALSE)` : 'TRUE'
}

function isEmpty(field: PassportField): string {
  const term = TERM_COLUMN[field]
  const column = term ? `t."${term}"` : `o."${FIELD_PROPERTY[field]}"`
  return `coalesce(CAST(${column} AS TEXT), '') = ''`
}

/** Is there a member without a status in the organisation or below it? */
const WITHOUT_STATUS = (asOf: string) => `EXISTS (
  SELECT 1 FROM "Organisation" c CROSS JOIN "Member" m
  WHERE m."orgId" = c."id" AND c."path" >= o."path" AND c."path" < substr(o."path", 1, length(o."path") - 1) || '0'
    AND m."status" IS NULL AND ${belongs(asOf)})`

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}
