import { type Arranged, orderOrganisations, type Placed } from '../../domain/registry/organisation-order.ts'
import { columnsOf, type Level } from '../../domain/registry/row-schemas.ts'
import { type Bulk, jsonTable } from './bulk.ts'
import type { WriterOptions } from './bulk-writer.ts'
import { outsideOrganisations } from './own-places.ts'
import type { StagedRange } from './staging.ts'

interface StagedPlace extends Placed {
  at: number
  file: number
  row: number
  parent_now: string | null
}

/**
 * Copies the staged organisations that have their place in the tree into import_arranged, each after its parent, and
 * refuses the others. The ranges it returns are of one file and one depth: nothing in a range hangs on another of it.
 */
export async function arrangeOrganisations(
  bulk: Bulk,
  { files, refuse, within }: Pick<WriterOptions, 'files' | 'refuse' | 'within'>,
): Promise<StagedRange[]> {
  const rows = await bulk.all<StagedPlace>(
    `SELECT s."at", s."file", s."row", s."ais_id", s."parent_ais_id", s."level", p."aisId" AS parent_now
     FROM "staged_organisations" s LEFT JOIN "Organisation" t ON t."id" = s."known"
     LEFT JOIN "Organisation" p ON p."id" = t."parentId" ORDER BY s."at"`,
  )
  if (rows.length === 0) return []
  for (const row of rows) {
    if (!files[row.file]?.columns.includes('parent_ais_id')) row.parent_ais_id = row.parent_now
  }
  const known = await bulk.all<{ aisId: string; level: Level }>('SELECT "aisId", "level" FROM "Organisation"')
  const levels = new Map(known.map(({ aisId, level }) => [aisId, level]))
  const outside = within ? await outsideOrganisations(bulk, rows, within) : new Set<StagedPlace>()
  const own = rows.filter((row) => !outside.has(row))
  const { ordered, rejected: misplaced } = orderOrganisations(own, levels, await stayingChildren(bulk))
  const reject = { column: 'parent_ais_id', code: 'outside_subtree' } as const
  const rejected = [...misplaced, ...[...outside].map((row) => ({ row, reject }))]
  refuse(rejected.map(({ row: { file, row }, reject: { column, code } }) => ({ file, row, column, code })))
  await bulk.run(
    `INSERT INTO "import_held" SELECT DISTINCT 'organisations', j."at" FROM ${jsonTable(bulk.dialect, { at: 'int' })}
     WHERE TRUE ON CONFLICT DO NOTHING`,
    JSON.stringify(rejected.map(({ row: { at } }) => ({ at }))),
  )
  return copyArranged(bulk, ordered)
}

const COPIED = ['file', 'row', 'hash', 'known', ...columnsOf('organisations')]

/** Levels of the organisations that stay where they are below one that changes its own. */
async function stayingChildren(bulk: Bulk): Promise<Map<string, Level[]>> {
  const pairs = await bulk.all<{ parent: string; level: Level }>(
    `SELECT s."ais_id" AS parent, c."level" FROM "staged_organisations" s
     JOIN "Organisation" t ON t."id" = s."known" AND t."level" <> s."level"
     JOIN "Organisation" c ON c."parentId" = t."id"
     WHERE NOT EXISTS (SELECT 1 FROM "staged_organisations" o WHERE o."ais_id" = c."aisId")`,
  )
  const children = new Map<string, Level[]>()
  for (const { parent, level } of pairs) children.set(parent, [...(children.get(parent) ?? []), level])
  return children
}

async function copyArranged(
  bulk: Bulk,
  ordered: ReadonlyArray<Arranged<StagedPlace>>,
): Promise<StagedRange[]> {
  const ranges: StagedRange[] = []
  let depth = -1
  for (const [at, arranged] of ordered.entries()) {
    const { row } = arranged
    const range = ranges.at(-1)
    if (range && range.file === row.file && depth === arranged.depth) range.to = at + 1
    else ranges.push({ kind: 'organisations', file: row.file, from: at + 1, to: at + 1 })
    depth = arranged.depth
  }
  // The staged rows with another number: the one of their place.
  const copied = bulk.dialect === 'postgres' ? [...COPIED, 'searchName'] : COPIED
  const columns = copied.map((name) => `s."${name}"`).join(', ')
  await bulk.script('CREATE TEMP TABLE "import_placed" ("seq" INTEGER PRIMARY KEY, "original" INTEGER)')
  await bulk.run(
    `INSERT INTO "import_placed" SELECT j."seq", j."original"
     FROM ${jsonTable(bulk.dialect, { seq: 'int', original: 'int' })}`,
    JSON.stringify(ordered.map(({ row }, at) => ({ seq: at + 1, original: row.at }))),
  )
  await bulk.script(`
    CREATE TEMP TABLE "import_arranged" AS SELECT p."seq" AS "at", ${columns} FROM "import_placed" p
      JOIN "staged_organisations" s ON s."at" = p."original" ORDER BY p."seq";
    CREATE UNIQUE INDEX "import_arranged_at" ON "import_arranged" ("at");`)
  return ranges
}
