import type { RowOf } from '../../../domain/registry/row-schemas.ts'
import type { Tx } from '../../client.ts'
import type { KindImporter, WrittenRow } from '../kind-importer.ts'
import { idsBy, type Values } from '../table-batch.ts'
import { writeTerms } from './terms.ts'

/** Columns of the table by the columns of the file, where the name is all that differs. */
const COLUMNS = {
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
} as const satisfies Partial<Record<keyof RowOf<'organisations'>, string>>

/** A name as it is searched for: lower case, ё as е. */
function searchNameOf(name: string): string {
  return name.toLowerCase().replaceAll('ё', 'е')
}

export const organisationImporter: KindImporter<'organisations'> = {
  kind: 'organisations',
  spec: {
    table: 'Organisation',
    key: ['aisId'],
    columns: ['aisId', 'parentId', 'searchName', ...Object.values(COLUMNS)],
    insertOnly: { path: '' },
  },
  keyOf: (row) => row.ais_id,
  protects: { owner: 'orgId', kinds: ['organisation'] },
  async resolve(tx, rows) {
    const parents = await idsBy(
      tx,
      'Organisation',
      'aisId',
      rows.map((row) => row.parent_ais_id),
    )
    return rows.map((row) => {
      const parentId = row.parent_ais_id === null ? null : parents.get(row.parent_ais_id)
      if (parentId === undefined) return { column: 'parent_ais_id', code: 'unknown_parent' }
      const values: Values = { aisId: row.ais_id, parentId, searchName: searchNameOf(row.name) }
      for (const [column, name] of Object.entries(COLUMNS)) {
        values[name] = row[column as keyof typeof COLUMNS]
      }
      return values
    })
  },
  async after(tx, rows, now) {
    const ids = JSON.stringify(rows.map(({ row }) => row.ais_id))
    await writePaths(tx, ids, rows)
    await tx.$executeRawUnsafe(
      `INSERT INTO "Office" ("orgId") SELECT o."id" FROM json_each(?) j
       JOIN "Organisation" o ON o."aisId" = j.value
       WHERE NOT EXISTS (SELECT 1 FROM "Office" f WHERE f."orgId" = o."id")`,
      ids,
    )
    await writeTerms(tx, rows, now)
  },
}

const EXPECTED_PATH = `coalesce((SELECT p."path" FROM "Organisation" p WHERE p."id" = "Organisation"."parentId"), '/')
  || "id" || '/'`

/** Sets the paths of new rows; where a known one has moved, those of everything below it too. */
async function writePaths(
  tx: Tx,
  ids: string,
  rows: ReadonlyArray<WrittenRow<'organisations'>>,
): Promise<void> {
  const changed = await tx.$executeRawUnsafe(
    `UPDATE "Organisation" SET "path" = ${EXPECTED_PATH}
     WHERE "aisId" IN (SELECT value FROM json_each(?)) AND "path" <> ${EXPECTED_PATH}`,
    ids,
  )
  if (changed <= rows.filter(({ known }) => !known).length) return
  await tx.$executeRawUnsafe(
    `WITH RECURSIVE tree (id, path) AS (
       SELECT "id", '/' || "id" || '/' FROM "Organisation" WHERE "parentId" IS NULL
       UNION ALL
       SELECT o."id", tree.path || o."id" || '/' FROM "Organisation" o JOIN tree ON o."parentId" = tree.id
     )
     UPDATE "Organisation" SET "path" = tree.path FROM tree
     WHERE tree.id = "Organisation"."id" AND "Organisation"."path" <> tree.path`,
  )
}
