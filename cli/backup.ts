import { resolve } from 'node:path'
import type { Command } from 'commander'
import { readEnv } from '../core/env.ts'
import { forgetBackups } from '../db/backup/forget-backups.ts'
import { takeBackup } from '../db/backup/take-backup.ts'
import { answer } from './context.ts'
import { wholeNumber } from './options.ts'
import { progressBar } from './progress-bar.ts'
import { tableLines, withRows } from './transferred.ts'

interface Options {
  out: string
  replace?: boolean
  keep?: number
  json?: boolean
}

/** People who are erased are told that backups end: somebody has to see to it. */
const AGEING =
  'Who is erased from now on is still in this file: let backups end, with --keep 30 and a date in the name, or by your own means.'

/** `backup`: everything the system knows, as one file, while it goes on working. */
export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('write everything the system knows to one file, while it goes on working')
    .requiredOption('--out <file>', 'the file to write; it holds personal data')
    .option('--replace', 'overwrite the file where there is one')
    .option(
      '--keep <days>',
      'then remove older backups beside it whose names differ in digits only, as backup-2026-11-28.db; so erased people leave backups, too',
      wholeNumber,
    )
    .option('--json', 'print { file, takenAt, tables: [{ name, rows, checksum }], removed }')
    .action(async (options: Options) => {
      const { DATABASE_URL } = readEnv(process.env)
      const [file, now, pages] = [resolve(options.out), new Date(), progressBar('pages')]
      const tables = await withRows((rows) =>
        takeBackup(DATABASE_URL, file, {
          now,
          replace: options.replace ?? false,
          progress: { pages: pages.at, rows: rows.at },
        }).finally(pages.end),
      )
      const removed = options.keep === undefined ? [] : forgetBackups(file, options.keep, now)
      const document = { file, takenAt: now.toISOString(), tables, removed }
      answer(options.json, document, () => [
        ...tableLines(tables),
        `Backup: ${file}`,
        ...removed.map((name) => `Removed: ${name}`),
        ...(options.keep === undefined ? [AGEING] : []),
      ])
    })
}
