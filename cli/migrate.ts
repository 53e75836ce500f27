import type { Command } from 'commander'
import { readEnv } from '../core/env.ts'
import { migrate } from '../db/migrate.ts'
import { answer } from './context.ts'

/** `migrate`: brings the database to the present schema. */
export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the database of DATABASE_URL to the present schema')
    .option('--json', 'print { applied: [names] }')
    .action(async (options: { json?: boolean }) => {
      const { DATABASE_URL } = readEnv(process.env)
      const applied = await migrate(DATABASE_URL)
      answer(options.json, { applied }, () =>
        applied.length === 0 ? ['Nothing to apply.'] : applied.map((name) => `Applied ${name}`),
      )
    })
}
