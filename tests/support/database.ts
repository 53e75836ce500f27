import { copyFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { type Database, openDatabase } from '../../db/client.ts'
import { databaseFile } from '../../db/database-file.ts'
import type { Dialect } from '../../db/dialect.ts'
import { createPostgres, dropPostgres, postgresUrl } from './postgres.ts'

/** One folder a run: the first process names it, its workers inherit the name. */
process.env['PERVICHKA_TEST_RUN'] ??= String(process.pid)
export const TEST_FOLDER = join(tmpdir(), `pervichka-tests-${process.env['PERVICHKA_TEST_RUN']}`)

/** Where this run bundles what it starts: inside the repository, packages are found from there. */
export const TEST_BUILDS = join(
  fileURLToPath(new URL('../../.build', import.meta.url)),
  `tests-${process.env['PERVICHKA_TEST_RUN']}`,
)

/** The database that this run is about: tests/services.config.ts asks for PostgreSQL. */
export const TEST_DIALECT: Dialect =
  process.env['PERVICHKA_TEST_DIALECT'] === 'postgres' ? 'postgres' : 'sqlite'

/** What tests copy: a migrated, empty database, and the one of the demo. */
export const BASE_DATABASE = addressOf('base')
export const DEMO_DATABASE = addressOf('demo')

let made = 0

/** A migrated, empty database of this test's own; nobody has it open. */
export function freshDatabaseUrl(): Promise<string> {
  return copyOf(BASE_DATABASE)
}

/** The same, opened; closed when the test ends. */
export async function freshDatabase(): Promise<Database> {
  return openForTest(await freshDatabaseUrl())
}

/** A copy of the demo's database, filled once a run. */
export function demoDatabaseUrl(): Promise<string> {
  return copyOf(DEMO_DATABASE)
}

/** A database opened for the length of a test. */
export async function openForTest(url: string): Promise<Database> {
  const database = await openDatabase(url, { durable: false })
  onTestFinished(async () => {
    await database.close()
    if (TEST_DIALECT === 'postgres') await dropPostgres(url)
  })
  return database
}

/** A new database without tables. */
export async function emptyDatabaseUrl(): Promise<string> {
  const url = addressOf(nextName())
  if (TEST_DIALECT === 'postgres') await createPostgres(url)
  return url
}

/** A copy of a database that nobody has open. */
export async function copyOf(source: string): Promise<string> {
  const url = addressOf(nextName())
  await copyTo(url, source)
  return url
}

export async function copyTo(url: string, source: string): Promise<void> {
  if (TEST_DIALECT === 'postgres') await createPostgres(url, source)
  else copyFileSync(databaseFile(source), databaseFile(url))
}

/** Leaves a database fit to be copied: one whole file, of which no part is in the write-ahead log, and no connection. */
export async function closeWhole(database: Database): Promise<void> {
  if (TEST_DIALECT === 'sqlite') await database.write.$queryRawUnsafe('PRAGMA wal_checkpoint(TRUNCATE)')
  await database.close()
}

/** After rows with numbers of the test's own: the server numbers the next ones behind them, as SQLite does by itself. */
export async function numberBehind({ write }: Database, ...tables: string[]): Promise<void> {
  if (TEST_DIALECT === 'sqlite') return
  for (const table of tables)
    await write.$queryRawUnsafe(
      `SELECT setval('"${table}_id_seq"', (SELECT max("id") FROM "${table}"))::TEXT`,
    )
}

function nextName(): string {
  return `${process.pid}_${process.env['VITEST_WORKER_ID'] ?? 0}_${made++}`
}

function addressOf(name: string): string {
  return TEST_DIALECT === 'postgres' ? postgresUrl(name) : `file:${join(TEST_FOLDER, `${name}.db`)}`
}
