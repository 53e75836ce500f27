import { folded } from '../../../domain/letters.ts'
import type { RowOf } from '../../../domain/registry/row-schemas.ts'
import { below } from '../../repos/path-range.ts'
import type { Bulk } from '../bulk.ts'
import type { KindSpec, WrittenRow, WrittenRows } from '../kind-spec.ts'
import { writeTerms } from './terms.ts'

/** Columns of the file that stand in the term, by our names. */
const TERM_COLUMNS = {
  chair_full_name: 'chairFullName',
  chair_phone: 'phone',
  chair_email: 'email',
  chair_email_consent: 'emailConsent',
  term_from: 'termFrom',
  term_to: 'termTo',
}

export const organisations: KindSpec = {
  kind: 'organisations',
  table: 'Organisation',
  key: ['ais_id'],
  references: [
    {
      from: 'parent_ais_id',
      table: 'Organisation',
      by: 'aisId',
      into: 'parentId',
      kind: 'organisations',
      code: 'unknown_parent',
    },
  ],
  copies: {
    ais_id: 'aisId',
    level: 'level',
    kind: 'kind',
    name: 'name',
    short_name: 'shortName',
    has_territorial_rights: 'hasTerritorialRights',
    is_legal_entity: 'isLegalEntity',
    inn: 'inn',
    kpp: 'kpp',
    ogrn: 'ogrn',
    employer_name: 'employerName',
    employer_head: 'employerHead',
    dues_account: 'duesAccount',
    registered_on: 'registeredOn',
    removed_on: 'removedOn',
    time_zone: 'timeZone',
    education_kind: 'educationKind',
    employed_count: 'employedCount',
    student_count: 'studentCount',
  },
  computed: [{ from: 'name', into: 'searchName', sql: 'search_name(s."name")' }],
  onInsert: { path: `''` },
  audit: {
    owner: 'orgId',
    kindOf: () => 'organisation',
    always: ['parent_ais_id', 'removed_on'],
  },
  beside: { table: 'Term', columns: TERM_COLUMNS },
  belongs: { org: { from: 'ais_id', sql: 't."id"' }, name: 't."aisId"' },
  async after(bulk, rows) {
    await writePaths(bulk, rows)
    await bulk.run(
      `INSERT INTO "Office" ("orgId") SELECT o."id" FROM ${rows.source} s
       JOIN "Organisation" o ON o."aisId" = s."ais_id"
       WHERE s."at" BETWEEN ? AND ? AND s."known" IS NULL AND ${rows.taken} ORDER BY s."at"`,
      rows.from,
      rows.to,
    )
    await writeTerms(bulk, await withChairs(bulk, rows), rows.now)
  },
}

/** A name as it is searched for: lower case, ё as е. */
export function searchNameOf(name: string): string {
  return folded(name)
}

const EXPECTED_PATH = `coalesce((SELECT p."path" FROM "Organisation" p WHERE p."id" = o."parentId"), '/')
  || o."id" || '/'`

/** Sets the paths of new rows; where a known one has moved, those of everything below it too. */
async function writePaths(bulk: Bulk, { source, from, to, taken }: WrittenRows): Promise<void> {
  const chosen = `${source} s WHERE s."at" BETWEEN ? AND ? AND ${taken}`
  await bulk.run(
    `UPDATE "Organisation" AS o SET "path" = ${EXPECTED_PATH}
     WHERE o."aisId" IN (SELECT s."ais_id" FROM ${chosen} AND s."known" IS NULL)`,
    from,
    to,
  )
  const moved = await bulk.all<{ id: number }>(
    `SELECT o."id" AS id FROM ${chosen.replace('WHERE', 'JOIN "Organisation" o ON o."id" = s."known" WHERE')}
     AND o."path" <> ${EXPECTED_PATH} ORDER BY s."at"`,
    from,
    to,
  )
  for (const { id } of moved) {
    const paths = `SELECT o."path" AS old, ${EXPECTED_PATH} AS new FROM "Organisation" o WHERE o."id" = ?`
    const found = await bulk.one<{ old: string; new: string }>(paths, id)
    if (!found) continue
    const tree = below(found.old)
    await bulk.run(
      `UPDATE "Organisation" SET "path" = ? || substr("path", ?) WHERE "path" >= ? AND "path" < ?`,
      found.new,
      found.old.length + 1,
      tree.from,
      tree.to,
    )
  }
}

/** The rows as the file has them; what the file has no column for is as it was, where the chair is. */
async function withChairs(bulk: Bulk, rows: WrittenRows): Promise<Array<WrittenRow<'organisations'>>> {
  const absent = Object.entries(TERM_COLUMNS).filter(([column]) => !rows.columns.has(column))
  const another = rows.columns.has('chair_full_name') ? `s."chair_full_name" <> t."chairFullName"` : 'false'
  const kept = absent
    .map(([column, name]) => `, CASE WHEN ${another} THEN NULL ELSE t."${name}" END AS "${column}"`)
    .join('')
  const found = await bulk.all<Record<string, string | number | null>>(
    `SELECT s.*${kept} FROM ${rows.source} s
     JOIN "Organisation" o ON o."aisId" = s."ais_id" JOIN "Office" f ON f."orgId" = o."id"
     LEFT JOIN "Term" t ON t."officeId" = f."id" AND t."endedAt" IS NULL
     WHERE s."at" BETWEEN ? AND ? AND ${rows.taken} ORDER BY s."at"`,
    rows.from,
    rows.to,
  )
  return found.map((values) => ({
    row: toRow(values),
    known: values['known'] === null ? undefined : { id: Number(values['known']) },
  }))
}

/** A staged row as the terms read it: flags are 0 and 1 in the database. */
function toRow(values: Record<string, string | number | null>): RowOf<'organisations'> {
  const consent = values['chair_email_consent']
  const row: Record<string, unknown> = {
    ...values,
    chair_email_consent: consent === null ? null : consent === 1,
  }
  return row as RowOf<'organisations'>
}
