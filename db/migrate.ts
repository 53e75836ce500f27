import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'
import Database from 'better-sqlite3'
import { ensureTriggers } from './counts/ensure-triggers.ts'
import { databaseFile } from './database-file.ts'

const FOLDER = fileURLToPath(new URL('./migrations/sqlite', import.meta.url))
const SCHEMA = fileURLToPath(new URL('./schema.prisma', import.meta.url))
const NO_FILTER = { externalTables: [], externalEnums: [] }

/** Applies the migrations that the database lacks and returns their names, oldest first. */
export async function migrate(url: string): Promise<string[]> {
  const applied = isUpToDate(url) ? [] : await withEngine(url, applyAll)
  ensureTriggers(url)
  return applied
}

async function applyAll(engine: SchemaEngine): Promise<string[]> {
  const result = await engine.applyMigrations({ migrationsList: readMigrations(), filters: NO_FILTER })
  return result.appliedMigrationNames
}

/** Loading the engine costs memory and a second; a database that has every migration needs none. */
export function isUpToDate(url: string): boolean {
  const path = databaseFile(url)
  const database = new Database(path, { readonly: true })
  try {
    const applied = database
      .prepare(`SELECT "migration_name" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL`)
      .pluck()
      .all()
    return migrationNames().every((name) => applied.includes(name))
  } catch (error) {
    // No table of migrations: a new database, or one that is not ours. The engine tells which.
    if (error instanceof Database.SqliteError) return false
    throw error
  } finally {
    database.close()
  }
}

/** The SQL that takes a migrated database to the schema; an empty string where they agree. */
export function pendingChange(url: string): Promise<string> {
  const files = [{ path: SCHEMA, content: readFileSync(SCHEMA, 'utf8') }]
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

/** Prisma's own schema engine, as WebAssembly: it needs no binary of its own, so migrating works offline. */
async function withEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  bindings ??= instantiate()
  const { SchemaEngine } = await bindings
  const opened: SqlDriverAdapter[] = []
  const files: [string, string][] = [[SCHEMA, readFileSync(SCHEMA, 'utf8')]]
  const adapters = bindMigrationAwareSqlAdapterFactory(remembering(new PrismaBetterSqlite3({ url }), opened))
  try {
    return await work(await SchemaEngine.new({ datamodels: files }, () => undefined, adapters))
  } finally {
    for (const adapter of opened) await adapter.dispose()
  }
}

/** The engine leaves its connections open; an open one would keep the database locked. */
function remembering(factory: PrismaBetterSqlite3, opened: SqlDriverAdapter[]): PrismaBetterSqlite3 {
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    opened.push(adapter)
    return adapter
  }
  return factory
}

type Bindings = typeof import('@prisma/schema-engine-wasm/schema_engine_bg')

/** One instance a process: the bindings keep views of its memory. */
let bindings: Promise<Bindings> | undefined

async function instantiate(): Promise<Bindings> {
  const module = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const bytes = readFileSync(file.replace(/\.js$/, '.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': module as never })
  const wasm = instance.exports as { __wbindgen_start(): void }
  module.__wbg_set_wasm(wasm)
  wasm.__wbindgen_start()
  return module
}

function readMigrations(): MigrationList {
  return {
    baseDir: FOLDER,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "sqlite"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrationNames().map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(FOLDER, name, 'migration.sql'), 'utf8') },
      },
    })),
  }
}

function migrationNames(): string[] {
  const entries = readdirSync(FOLDER, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}
