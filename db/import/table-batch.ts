import type { Tx } from '../client.ts'

/** A value as SQLite keeps it. */
export type Value = string | number | boolean | null
export type Values = Record<string, Value>

/** How rows of one kind stand in the database. Names are identifiers of the schema, never words of a file. */
export interface TableSpec {
  table: string
  /** columns of the unique key */
  key: readonly string[]
  columns: readonly string[]
  /** values of columns that an insert fills and an update leaves as they are */
  insertOnly?: Values
}

/** A row ready to be written. */
export interface PreparedRow {
  values: Values
  hash: string
}

/** What the database holds of a row of the batch, found by its key. */
export interface Known {
  id: number
  importHash: string | null
}

/** The rows of the batch that are in the database, by their place in the batch. */
export async function findKnown(
  tx: Tx,
  spec: TableSpec,
  rows: readonly PreparedRow[],
): Promise<Map<number, Known>> {
  const keys = rows.map(({ values }) => Object.fromEntries(spec.key.map((name) => [name, values[name]])))
  const match = spec.key.map((name) => `t."${name}" = json_extract(j.value, '$.${name}')`).join(' AND ')
  const found = await tx.$queryRawUnsafe<Array<{ at: bigint | number } & Known>>(
    `SELECT j.key AS at, t."id" AS id, t."importHash" AS "importHash"
     FROM json_each(?) j JOIN "${spec.table}" t ON ${match}`,
    JSON.stringify(keys),
  )
  return new Map(found.map(({ at, id, importHash }) => [Number(at), { id: Number(id), importHash }] as const))
}

/** Inserts the rows, or writes their values over the rows of the same key: one statement for all of them. */
export async function upsertRows(tx: Tx, spec: TableSpec, rows: readonly PreparedRow[]): Promise<void> {
  if (rows.length === 0) return
  const insertOnly = spec.insertOnly ?? {}
  const columns = [...spec.columns, 'importHash', ...Object.keys(insertOnly)]
  const names = columns.map((name) => `"${name}"`).join(', ')
  const taken = columns.map((name) => `json_extract(value, '$.${name}')`).join(', ')
  const updated = columns
    .filter((name) => !spec.key.includes(name) && !Object.hasOwn(insertOnly, name))
    .map((name) => `"${name}" = excluded."${name}"`)
    .join(', ')
  await tx.$executeRawUnsafe(
    `INSERT INTO "${spec.table}" (${names}) SELECT ${taken} FROM json_each(?) WHERE true
     ON CONFLICT (${spec.key.map((name) => `"${name}"`).join(', ')}) DO UPDATE SET ${updated}`,
    JSON.stringify(rows.map(({ values, hash }) => ({ ...insertOnly, ...values, importHash: hash }))),
  )
}

/** Ids of the rows of `table` whose `column` is one of `values`, by that value. */
export async function idsBy(
  tx: Tx,
  table: 'Organisation' | 'Member' | 'Partner' | 'Account',
  column: 'aisId' | 'partnerId' | 'externalId',
  values: ReadonlyArray<string | null | undefined>,
): Promise<Map<string, number>> {
  const wanted = [...new Set(values.filter((value) => typeof value === 'string'))]
  if (wanted.length === 0) return new Map()
  const found = await tx.$queryRawUnsafe<Array<{ id: bigint | number; name: string }>>(
    `SELECT t."id" AS id, t."${column}" AS name
     FROM json_each(?) j JOIN "${table}" t ON t."${column}" = j.value`,
    JSON.stringify(wanted),
  )
  return new Map(found.map(({ id, name }) => [name, Number(id)]))
}

/** A moment as Prisma's SQLite adapter writes it. */
export function storedMoment(moment: Date): string {
  return moment.toISOString().replace('Z', '+00:00')
}
