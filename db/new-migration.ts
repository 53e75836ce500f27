// Writes the next migration of both databases from the change of schema.prisma: `npm run -s db:migration -- name`.
// PostgreSQL's is found out in a scratch database on the server of TEST_DATABASE_URL.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { collateBytes } from './collate-bytes.ts'
import type { Dialect } from './dialect.ts'
import { applyMigrations, migrationFolder, pendingChange } from './migrate.ts'
import { withScratchPostgres } from './scratch-postgres.ts'

const name = process.argv[2] ?? 'change'
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)

async function changeOf(url: string): Promise<string> {
  await applyMigrations(url)
  return pendingChange(url)
}

function write(dialect: Dialect, sql: string): void {
  process.stdout.write(`-- ${dialect}\n${sql || 'Schema and migrations agree.'}\n`)
  if (!sql) return
  const folder = join(migrationFolder(dialect), `${stamp}_${name}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'migration.sql'), sql)
}

const scratch = mkdtempSync(join(tmpdir(), 'pervichka-'))
const forSqlite = await changeOf(`file:${join(scratch, 'scratch.db')}`)
rmSync(scratch, { recursive: true })
const forPostgres = await withScratchPostgres(changeOf)
write('sqlite', forSqlite)
write('postgres', collateBytes(forPostgres))
