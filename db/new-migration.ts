// Writes the next migration of both databases from the change of schema.prisma: `npm run -s db:migration -- name`.
// PostgreSQL's is made on the server of TEST_DATABASE_URL, in a database of its own that is dropped afterwards.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Dialect } from './dialect.ts'
import { migrate, pendingChange } from './migrate.ts'
import { openPostgres } from './postgres.ts'
import { migrationsFolder } from './provider.ts'

const SERVER = process.env['TEST_DATABASE_URL'] ?? 'postgresql://postgres@127.0.0.1:5432/postgres'

const name = process.argv[2] ?? 'change'
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)

/**
 * Texts are compared byte by byte, as SQLite does: ranges of paths and the order of lists depend on it, and a server's
 * own collation may leave out the slashes.
 */
const byBytes = (sql: string) => sql.replace(/ TEXT\b(?! COLLATE)/g, ' TEXT COLLATE "C"')

async function changeOf(url: string): Promise<string> {
  await migrate(url)
  return pendingChange(url)
}

function write(dialect: Dialect, sql: string): void {
  process.stdout.write(sql ? `-- ${dialect}\n${sql}\n` : `${dialect}: schema and migrations agree.\n`)
  if (!sql) return
  const folder = join(migrationsFolder(dialect), `${stamp}_${name}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'migration.sql'), sql)
}

const scratch = mkdtempSync(join(tmpdir(), 'pervichka-'))
write('sqlite', await changeOf(`file:${join(scratch, 'scratch.db')}`))
rmSync(scratch, { recursive: true })

const server = await openPostgres(SERVER)
const database = `pervichka_migration_${process.pid}`
await server.query(`CREATE DATABASE ${database}`)
try {
  write('postgres', byBytes(await changeOf(Object.assign(new URL(SERVER), { pathname: database }).href)))
} finally {
  await server.query(`DROP DATABASE ${database} WITH (FORCE)`)
  await server.end()
}
