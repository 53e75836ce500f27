import Database from 'better-sqlite3'
import type { Tx } from '../client.ts'

export type SqlValue = string | number | null | Readonly<Record<string, string | number>>

/** What work that was written for a Prisma transaction needs of it. */
export type RawTx = Pick<Tx, '$queryRawUnsafe' | '$executeRawUnsafe'>

/** Kilobytes of pages each connection keeps: the upper pages of every index of the nation's members. */
const CACHE_KB = 40_000
const BUSY_TIMEOUT_MS = 30_000

/** How long others may be kept from writing, at most; the number of rows in a transaction follows from it. */
const HOLD_MS = 60

/**
 * A connection of its own for writing many rows: ten times the speed of Prisma's. Its transactions are short, and it
 * copies the write-ahead log into the database between them, so that no one else has to.
 */
export class BulkDatabase {
  readonly #database: Database.Database
  readonly #prepared = new Map<string, Database.Statement>()

  constructor(
    readonly path: string,
    durable: boolean,
  ) {
    this.#database = new Database(path, { timeout: BUSY_TIMEOUT_MS })
    this.#database.pragma('journal_mode = WAL')
    this.#database.pragma(`synchronous = ${durable ? 'FULL' : 'OFF'}`)
    this.#database.pragma('foreign_keys = ON')
    this.#database.pragma(`cache_size = -${CACHE_KB}`)
    this.#database.pragma('wal_autocheckpoint = 0')
  }

  attach(path: string, name: string): void {
    this.#database.prepare(`ATTACH ? AS ${name}`).run(path)
  }

  /** Makes a function of ours known to SQL. */
  define(name: string, work: (text: string) => string): void {
    this.#database.function(name, { deterministic: true }, work)
  }

  script(sql: string): void {
    this.#database.exec(sql)
  }

  /** Runs a statement and returns the number of rows it changed. */
  run(sql: string, ...values: SqlValue[]): number {
    return this.#statement(sql).run(...values).changes
  }

  all<Row>(sql: string, ...values: SqlValue[]): Row[] {
    return this.#statement(sql).all(...values) as Row[]
  }

  /** The rows one after another; nothing else may use the connection meanwhile. */
  each<Row>(sql: string, ...values: SqlValue[]): IterableIterator<Row> {
    return this.#database.prepare(sql).iterate(...values) as IterableIterator<Row>
  }

  one<Row>(sql: string, ...values: SqlValue[]): Row | undefined {
    return this.#statement(sql).get(...values) as Row | undefined
  }

  #statement(sql: string): Database.Statement {
    const statement = this.#prepared.get(sql) ?? this.#database.prepare(sql)
    this.#prepared.set(sql, statement)
    return statement
  }

  /** Runs work in one transaction that has the write lock from its start. */
  async transact<T>(work: () => Promise<T>): Promise<T> {
    // BEGIN IMMEDIATE would wait for the write locks of attached databases too.
    this.#database.exec('BEGIN')
    try {
      this.run('DELETE FROM "ImportLock" WHERE "id" IS NULL')
      const result = await work()
      this.#database.exec('COMMIT')
      return result
    } catch (error) {
      // A full disk has rolled back by itself.
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK')
      throw error
    }
  }

  /** Copies what was committed into the database file: others write meanwhile. */
  checkpoint(): void {
    this.#database.pragma('wal_checkpoint(PASSIVE)')
  }

  /** This connection for work that was written for a Prisma transaction. */
  get raw(): RawTx {
    const query = (sql: string, values: SqlValue[]) => Promise.resolve(this.all(sql, ...values))
    const execute = (sql: string, values: SqlValue[]) => Promise.resolve(this.run(sql, ...values))
    return {
      $queryRawUnsafe: (sql: string, ...values: SqlValue[]) => query(sql, values),
      $executeRawUnsafe: (sql: string, ...values: SqlValue[]) => execute(sql, values),
    } as RawTx
  }

  close(): void {
    this.#database.close()
  }
}

/** How many rows fit into one transaction, learned from the ones before. */
export class BatchSize {
  rows = 1000

  /** Tells how long the last transaction of so many rows took. */
  learn(rows: number, ms: number): void {
    const fitting = (rows / Math.max(ms, 1)) * HOLD_MS
    this.rows = Math.round(Math.min(Math.max(fitting, this.rows / 2, 200), this.rows * 2, 20_000))
  }
}

/** A moment as Prisma's SQLite adapter writes it. */
export function storedMoment(moment: Date): string {
  return moment.toISOString().replace('Z', '+00:00')
}
