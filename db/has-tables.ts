import type { Database } from './client.ts'
import { dialectOf } from './dialect.ts'

/** False for a database that was never migrated. */
export function hasTables(database: Database): Promise<boolean> {
  return hasTable(database, 'Organisation')
}

/** False where no migration has made the table yet. */
export async function hasTable({ read }: Database, name: string): Promise<boolean> {
  const tables =
    dialectOf(read) === 'sqlite'
      ? await read.$queryRaw<unknown[]>`
          SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ${name}`
      : await read.$queryRaw<unknown[]>`
          SELECT 1 FROM information_schema.tables
          WHERE table_schema = current_schema() AND table_name = ${name}`
  return tables.length > 0
}
