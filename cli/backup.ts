import { resolve } from 'node:path'
import type { Command } from 'commander'
import { readEnv } from '../core/env.ts'
import { takeBackup } from '../db/backup/take-backup.ts'
import { answer } from './context.ts'
import { progressBar } from './progress-bar.ts'
import { tableLines, withRows } from './transferred.ts'

interface Options {
  out: string
  replace?: boolean
  json?: boolean
}

/** `backup`: everything the system knows, as one file, while it goes on working. */
export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('write everything the system knows to one file, while it goes on working')
    .requiredOption('--out <file>', 'the file to write; it holds personal data')
    .option('--replace', 'overwrite the file where there is one')
    .option('--json', 'print { file, takenAt, tables: [{ name, rows, checksum }] }')
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
      const document = { file, takenAt: now.toISOString(), tables }
      answer(options.json, document, () => [...tableLines(tables), `Backup: ${file}`])
    })
}
