import type { FileKind } from '../../domain/registry/row-schemas.ts'
import { KINDS } from './kinds/kinds.ts'
import type { PostgresBulk } from './postgres-bulk.ts'
import type { SqliteBulk } from './sqlite-bulk.ts'

/** Rows that are fetched at once: a few megabytes. */
const PAGE = 20_000

/**
 * What the reading thread asks of a registry, from PostgreSQL into a SQLite file: marks and keys of the rows, where they
 * belong, and who was erased. The thread then reads the file as it would read the registry.
 */
export async function mirrorRegistry(
  registry: PostgresBulk,
  desk: SqliteBulk,
  kinds: readonly FileKind[],
): Promise<void> {
  for (const { table, columns, key } of tablesFor(kinds)) {
    const named = columns.map((column) => `"${column}"`).join(', ')
    await desk.script(`CREATE TABLE "${table}" ("id" INTEGER PRIMARY KEY, ${named})`)
    await copyRows(registry, desk, table, columns)
    if (key.length > 0) {
      const keys = key.map((column) => `"${column}"`).join(', ')
      await desk.script(`CREATE INDEX "${table}_key" ON "${table}" (${keys})`)
    }
  }
  await desk.script('CREATE TABLE "ErasedPerson" ("key"); CREATE TABLE "Setting" ("name", "value")')
  desk.fill('INSERT INTO "ErasedPerson" VALUES (?)', await registry.lists('SELECT "key" FROM "ErasedPerson"'))
  desk.fill(
    'INSERT INTO "Setting" VALUES (?, ?)',
    await registry.lists('SELECT "name", "value" FROM "Setting"'),
  )
}

/** Brings the tree of organisations up to what was written since. */
export async function refreshTree(registry: PostgresBulk, desk: SqliteBulk): Promise<void> {
  const { columns } = tablesFor([])[0] ?? { columns: [] }
  await desk.script('DELETE FROM "Organisation"')
  await copyRows(registry, desk, 'Organisation', columns)
}

interface MirrorTable {
  table: string
  columns: string[]
  key: string[]
}

/** The tables of these kinds and that of the organisations, which others hang on. */
function tablesFor(kinds: readonly FileKind[]): MirrorTable[] {
  const tree = { table: 'Organisation', columns: ['aisId', 'path', 'importHash'], key: ['aisId'] }
  const others = kinds
    .filter((kind) => kind !== 'organisations')
    .map((kind) => {
      const { table, key, copies, references, belongs } = KINDS[kind]
      const known = key.map((column) => {
        const reference = references.find(({ from }) => from === column)
        return (reference ? reference.into : copies[column]) ?? column
      })
      const asked = [belongs.name, belongs.org?.sql, belongs.day?.sql].join(' ')
      const named = [...asked.matchAll(/\bt\."(\w+)"/g)].flatMap(([, name]) => name ?? [])
      const columns = [...new Set(['importHash', ...known, ...named])].filter((column) => column !== 'id')
      return { table, columns, key: known }
    })
  return [tree, ...others]
}

/** Page by page in the order of ids. */
async function copyRows(
  registry: PostgresBulk,
  desk: SqliteBulk,
  table: string,
  columns: readonly string[],
): Promise<void> {
  const all = ['id', ...columns]
  const page = `SELECT ${all.map((column) => `"${column}"`).join(', ')} FROM "${table}"
    WHERE "id" > ? ORDER BY "id" LIMIT ${PAGE}`
  const insert = `INSERT INTO "${table}" VALUES (${all.map(() => '?').join(', ')})`
  for (let last = 0; ; ) {
    const rows = await registry.lists(page, last)
    desk.fill(insert, rows)
    if (rows.length < PAGE) return
    last = Number(rows.at(-1)?.[0])
  }
}
