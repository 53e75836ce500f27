import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { dialectOfUrl } from '../provider.ts'
import { fillFile } from '../transfer/copy-database.ts'
import { writeWhole } from '../transfer/new-file.ts'
import type { TableSum } from '../transfer/reader.ts'
import { TransferRefused } from '../transfer/refusal.ts'
import { openSnapshot, type Snapshot } from '../transfer/snapshot.ts'
import { SqliteReader } from '../transfer/sqlite-reader.ts'
import { type Progress, requireSums, sumsOf } from '../transfer/transfer.ts'
import { writeMark } from './backup-mark.ts'

/** Pages copied between two looks at what else there is to do: 4 MB. */
const PAGES_AT_ONCE = 1000

export interface BackupProgress {
  pages: Progress
  rows: Progress
}

/**
 * Writes a backup of a database at work: as it was at one moment, while others go on writing. Whatever the database,
 * a backup is a SQLite file of the product's tables with a mark in it.
 */
export async function takeBackup(
  url: string,
  out: string,
  options: { now: Date; replace: boolean; progress: BackupProgress },
): Promise<TableSum[]> {
  requirePlace(url, out, options.replace)
  const snapshot = await openSnapshot(url)
  try {
    return await writeWhole(out, async (unfinished) => {
      const tables = await carry(snapshot, unfinished, options.progress)
      const file = new Database(unfinished)
      try {
        // A backup is one file: without this it would come with a write-ahead log beside it.
        file.pragma('journal_mode = DELETE')
        writeMark(file, { takenAt: options.now, source: snapshot.dialect, tables })
      } finally {
        file.close()
      }
      return tables
    })
  } finally {
    await snapshot.close()
  }
}

async function carry(
  { reader, file }: Snapshot,
  unfinished: string,
  { pages, rows }: BackupProgress,
): Promise<TableSum[]> {
  if (!file) return fillFile(unfinished, reader, { onProgress: rows })
  await file.backup(unfinished, {
    progress: ({ totalPages, remainingPages }) => {
      pages(totalPages - remainingPages, totalPages)
      return PAGES_AT_ONCE
    },
  })
  const tables = await sumsOf(reader, rows)
  const copy = new Database(unfinished, { readonly: true })
  try {
    await requireSums(new SqliteReader(copy), tables)
  } finally {
    copy.close()
  }
  return tables
}

/** Nothing is overwritten unasked, and the database itself never. */
function requirePlace(url: string, out: string, replace: boolean): void {
  const folder = dirname(out)
  if (!existsSync(folder))
    throw new TransferRefused(`There is no folder ${folder}.`, 'Make it, or name another place.')
  if (!existsSync(out)) return
  const there = statSync(out)
  const path = url.replace(/^file:/, '')
  const own = dialectOfUrl(url) === 'sqlite' && existsSync(path) ? statSync(path) : undefined
  if (own?.ino === there.ino && own.dev === there.dev)
    throw new TransferRefused(`${out} is the database itself.`, 'Name another file.')
  if (!there.isFile()) throw new TransferRefused(`${out} is no file.`, 'Name a file.')
  if (!replace)
    throw new TransferRefused(`There is a file ${out} already.`, 'Name another one, or add --replace.')
}
