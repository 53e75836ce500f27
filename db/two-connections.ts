import { setImmediate as othersTurn, setTimeout as pause } from 'node:timers/promises'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import {
  isDriverAdapterError,
  type SqlDriverAdapter,
  type SqlDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
  type Transaction,
} from '@prisma/driver-adapter-utils'
import type { Database } from 'better-sqlite3'
import { keepPrepared } from './prepared-statements.ts'

/** Milliseconds a writer waits for another process's write before giving up. */
const BUSY_TIMEOUT_MS = 10_000
/** Milliseconds between looks whether that write is over; the last one again and again. */
const BUSY_LOOKS_MS = [1, 2, 5, 10, 20]
/** Milliseconds of queries that follow each other at once, until others get their turn. */
const TURN_MS = 10
/** `durable`: a commit survives a power cut. Without it only a killed process: for tests, which make thousands. */
const pragmas = (durable: boolean) => [
  'journal_mode = WAL',
  'foreign_keys = ON',
  `synchronous = ${durable ? 'FULL' : 'OFF'}`,
  // 16 MB of log between two checkpoints: each of them waits for the disk several times.
  'wal_autocheckpoint = 4000',
]

/**
 * SQLite for Prisma over two connections: one for reading, one for writing, where transactions and single writes take
 * turns. Prisma's own adapter has one for all, so a query made beside an open transaction becomes part of it and
 * vanishes with its rollback. Transactions take the write lock when they begin: one that reads first and writes later
 * would fail at once, without waiting, when another process wrote in between.
 */
export class TwoConnections implements SqlDriverAdapterFactory {
  readonly provider = 'sqlite'
  readonly adapterName = 'pervichka/two-connections'
  readonly #factory: PrismaBetterSqlite3

  constructor(
    url: string,
    private readonly durable: boolean,
  ) {
    this.#factory = new PrismaBetterSqlite3({ url, timeout: BUSY_TIMEOUT_MS })
  }

  async connect(): Promise<SqlDriverAdapter> {
    const [{ adapter: reader }, { adapter: writer, client }] = [
      await this.#connection(),
      await this.#connection(),
    ]
    const giveWay = turns()
    const begin = async () => givingWay(await beginAlone(writer, client), giveWay)
    for (const pragma of pragmas(this.durable)) {
      await reader.executeScript(`PRAGMA ${pragma}`)
      await writer.executeScript(`PRAGMA ${pragma}`)
    }
    // A quarter of what SQLite takes by itself, which the writer needs: the system keeps the file in memory anyway.
    await reader.executeScript('PRAGMA cache_size = -4000')
    // SQLite itself would wait on this thread, where people are answered meanwhile: see beginWhenFree.
    await writer.executeScript('PRAGMA busy_timeout = 0')
    return {
      provider: 'sqlite',
      adapterName: this.adapterName,
      queryRaw: async (query) => {
        await giveWay()
        return isRead(query.sql) ? reader.queryRaw(query) : alone(begin, (tx) => tx.queryRaw(query))
      },
      executeRaw: (query) => alone(begin, (tx) => tx.executeRaw(query)),
      executeScript: (script) => writer.executeScript(script),
      startTransaction: begin,
      dispose: async () => {
        await reader.dispose()
        await writer.dispose()
      },
    }
  }

  async #connection(): Promise<{ adapter: SqlDriverAdapter; client: Database }> {
    const adapter = await this.#factory.connect()
    // Of a class that names it `client` and shows it to nobody.
    const { client } = adapter as unknown as { client: Database }
    keepPrepared(client)
    return { adapter, client }
  }
}

/**
 * SQLite answers on this thread and at once: a job of ten thousand queries would never let the event loop turn, nobody
 * would be answered meanwhile, and nothing of what it planned would leave.
 */
function turns(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < TURN_MS) return
    await othersTurn()
    since = performance.now()
  }
}

function givingWay(transaction: Transaction, giveWay: () => Promise<void>): Transaction {
  const queryRaw = transaction.queryRaw.bind(transaction)
  transaction.queryRaw = async (query) => {
    await giveWay()
    return queryRaw(query)
  }
  return transaction
}

/** Prisma's reads begin so; a write that returns rows begins with its own verb. */
function isRead(sql: string): boolean {
  return /^\s*(SELECT|PRAGMA|EXPLAIN|WITH(?![\s\S]*\b(INSERT|UPDATE|DELETE)\b))/i.test(sql)
}

/** One write as a transaction of its own: it waits for its turn like any other. */
async function alone<T extends SqlResultSet | number>(
  begin: () => Promise<Transaction>,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const tx = await begin()
  try {
    const result = await work(tx)
    await tx.executeRaw(statement('COMMIT'))
    await tx.commit()
    return result
  } catch (error) {
    await tx.rollback()
    throw error
  }
}

async function beginAlone(writer: SqlDriverAdapter, client: Database): Promise<Transaction> {
  const transaction = leavingNothingOpen(await writer.startTransaction(), client)
  try {
    await transaction.executeRaw(statement('COMMIT'))
    await beginWhenFree(transaction)
  } catch (error) {
    await transaction.rollback()
    throw error
  }
  return transaction
}

/**
 * On a full disk SQLite may refuse a COMMIT and leave the transaction open, or have rolled it back by itself. Whatever
 * is open in the end is rolled back before the next writer gets its turn: it could not begin, and all would wait for it.
 */
function leavingNothingOpen(transaction: Transaction, client: Database): Transaction {
  const letGo = transaction.rollback.bind(transaction)
  transaction.rollback = async () => {
    try {
      if (client.inTransaction) client.exec('ROLLBACK')
    } finally {
      await letGo()
    }
  }
  return transaction
}

async function beginWhenFree(transaction: Transaction): Promise<void> {
  const giveUpAt = performance.now() + BUSY_TIMEOUT_MS
  for (let look = 0; ; look++) {
    try {
      await transaction.executeRaw(statement('BEGIN IMMEDIATE'))
      return
    } catch (error) {
      if (!isBusy(error) || performance.now() > giveUpAt) throw error
      await pause(BUSY_LOOKS_MS[Math.min(look, BUSY_LOOKS_MS.length - 1)])
    }
  }
}

function isBusy(error: unknown): boolean {
  return isDriverAdapterError(error) && error.cause.originalCode?.startsWith('SQLITE_BUSY') === true
}

function statement(sql: string): SqlQuery {
  return { sql, args: [], argTypes: [] }
}
