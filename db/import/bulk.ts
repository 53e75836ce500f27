import type { Dialect } from '../dialect.ts'

export type SqlValue = string | number | null | Readonly<Record<string, string | number>>

/**
 * A connection of its own for writing many rows, ten times the speed of Prisma's: a statement takes thousands of them.
 * Values stand in the SQL as `?`, or as `@name` of one object; flags come as 0 and 1, moments as the import writes them.
 */
export interface Bulk {
  readonly dialect: Dialect
  /** How long others may be kept from writing, at most; the number of rows in a transaction follows from it. */
  readonly holdMs: number
  script(sql: string): Promise<void>
  /** Runs a statement and returns the number of rows it changed. */
  run(sql: string, ...values: SqlValue[]): Promise<number>
  all<Row>(sql: string, ...values: SqlValue[]): Promise<Row[]>
  one<Row>(sql: string, ...values: SqlValue[]): Promise<Row | undefined>
  /** Runs work in one transaction. It must wait for nothing but this connection, and may be run a second time. */
  transact<T>(work: () => Promise<T>): Promise<T>
  /** Follows a transaction that took so long: lets others go first where they have had to wait. */
  rest(heldMs: number): Promise<void>
  close(): Promise<void>
}

/** How many rows fit into one transaction, learned from the ones before. */
export class BatchSize {
  rows = 1000

  constructor(private readonly holdMs: number) {}

  /** Tells how long the last transaction of so many rows took. */
  learn(rows: number, ms: number): void {
    const fitting = (rows / Math.max(ms, 1)) * this.holdMs
    this.rows = Math.round(Math.min(Math.max(fitting, this.rows / 2, 200), this.rows * 2, 10_000))
  }
}

/** A moment as Prisma's SQLite adapter writes it; PostgreSQL reads it too. */
export function storedMoment(moment: Date): string {
  return moment.toISOString().replace('Z', '+00:00')
}

/** A moment inside SQL: PostgreSQL takes a bare value for text where a statement selects it. */
export function momentLiteral(dialect: Dialect, moment: Date): string {
  return `${dialect === 'postgres' ? 'TIMESTAMP ' : ''}'${storedMoment(moment)}'`
}

const TYPES = { int: 'INTEGER', text: 'TEXT', flag: 'BOOLEAN' }

/** One `?` of JSON, a list of objects, as a table `j` of their members. */
export function jsonTable(dialect: Dialect, columns: Readonly<Record<string, keyof typeof TYPES>>): string {
  const entries = Object.entries(columns)
  if (dialect === 'postgres') {
    const typed = entries.map(([name, type]) => `"${name}" ${TYPES[type]}`)
    return `jsonb_to_recordset(CAST(? AS jsonb)) AS j(${typed.join(', ')})`
  }
  const taken = entries.map(([name]) => `json_extract(value, '$.${name}') AS "${name}"`)
  return `(SELECT ${taken.join(', ')} FROM json_each(?)) j`
}

/** One `?` of JSON, a list of values, as a table `j` with the column `value`. */
export function jsonList(dialect: Dialect, type: 'int' | 'text'): string {
  if (dialect === 'sqlite') return '(SELECT value FROM json_each(?)) j'
  return `(SELECT CAST(e.value AS ${TYPES[type]}) AS value
    FROM jsonb_array_elements_text(CAST(? AS jsonb)) AS e(value)) j`
}
