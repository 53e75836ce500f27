import { existsSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { TransferRefused } from './refusal.ts'
import { quoted, TABLE_NAMES } from './table.ts'

/**
 * Makes sure that a file may be replaced: nobody has it open, and it holds no rows unless `replace` says that they may
 * go. Its write-ahead log is taken in: left behind, it would be read as that of the new file.
 */
export function vacate(path: string, replace: boolean): void {
  if (!existsSync(path)) return
  const database = new Database(path, { timeout: 500 })
  try {
    if (!replace) requireEmpty(database, path)
    if (database.pragma('journal_mode = DELETE', { simple: true }) !== 'delete') throw inUse(path)
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) throw inUse(path)
    if (!replace || !isDamaged(error)) throw error
    // Nothing can be taken in any more.
    for (const log of [`${path}-wal`, `${path}-shm`]) rmSync(log, { force: true })
  } finally {
    database.close()
  }
}

function isDamaged(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code)
}

function requireEmpty(database: Database.Database, path: string): void {
  const there = database.prepare(`SELECT "name" FROM sqlite_master WHERE "type" = 'table'`).pluck().all()
  const filled = TABLE_NAMES.find(
    (name) =>
      there.includes(name) && database.prepare(`SELECT 1 FROM ${quoted(name)} LIMIT 1`).get() !== undefined,
  )
  if (filled)
    throw new TransferRefused(
      `The database ${path} is not empty: there are rows in ${filled}.`,
      'Name another one; "restore" overwrites with --replace.',
    )
}

function inUse(path: string): TransferRefused {
  return new TransferRefused(
    `The database ${path} is in use by another process.`,
    'Stop the bot, the jobs and other commands, then run this one again.',
  )
}
