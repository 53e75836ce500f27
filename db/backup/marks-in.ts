import type Database from 'better-sqlite3'
import { ERASURE_KEY } from '../repos/erased-persons.ts'
import type { BackupMarks } from './read-erasures.ts'

/** Who was erased by the time of a backup, of whichever release it is. */
export function marksIn(file: Database.Database): BackupMarks {
  const table = file
    .prepare(`SELECT 1 FROM sqlite_master WHERE "type" = 'table' AND "name" = 'ErasedPerson'`)
    .get()
  if (!table) return { secret: '', marks: [] }
  const rows = file
    .prepare<[], { key: string; erasedAt: string | number }>('SELECT "key", "erasedAt" FROM "ErasedPerson"')
    .all()
  const secret = file
    .prepare<[string], string>('SELECT "value" FROM "Setting" WHERE "name" = ?')
    .pluck()
    .get(ERASURE_KEY)
  return {
    secret: secret ?? '',
    marks: rows.map(({ key, erasedAt }) => ({ key, erasedAt: new Date(erasedAt) })),
  }
}
