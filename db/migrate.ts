import Database from 'better-sqlite3'
import { ensureTriggers } from './counts/ensure-triggers.ts'
import { databaseFile } from './database-file.ts'
import { withPostgres } from './postgres.ts'
import { dialectOfUrl, migrationNames, providerOf } from './provider.ts'
import { withEngine } from './schema-engine.ts'

const NO_FILTER = { externalTables: [], externalEnums: [] }
/** Any number: the processes of one database that migrate at the same moment wait for each other under it. */
const LOCK = 71_353

/** Applies the migrations that the database lacks and returns their names, oldest first. */
export function migrate(url: string): Promise<string[]> {
  return alone(url, async () => {
    const applied = (await isUpToDate(url)) ? [] : await applyAll(url)
    if (migrationNames(dialectOfUrl(url)).length > 0) await ensureTriggers(url)
    return applied
  })
}

/** PostgreSQL's processes may start together; SQLite's files lock themselves. */
async function alone<T>(url: string, work: () => Promise<T>): Promise<T> {
  if (dialectOfUrl(url) === 'sqlite') return work()
  return withPostgres(url, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    return work()
  })
}

function applyAll(url: string): Promise<string[]> {
  const provider = providerOf(url)
  return withEngine(provider, async (engine) => {
    const result = await engine.applyMigrations({ migrationsList: provider.migrations, filters: NO_FILTER })
    return result.appliedMigrationNames
  })
}

/** Loading the engine costs memory and a second; a database that has every migration needs none. */
export async function isUpToDate(url: string): Promise<boolean> {
  return (await migrationStanding(url)).missing.length === 0
}

/** The migrations that a database lacks, and those that only a later version of this program knows. Changes nothing. */
export async function migrationStanding(url: string): Promise<{ missing: string[]; later: string[] }> {
  const applied = await appliedMigrations(url)
  const known = migrationNames(dialectOfUrl(url))
  return {
    missing: known.filter((name) => !applied.includes(name)),
    later: applied.filter((name) => !known.includes(name)),
  }
}

async function appliedMigrations(url: string): Promise<string[]> {
  const sql = `SELECT "migration_name" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL`
  if (dialectOfUrl(url) === 'sqlite') return appliedInFile(databaseFile(url), sql)
  return withPostgres(url, async (client) => {
    const { rows: tables } = await client.query(`SELECT to_regclass('"_prisma_migrations"') AS "there"`)
    if (!tables[0]?.there) return []
    const { rows } = await client.query<{ migration_name: string }>(sql)
    return rows.map((row) => row.migration_name)
  })
}

function appliedInFile(path: string, sql: string): string[] {
  const database = new Database(path, { readonly: true })
  try {
    return database.prepare(sql).pluck().all() as string[]
  } catch (error) {
    // No table of migrations: a new database, or one that is not ours. The engine tells which.
    if (error instanceof Database.SqliteError) return []
    throw error
  } finally {
    database.close()
  }
}

/** The SQL that takes a migrated database to the schema; an empty string where they agree. */
export function pendingChange(url: string): Promise<string> {
  const provider = providerOf(url)
  const files = [provider.schema]
  return withEngine(provider, async (engine) => {
    const result = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '.' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: NO_FILTER,
    })
    return result.exitCode === 0 ? '' : (result.stdout ?? '')
  })
}
