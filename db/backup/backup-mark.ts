import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { Dialect } from '../dialect.ts'
import { migrationNames } from '../provider.ts'
import type { TableSum } from '../transfer/reader.ts'
import { TransferRefused } from '../transfer/refusal.ts'

/** In the header of a file: "PERV". It tells a backup from a database that is at work. */
const APPLICATION_ID = 0x50455256
const TABLE = 'PervichkaBackup'
/** Grows when an older program could no longer read what stands here. */
const FORMAT = 1

const sum = z.object({ name: z.string(), rows: z.number(), checksum: z.string() })
/** What is added later is left unread. */
const schema = z.looseObject({
  format: z.number(),
  takenAt: z.string(),
  /** the database it was taken from */
  source: z.enum(['sqlite', 'postgres']),
  tables: z.array(sum),
})

export type BackupMark = z.infer<typeof schema>

/** Marks a file as a backup: the last thing that is written to it. */
export function writeMark(
  file: Database.Database,
  mark: { takenAt: Date; source: Dialect; tables: TableSum[] },
): void {
  const text = JSON.stringify({ ...mark, takenAt: mark.takenAt.toISOString(), format: FORMAT })
  file.exec(`DROP TABLE IF EXISTS "${TABLE}"; CREATE TABLE "${TABLE}" ("mark" TEXT NOT NULL)`)
  file.prepare(`INSERT INTO "${TABLE}" VALUES (?)`).run(text)
  file.pragma(`application_id = ${APPLICATION_ID}`)
}

/** Reads the mark. Throws TransferRefused where the file is no backup, or one that this release cannot read. */
export function readMark(file: Database.Database): BackupMark {
  if (file.pragma('application_id', { simple: true }) !== APPLICATION_ID)
    throw new TransferRefused(
      'This is a database, but no backup that "backup" made.',
      'Name a file that "backup" wrote; a database is carried over with "copy".',
    )
  const text = file.prepare<[], string>(`SELECT "mark" FROM "${TABLE}"`).pluck().get() ?? ''
  const mark = schema.parse(JSON.parse(text))
  if (mark.format > FORMAT) throw newer()
  const known = migrationNames('sqlite')
  if (appliedTo(file).some((name) => !known.includes(name))) throw newer()
  return mark
}

/** Whether migrations were added since the backup was taken. */
export function isOlder(file: Database.Database): boolean {
  const applied = appliedTo(file)
  return migrationNames('sqlite').some((name) => !applied.includes(name))
}

function appliedTo(file: Database.Database): string[] {
  return file
    .prepare<[], string>(`SELECT "migration_name" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL`)
    .pluck()
    .all()
}

function newer(): TransferRefused {
  return new TransferRefused(
    'The backup was made by a newer release.',
    'Update the program to that release, then restore.',
  )
}
