import { existsSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { TransferRefused } from '../transfer/refusal.ts'
import { SqliteReader } from '../transfer/sqlite-reader.ts'
import { sumsOf } from '../transfer/transfer.ts'
import { type BackupMark, readMark } from './backup-mark.ts'

/**
 * Opens a backup and makes sure that it holds what it held when it was taken. Throws TransferRefused, in plain words,
 * where the file is no backup or is damaged.
 */
export async function openBackup(path: string): Promise<{ file: Database.Database; mark: BackupMark }> {
  if (!existsSync(path) || !statSync(path).isFile())
    throw new TransferRefused(`There is no file ${path}.`, 'Name a file that "backup" wrote.')
  const file = new Database(path, { readonly: true })
  try {
    if (isCut(file, path)) throw damaged(path)
    const mark = readMark(file)
    const reader = new SqliteReader(
      file,
      mark.tables.map(({ name }) => name),
    )
    if (JSON.stringify(await sumsOf(reader)) !== JSON.stringify(mark.tables)) throw damaged(path)
    return { file, mark }
  } catch (error) {
    file.close()
    throw inWords(error, path)
  }
}

/** A file that was cut lacks pages that its header counts. */
function isCut(file: Database.Database, path: string): boolean {
  const size = (name: string) => Number(file.pragma(name, { simple: true }))
  return statSync(path).size < size('page_count') * size('page_size')
}

function inWords(error: unknown, path: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  if (error.code === 'SQLITE_NOTADB')
    return new TransferRefused(`${path} is no backup.`, 'Name a file that "backup" wrote.')
  return /^SQLITE_(CORRUPT|IOERR)/.test(error.code) ? damaged(path) : error
}

function damaged(path: string): TransferRefused {
  return new TransferRefused(
    `${path} is damaged or was cut off.`,
    'Take another copy of it, or an earlier backup.',
  )
}
