import { resolve } from 'node:path'
import type { Command } from 'commander'
import { readEnv } from '../core/env.ts'
import { type Restored, restoreBackup } from '../db/backup/restore-backup.ts'
import { shownAddress } from './address.ts'
import { answer } from './context.ts'
import { tableLines, withRows } from './transferred.ts'

interface Options {
  replace?: boolean
  withoutErasures?: boolean
  json?: boolean
}

/** `restore`: a backup into the database of DATABASE_URL. */
export function addRestore(program: Command): void {
  program
    .command('restore')
    .description('put a backup into the database of DATABASE_URL, whichever kind that is')
    .argument('<file>', 'a file that "backup" wrote')
    .option('--replace', 'let go of what is in the database now')
    .option(
      '--without-erasures',
      'do not ask the database there who was erased since the backup: where it is lost or cannot be read',
    )
    .option(
      '--json',
      'print { file, database, takenAt, tables: [{ name, rows, checksum }], unfinished, erasedAgain }',
    )
    .action(async (path: string, options: Options) => {
      const { DATABASE_URL } = readEnv(process.env)
      const { replace = false, withoutErasures = false } = options
      const file = resolve(path)
      const restored = await withRows((rows) =>
        restoreBackup(file, DATABASE_URL, { replace, withoutErasures, onProgress: rows.at }),
      )
      const document = { file, database: shownAddress(DATABASE_URL), ...restored }
      answer(options.json, document, () => [
        ...tableLines(restored.tables),
        `Restored ${document.database} as of ${restored.takenAt}.`,
        ...erasures(restored, withoutErasures),
        ...warning(restored),
      ])
    })
}

/** Erasures since the backup are known to the database in whose place it comes, and to nobody else. */
function erasures({ takenAt, erasedAgain }: Restored, withoutErasures: boolean): string[] {
  if (erasedAgain !== null)
    return erasedAgain > 0
      ? [`Erased again, as they were since ${takenAt}: ${erasedAgain} rows of people.`]
      : []
  const why = withoutErasures ? 'nobody was asked' : 'no database was there to say'
  return [
    `WARNING: ${why} who was erased after ${takenAt}: these people are here again.`,
    'Where a copy of that database is left, "migrate" it, name it as DATABASE_URL and restore over it with --replace.',
    'Else look up the wishes since then (messages of the kind erasure.asked, letters) and erase these people again.',
  ]
}

/** Whoever was written to between the backup and now would be written to again. */
function warning({ takenAt, unfinished: { broadcasts, messages } }: Restored): string[] {
  if (broadcasts.length === 0 && messages === 0) return []
  return [
    `Not over at ${takenAt}: broadcasts ${broadcasts.join(', ') || 'none'}; messages ${messages}.`,
    'They go on from there: people written to since then would be written to again.',
    'Before you start the jobs, cancel what was sent meanwhile: "broadcast cancel ID".',
  ]
}
