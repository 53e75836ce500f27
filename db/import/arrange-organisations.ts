import { type Arranged, orderOrganisations, type Placed } from '../../domain/registry/organisation-order.ts'
import { columnsOf, type Level } from '../../domain/registry/row-schemas.ts'
import type { BulkDatabase } from './bulk-database.ts'
import type { StagedRange } from './bulk-writer.ts'
import type { RegistryFile } from './registry-file.ts'

interface StagedPlace extends Placed {
  at: number
  file: number
  row: number
  parent_now: string | null
}

/**
 * Copies the staged organisations that have their place in the tree into temp.arranged, each after its parent, and
 * refuses the others. The ranges it returns are of one file and one depth: nothing in a range hangs on another of it.
 */
export function arrangeOrganisations(bulk: BulkDatabase, files: readonly RegistryFile[]): StagedRange[] {
  const rows = bulk.all<StagedPlace>(
    `SELECT s."at", s."file", s."row", s."ais_id", s."parent_ais_id", s."level", p."aisId" AS parent_now
     FROM stage."organisations" s LEFT JOIN "Organisation" t ON t."id" = s."known"
     LEFT JOIN "Organisation" p ON p."id" = t."parentId" ORDER BY s."at"`,
  )
  if (rows.length === 0) return []
  for (const row of rows) {
    if (!files[row.file]?.columns.includes('parent_ais_id')) row.parent_ais_id = row.parent_now
  }
  const known = bulk.all<{ aisId: string; level: Level }>('SELECT "aisId", "level" FROM "Organisation"')
  const levels = new Map(known.map(({ aisId, level }) => [aisId, level]))
  const { ordered, rejected } = orderOrganisations(rows, levels, stayingChildren(bulk))
  for (const { row, reject } of rejected) {
    bulk.run('INSERT INTO temp."refused" VALUES (?, ?, ?, ?)', row.file, row.row, reject.column, reject.code)
    bulk.run(`INSERT OR IGNORE INTO temp."held" VALUES ('organisations', ?)`, row.at)
  }
  return copyArranged(bulk, ordered)
}

/** Levels of the organisations that stay where they are below one that changes its own. */
function stayingChildren(bulk: BulkDatabase): Map<string, Level[]> {
  const pairs = bulk.all<{ parent: string; level: Level }>(
    `SELECT s."ais_id" AS parent, c."level" FROM stage."organisations" s
     JOIN "Organisation" t ON t."id" = s."known" AND t."level" <> s."level"
     JOIN "Organisation" c ON c."parentId" = t."id"
     WHERE NOT EXISTS (SELECT 1 FROM stage."organisations" o WHERE o."ais_id" = c."aisId")`,
  )
  const children = new Map<string, Level[]>()
  for (const { parent, level } of pairs) children.set(parent, [...(children.get(parent) ?? []), level])
  return children
}

function copyArranged(bulk: BulkDatabase, ordered: ReadonlyArray<Arranged<StagedPlace>>): StagedRange[] {
  bulk.script('CREATE TEMP TABLE "placed" ("seq" INTEGER PRIMARY KEY, "original" INTEGER)')
  const ranges: StagedRange[] = []
  let depth = -1
  for (const [at, arranged] of ordered.entries()) {
    const { row } = arranged
    bulk.run('INSERT INTO temp."placed" VALUES (?, ?)', at + 1, row.at)
    const range = ranges.at(-1)
    if (range && range.file === row.file && depth === arranged.depth) range.to = at + 1
    else ranges.push({ kind: 'organisations', file: row.file, from: at + 1, to: at + 1 })
    depth = arranged.depth
  }
  const columns = ['file', 'row', 'hash', 'known', ...columnsOf('organisations')].map((name) => `s."${name}"`)
  bulk.script(`
    CREATE TEMP TABLE "arranged" AS SELECT p."seq" AS "at", ${columns.join(', ')} FROM temp."placed" p
      CROSS JOIN stage."organisations" s ON s."at" = p."original" ORDER BY p."seq";
    CREATE UNIQUE INDEX temp."arranged_at" ON "arranged" ("at");`)
  return ranges
}
