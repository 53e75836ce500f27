import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'
import { dialectOfUrl } from './dialect.ts'
import { connectionConfig } from './postgres.ts'
import { SCHEMA_FILE, schemaText } from './schema-text.ts'

/** Prisma's own schema engine, as WebAssembly: it needs no binary of its own, so migrating works offline. */
export async function withEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  bindings ??= instantiate()
  const { SchemaEngine } = await bindings
  const opened: SqlDriverAdapter[] = []
  const dialect = dialectOfUrl(url)
  const factory =
    dialect === 'sqlite'
      ? new PrismaBetterSqlite3({ url })
      : new PrismaPg(new CatalogPool({ ...connectionConfig(url), max: 1 }), { disposeExternalPool: true })
  const adapters = bindMigrationAwareSqlAdapterFactory(remembering(factory, opened))
  const datamodels: [string, string][] = [[SCHEMA_FILE, schemaText(dialect)]]
  try {
    return await work(await SchemaEngine.new({ datamodels }, () => undefined, adapters))
  } finally {
    for (const adapter of opened) await adapter.dispose()
  }
}

/** PostgreSQL's catalogue has a type of one letter, which Prisma's adapter refuses although its own engine asks for it. */
class CatalogPool extends pg.Pool {
  constructor(config: pg.PoolConfig) {
    super(config)
    const query = this.query.bind(this) as (config: pg.QueryConfig) => Promise<pg.QueryResult>
    const relabelled = async (asked: pg.QueryConfig) => {
      const result = await query(asked)
      for (const field of result.fields ?? []) {
        if (field.dataTypeID === pg.types.builtins.CHAR) field.dataTypeID = pg.types.builtins.TEXT
      }
      return result
    }
    this.query = relabelled as typeof this.query
  }
}

/** The engine leaves its connections open; an open one would keep the database locked. */
function remembering(
  factory: SqlMigrationAwareDriverAdapterFactory,
  opened: SqlDriverAdapter[],
): SqlMigrationAwareDriverAdapterFactory {
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
