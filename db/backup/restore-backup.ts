import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { migrate } from '../migrate.ts'
import { fill } from '../transfer/copy-database.ts'
import type { TableSum } from '../transfer/reader.ts'
import { SqliteReader } from '../transfer/sqlite-reader.ts'
import type { Progress, TransferOptions } from '../transfer/transfer.ts'
import { isOlder } from './backup-mark.ts'
import { CARRIED, writeCarried } from './carried-erasures.ts'
import { eraseAgain } from './erase-again.ts'
import { marksIn } from './marks-in.ts'
import { openBackup } from './open-backup.ts'
import { readErasures } from './read-erasures.ts'

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
  /** people who had been erased since and were erased again; null: nobody was there, or asked, to learn it from */
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
  { withoutErasures = false, ...how }: { replace: boolean; withoutErasures?: boolean; onProgress?: Progress },
): Promise<Restored> {
  const { file, mark } = await openBackup(path)
  try {
    const erasures = withoutErasures ? undefined : await readErasures(url, marksIn(file))
    // In the transaction of the rows: a process that dies behind it has not lost them.
    const setting = erasures && { name: CARRIED, value: writeCarried(erasures) }
    const options = { ...how, ahead: AHEAD, setting }
    const tables = isOlder(file)
      ? await restoreOlder(path, url, options)
      : await fill(url, new SqliteReader(file), options)
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
  options: { replace: boolean } & TransferOptions,
): Promise<TableSum[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pervichka-restore-'))
  const scratch = join(folder, 'backup.db')
  try {
    copyFileSync(path, scratch)
    await migrate(`file:${scratch}`)
    const present = new Database(scratch, { readonly: true })
    try {
      return await fill(url, new SqliteReader(present), options)
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
