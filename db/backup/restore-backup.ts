import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { migrate } from '../migrate.ts'
import { fill } from '../transfer/copy-database.ts'
import type { TableSum } from '../transfer/reader.ts'
import { SqliteReader } from '../transfer/sqlite-reader.ts'
import type { Progress } from '../transfer/transfer.ts'
import { isOlder } from './backup-mark.ts'
import { readErasures } from './carried-erasures.ts'
import { eraseAgain } from './erase-again.ts'
import { openBackup } from './open-backup.ts'

/**
 * A card that was issued after the backup is signed and out in the world, though its row is gone: its number is given to
 * nobody else. The union has fewer members than this, and each gets a card or two a year; two hundred restores of
 * restores fit into what a row's number can be.
 */
const AHEAD = { IssuedCard: 10_000_000 }

/** What was not over when the backup was taken: it goes on from there. */
export interface Unfinished {
  broadcasts: number[]
  messages: number
}

export interface Restored {
  takenAt: string
  tables: TableSum[]
  unfinished: Unfinished
  /** people who had been erased since and were erased again; null: there was no database to learn it from */
  erasedAgain: number | null
}

/**
 * Puts the rows of a backup in the place of a database. The backup is read whole and added up before anything is
 * touched, and what was there before stays until everything has arrived. Only rows are taken from the file: tables,
 * indexes and triggers are those of this release. Who was erased since the backup was taken does not come back with it.
 */
export async function restoreBackup(
  path: string,
  url: string,
  options: { replace: boolean; onProgress?: Progress },
): Promise<Restored> {
  const { file, mark } = await openBackup(path)
  try {
    const erasures = await readErasures(url)
    const tables = isOlder(file)
      ? await restoreOlder(path, url, options)
      : await fill(url, new SqliteReader(file), { ...options, ahead: AHEAD })
    const erasedAgain = erasures ? await eraseAgain(url, erasures) : null
    return { takenAt: mark.takenAt, tables, unfinished: unfinishedIn(file), erasedAgain }
  } finally {
    file.close()
  }
}

/** A backup of an earlier release is brought up to date beside itself first. */
async function restoreOlder(
  path: string,
  url: string,
  options: { replace: boolean; onProgress?: Progress },
): Promise<TableSum[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pervichka-restore-'))
  const scratch = join(folder, 'backup.db')
  try {
    copyFileSync(path, scratch)
    await migrate(`file:${scratch}`)
    const present = new Database(scratch, { readonly: true })
    try {
      return await fill(url, new SqliteReader(present), { ...options, ahead: AHEAD })
    } finally {
      present.close()
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function unfinishedIn(file: Database.Database): Unfinished {
  const broadcasts = file
    .prepare<[], number>(
      `SELECT "id" FROM "Broadcast" WHERE "status" IN ('scheduled', 'running', 'paused') ORDER BY "id"`,
    )
    .pluck()
    .all()
  const messages = file
    .prepare<[], number>(`SELECT COUNT(*) FROM "OutboxMessage" WHERE "state" IN ('planned', 'claimed')`)
    .pluck()
    .get()
  return { broadcasts, messages: messages ?? 0 }
}
