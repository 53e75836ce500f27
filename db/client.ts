import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import type { Transaction } from '@prisma/driver-adapter-utils'
import { PrismaClient } from './generated/client.ts'

export type { PrismaClient }
/** What a repository may use inside a transaction. */
export type Tx = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>

/** Milliseconds a writer waits for another process's write before giving up. */
const BUSY_TIMEOUT_MS = 10_000

/**
 * Two connections to one database. `read` answers queries outside transactions; `write` is used by the unit of
 * work alone. They are two because Prisma's SQLite adapter runs every query of a client on one connection: a
 * query made beside an open transaction would become part of it and vanish with its rollback.
 */
export interface Database {
  path: string
  read: PrismaClient
  write: PrismaClient
  close(): Promise<void>
}

/** Opens the database of `url` (`file:PATH`); the folder is made where it is missing. */
export async function openDatabase(url: string): Promise<Database> {
  const path = url.replace(/^file:/, '')
  mkdirSync(dirname(path), { recursive: true })
  const [read, write] = [await openClient(url), await openClient(url)]
  return {
    path,
    read,
    write,
    close: async () => {
      await Promise.all([read.$disconnect(), write.$disconnect()])
    },
  }
}

async function openClient(url: string): Promise<PrismaClient> {
  const client = new PrismaClient({
    adapter: sqliteAdapter(url),
    transactionOptions: { maxWait: 30_000, timeout: 60_000 },
  })
  await client.$queryRawUnsafe('PRAGMA journal_mode = WAL')
  await client.$queryRawUnsafe('PRAGMA foreign_keys = ON')
  await client.$queryRawUnsafe('PRAGMA synchronous = FULL')
  return client
}

/**
 * Prisma's adapter for better-sqlite3, with transactions that take the write lock when they begin. A transaction
 * that reads first and writes later would fail at once, without waiting, when another process wrote in between.
 */
export function sqliteAdapter(url: string): PrismaBetterSqlite3 {
  const factory = new PrismaBetterSqlite3({ url, timeout: BUSY_TIMEOUT_MS })
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    const begin = adapter.startTransaction.bind(adapter)
    adapter.startTransaction = async (level) => takeWriteLock(await begin(level))
    return adapter
  }
  return factory
}

async function takeWriteLock(transaction: Transaction): Promise<Transaction> {
  const run = (sql: string) => transaction.executeRaw({ sql, args: [], argTypes: [] })
  await run('COMMIT')
  try {
    await run('BEGIN IMMEDIATE')
  } catch (error) {
    await transaction.rollback()
    throw error
  }
  return transaction
}
