import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import type { MigrationList } from '@prisma/schema-engine-wasm/schema_engine_bg'
import type { Dialect } from './dialect.ts'
import { CataloguePool, connectionConfig } from './postgres.ts'

/** What migrating needs to know of a database: its schema, its folder of migrations, how to connect. */
export interface Provider {
  dialect: Dialect
  schema: { path: string; content: string }
  migrations: MigrationList
  connect: () => SqlMigrationAwareDriverAdapterFactory
}

const FILES = {
  sqlite: { schema: './schema.prisma', folder: './migrations/sqlite', lock: 'sqlite' },
  postgres: { schema: './schema.postgres.prisma', folder: './migrations/postgres', lock: 'postgresql' },
}

/** `file:PATH` is SQLite, `postgresql://…` PostgreSQL. */
export function dialectOfUrl(url: string): Dialect {
  return /^postgres(ql)?:/.test(url) ? 'postgres' : 'sqlite'
}

export function providerOf(url: string): Provider {
  const dialect = dialectOfUrl(url)
  const schema = fileURLToPath(new URL(FILES[dialect].schema, import.meta.url))
  return {
    dialect,
    schema: { path: schema, content: readFileSync(schema, 'utf8') },
    migrations: readMigrations(dialect),
    connect: () =>
      dialect === 'sqlite'
        ? new PrismaBetterSqlite3({ url })
        : new PrismaPg(new CataloguePool({ ...connectionConfig(url), max: 1 }), {
            disposeExternalPool: true,
          }),
  }
}

/** The folder of migrations of a dialect. */
export function migrationsFolder(dialect: Dialect): string {
  return fileURLToPath(new URL(FILES[dialect].folder, import.meta.url))
}

/** Names of the migrations, oldest first. */
export function migrationNames(dialect: Dialect): string[] {
  const entries = readdirSync(migrationsFolder(dialect), { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

function readMigrations(dialect: Dialect): MigrationList {
  const baseDir = migrationsFolder(dialect)
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: `provider = "${FILES[dialect].lock}"\n` },
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
