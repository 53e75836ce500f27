import { readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { TransferRefused } from '../transfer/refusal.ts'
import { type BackupMark, readMark } from './backup-mark.ts'

const DAY_MS = 86_400_000

/**
 * Removes backups of the same series that were taken more than `days` days before `now`: files beside `newest` whose names
 * differ from its name in digits only and which hold the mark of a backup, whose moment counts. Anything else is left
 * alone. Returns the names of what was removed.
 */
export function forgetBackups(newest: string, days: number, now: Date): string[] {
  const [folder, name] = [dirname(newest), basename(newest)]
  const before = now.getTime() - days * DAY_MS
  return readdirSync(folder)
    .filter((entry) => entry !== name && seriesOf(entry) === seriesOf(name))
    .filter((entry) => {
      const takenAt = momentOf(join(folder, entry))
      return takenAt !== undefined && takenAt < before
    })
    .map((entry) => {
      rmSync(join(folder, entry))
      return entry
    })
}

/** backup-2026-11-28.db and backup-2026-11-27.db are of one series. */
function seriesOf(name: string): string {
  return name.replace(/\d+/g, '#')
}

/** When a backup was taken; undefined for a file that is none that this release can read. */
function momentOf(path: string): number | undefined {
  if (!statSync(path).isFile()) return undefined
  const file = new Database(path, { readonly: true })
  try {
    return Date.parse(markIn(file)?.takenAt ?? '') || undefined
  } finally {
    file.close()
  }
}

function markIn(file: Database.Database): BackupMark | undefined {
  try {
    return readMark(file)
  } catch (error) {
    if (error instanceof TransferRefused || error instanceof Database.SqliteError) return undefined
    throw error
  }
}
