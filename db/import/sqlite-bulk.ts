import { setTimeout as delay } from 'node:timers/promises'
import Database from 'better-sqlite3'
import type { Bulk, SqlValue } from './bulk.ts'

/** Kilobytes of pages each connection keeps: the upper pages of every index of the nation's members. */
const CACHE_KB = 40_000
/** How long to wait for one's turn to write, and between two looks whether it has come. */
const [PATIENCE_MS, LOOK_MS] = [30_000, 5]
/** How long the lock is free after a long transaction: whoever waits for it looks every 25 ms in the beginning. */
const FREE_MS = 26

/**
 * SQLite for writing many rows. It copies the write-ahead log into the database between its short transactions, so that
 * no one else has to. Nothing but a turn to write is waited for: a statement is done when its promise is made.
 */
export class SqliteBulk implements Bulk {
  readonly dialect = 'sqlite'
  readonly holdMs = 80
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

  async script(sql: string): Promise<void> {
    this.#database.exec(sql)
  }

  async run(sql: string, ...values: SqlValue[]): Promise<number> {
    return this.#statement(sql).run(...values).changes
  }

  async all<Row>(sql: string, ...values: SqlValue[]): Promise<Row[]> {
    return this.#statement(sql).all(...values) as Row[]
  }

  async one<Row>(sql: string, ...values: SqlValue[]): Promise<Row | undefined> {
    return this.#statement(sql).get(...values) as Row | undefined
  }

  /** The rows one after another; nothing else may use the connection meanwhile. */
  each<Row>(sql: string, ...values: SqlValue[]): IterableIterator<Row> {
    return this.#database.prepare(sql).iterate(...values) as IterableIterator<Row>
  }

  /** Runs one statement for every row, in one transaction. */
  fill(sql: string, rows: ReadonlyArray<readonly unknown[]>): void {
    const statement = this.#statement(sql)
    this.#database.transaction(() => {
      for (const row of rows) statement.run(...row)
    })()
  }

  #statement(sql: string): Database.Statement {
    const statement = this.#prepared.get(sql) ?? this.#database.prepare(sql)
    this.#prepared.set(sql, statement)
    return statement
  }

  /**
   * Waiting for its turn it does not hold up this process, which may have the lock itself on another connection; for the
   * same reason the work must wait for nothing: what only this connection does is done before anybody else is heard.
   */
  async transact<T>(work: () => Promise<T>): Promise<T> {
    // Begun on its own, so that no statement of somebody else in this process comes between.
    await new Promise(setImmediate)
    const began = performance.now()
    while (!this.#begin()) {
      if (performance.now() - began > PATIENCE_MS) throw new Error('The database is locked by somebody else.')
      await delay(LOOK_MS)
    }
    try {
      const result = await work()
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
      this.#statement('DELETE FROM "ImportLock" WHERE "id" IS NULL').run()
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

  async close(): Promise<void> {
    this.#database.close()
  }
}
