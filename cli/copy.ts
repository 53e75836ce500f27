import type { Command } from 'commander'
import { readEnv } from '../core/env.ts'
import { copyDatabase } from '../db/transfer/copy-database.ts'
import { shownAddress } from './address.ts'
import { answer } from './context.ts'
import { WrongUsage } from './failure.ts'
import { tableLines, withRows } from './transferred.ts'

interface Options {
  to: string
  live?: boolean
  json?: boolean
}

const LIVE = `The copy is of this moment: what the running processes write from now on stays behind. Messages that they send
would be sent again by processes on the copy. Use such a copy to try things, never to move.
`

/** `copy`: all rows from one database to another, such as from SQLite to PostgreSQL. */
export function addCopy(program: Command): void {
  program
    .command('copy')
    .description('copy everything from the database of DATABASE_URL to an empty one, and compare')
    .requiredOption('--to <url>', 'postgresql://… or file:PATH')
    .option('--live', 'copy although bots and jobs go on writing: to try things, not to move')
    .option('--json', 'print { from, to, tables: [{ name, rows, checksum }] }')
    .action(async (options: Options) => {
      const from = readEnv(process.env).DATABASE_URL
      const to = readEnv({ DATABASE_URL: options.to }).DATABASE_URL
      if (from === to) throw new WrongUsage('--to names the database of DATABASE_URL itself.')
      if (options.live) process.stderr.write(LIVE)
      const tables = await withRows((rows) =>
        copyDatabase(from, to, { live: options.live ?? false, onProgress: rows.at }),
      )
      const document = { from: shownAddress(from), to: shownAddress(to), tables }
      answer(options.json, document, () => [
        ...tableLines(tables),
        `Copied ${document.from} to ${document.to}.`,
      ])
    })
}
