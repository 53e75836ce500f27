import type { Tx } from './client.ts'
import { dialectOf } from './dialect.ts'
import { Prisma } from './generated/client.ts'

export type ColumnType = 'int' | 'text' | 'moment'
type Cell = number | string | Date | null

/**
 * Rows of values as a table of one statement: `FROM ${jsonRows(…)} r`. One parameter carries them all, so that a
 * thousand rows cost one statement, in either database. PostgreSQL is told how many there are by a limit: else it takes
 * any list for a hundred rows, and scans a table for three of them.
 */
export function jsonRows<Name extends string>(
  tx: Tx,
  columns: Record<Name, ColumnType>,
  rows: ReadonlyArray<Record<Name, Cell>>,
): Prisma.Sql {
  const names = Object.keys(columns) as Name[]
  const sqlite = dialectOf(tx) === 'sqlite'
  const json = JSON.stringify(rows.map((row) => names.map((name) => cell(row[name], sqlite))))
  const picked = names.map((name, at) => column(name, at, columns[name], sqlite))
  return sqlite
    ? Prisma.sql`(SELECT ${Prisma.join(picked)} FROM json_each(${json}))`
    : Prisma.sql`(SELECT ${Prisma.join(picked)} FROM jsonb_array_elements(CAST(${json} AS jsonb)) AS e(value)
        LIMIT ${rows.length})`
}

/** The same for bare numbers: `IN ${jsonInts(tx, ids)}`. */
export function jsonInts(tx: Tx, values: readonly number[]): Prisma.Sql {
  const json = JSON.stringify(values)
  return dialectOf(tx) === 'sqlite'
    ? Prisma.sql`(SELECT value FROM json_each(${json}))`
    : Prisma.sql`(SELECT CAST(value AS INTEGER) FROM jsonb_array_elements_text(CAST(${json} AS jsonb)) AS e(value)
        LIMIT ${values.length})`
}

function column(name: string, at: number, type: ColumnType, sqlite: boolean): Prisma.Sql {
  const as = Prisma.raw(`AS "${name}"`)
  if (sqlite) return Prisma.sql`json_extract(value, ${Prisma.raw(`'$[${at}]'`)}) ${as}`
  const text = Prisma.raw(`value ->> ${at}`)
  if (type === 'int') return Prisma.sql`CAST(${text} AS INTEGER) ${as}`
  return type === 'moment' ? Prisma.sql`CAST(${text} AS TIMESTAMP(3)) ${as}` : Prisma.sql`${text} ${as}`
}

/** A moment in the text that the database itself keeps: rows are compared with it. */
function cell(value: Cell, sqlite: boolean): number | string | null {
  if (!(value instanceof Date)) return value
  return sqlite ? value.toISOString().replace('Z', '+00:00') : value.toISOString().replace('Z', '')
}
