import { setTimeout as delay } from 'node:timers/promises'
import Database from 'better-sqlite3'

export type SqlValue = string | number | null | Readonly<Record<string, string | number>>

/** Kilobytes of pages each connection keeps: the upper pages of every index of the nation's members. */
const CACHE_KB = 40_000
/** How long to wait for one's turn to write, and between two looks whether it has come. */
const [PATIENCE_MS, LOOK_MS] = [30_000, 5]

/** How long others may be kept from writing, at most; the number of rows in a transaction follows from it. */
const HOLD_MS = 80
/** How long the lock is free after a long transaction: whoever waits for it looks every 25 ms in the beginning. */
const FREE_MS = 26

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
    this.#database = new Database(path, { timeout: 0 })
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

  /**
   * Runs work in one transaction. Waiting for its turn it does not hold up this process, which may have the lock itself
   * on another connection; for the same reason the work must not wait for anything.
   */
  async transact<T>(work: () => T): Promise<T> {
    const began = performance.now()
    while (!this.#begin()) {
      if (performance.now() - began > PATIENCE_MS) throw new Error('The database is locked by somebody else.')
      await delay(LOOK_MS)
    }
    try {
      const result = work()
      this.#database.exec('COMMIT')
      return result
    } catch (error) {
      // A full disk has rolled back by itself.
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK')
      throw error
    }
  }

  /** Takes the write lock of the registry alone: BEGIN IMMEDIATE would want that of the staging database too. */
  #begin(): boolean {
    this.#database.exec('BEGIN')
    try {
      this.run('DELETE FROM "ImportLock" WHERE "id" IS NULL')
      return true
    } catch (error) {
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK')
      if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false
      throw error
    }
  }

  /** Copies what was committed into the database file, and leaves the lock to others for as long as it was held. */
  async rest(heldMs: number): Promise<void> {
    const began = performance.now()
    this.#database.pragma('wal_checkpoint(PASSIVE)')
    await delay(Math.max(0, Math.min(heldMs, FREE_MS) - (performance.now() - began)))
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
    this.rows = Math.round(Math.min(Math.max(fitting, this.rows / 2, 200), this.rows * 2, 10_000))
  }
}

/** A moment as Prisma's SQLite adapter writes it. */
export function storedMoment(moment: Date): string {
  return moment.toISOString().replace('Z', '+00:00')
}
