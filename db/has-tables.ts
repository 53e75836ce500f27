import type { Database } from './client.ts'
import { dialectOf } from './dialect.ts'

/** False for a database that was never migrated. */
export async function hasTables({ read }: Database): Promise<boolean> {
  const tables =
    dialectOf(read) === 'sqlite'
      ? await read.$queryRaw<unknown[]>`
          SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'Organisation'`
      : await read.$queryRaw<unknown[]>`
          SELECT 1 FROM information_schema.tables
          WHERE table_schema = current_schema() AND table_name = 'Organisation'`
  return tables.length > 0
}
