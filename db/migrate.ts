import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { MigrationList } from '@prisma/schema-engine-wasm/schema_engine_bg'
import Database from 'better-sqlite3'
import { ensureTriggers } from './counts/ensure-triggers.ts'
import { databaseFile } from './database-file.ts'
import { type Dialect, dialectOfUrl } from './dialect.ts'
import { withPostgres, withPostgresLock } from './postgres.ts'
import { withEngine } from './schema-engine.ts'
import { SCHEMA_FILE, schemaText } from './schema-text.ts'

const NO_FILTER = { externalTables: [], externalEnums: [] }
const APPLIED = `SELECT "migration_name" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL`

/** Applies the migrations that the database lacks and returns their names, oldest first. */
export async function migrate(url: string): Promise<string[]> {
  // SQLite has one writer; on PostgreSQL processes that start together take turns.
  return dialectOfUrl(url) === 'sqlite'
    ? applyMissing(url)
    : withPostgresLock(url, 'pervichka migrate', () => applyMissing(url))
}

async function applyMissing(url: string): Promise<string[]> {
  const applied = (await isUpToDate(url)) ? [] : await applyMigrations(url)
  await ensureTriggers(url)
  return applied
}

/** Applies them and nothing beside them. */
export function applyMigrations(url: string): Promise<string[]> {
  const migrationsList = readMigrations(dialectOfUrl(url))
  return withEngine(url, async (engine) => {
    const result = await engine.applyMigrations({ migrationsList, filters: NO_FILTER })
    return result.appliedMigrationNames
  })
}

/** Loading the engine costs memory and a second; a database that has every migration needs none. */
export async function isUpToDate(url: string): Promise<boolean> {
  const dialect = dialectOfUrl(url)
  const applied = dialect === 'sqlite' ? appliedInFile(databaseFile(url)) : await appliedInPostgres(url)
  return migrationNames(dialect).every((name) => applied.includes(name))
}

function appliedInFile(path: string): unknown[] {
  const database = new Database(path, { readonly: true })
  try {
    return database.prepare(APPLIED).pluck().all()
  } catch (error) {
    // No table of migrations: a new database, or one that is not ours. The engine tells which.
    if (error instanceof Database.SqliteError) return []
    throw error
  } finally {
    database.close()
  }
}

function appliedInPostgres(url: string): Promise<unknown[]> {
  return withPostgres(url, async (client) => {
    const table = await client.query(`SELECT to_regclass('"_prisma_migrations"') AS "name"`)
    if (table.rows[0].name === null) return []
    const { rows } = await client.query<{ migration_name: string }>(APPLIED)
    return rows.map((row) => row.migration_name)
  })
}

/** The SQL that takes a migrated database to the schema; an empty string where they agree. */
export function pendingChange(url: string): Promise<string> {
  const files = [{ path: SCHEMA_FILE, content: schemaText(dialectOfUrl(url)) }]
  return withEngine(url, async (engine) => {
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

function readMigrations(dialect: Dialect): MigrationList {
  const baseDir = migrationFolder(dialect)
  const provider = dialect === 'sqlite' ? 'sqlite' : 'postgresql'
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: `provider = "${provider}"\n` },
    shadowDbInitScript: '',
    migrationDirectories: migrationNames(dialect).map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(baseDir, name, 'migration.sql'), 'utf8') },
      },
    })),
  }
}

export function migrationFolder(dialect: Dialect): string {
  return fileURLToPath(new URL(`./migrations/${dialect}`, import.meta.url))
}

function migrationNames(dialect: Dialect): string[] {
  const entries = readdirSync(migrationFolder(dialect), { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}
