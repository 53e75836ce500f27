// Writes the next migration from the change of schema.prisma: `npm run -s db:migration -- name-of-the-change`.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrate, pendingChange } from './migrate.ts'

const name = process.argv[2] ?? 'change'
const scratch = mkdtempSync(join(tmpdir(), 'pervichka-'))
const url = `file:${join(scratch, 'scratch.db')}`
await migrate(url)
const sql = await pendingChange(url)
rmSync(scratch, { recursive: true })
if (sql) {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = fileURLToPath(new URL(`./migrations/sqlite/${stamp}_${name}`, import.meta.url))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'migration.sql'), sql)
}
process.stdout.write(sql ? `${sql}\n` : 'Schema and migrations agree.\n')
