import type { Tx } from './client.ts'
import { dialectOf } from './dialect.ts'

/**
 * Real time that every process on this database agrees on: the server's clock, for machines' own may be an hour off;
 * with SQLite, which is one machine, its own.
 */
export async function realNow(tx: Tx): Promise<Date> {
  if (dialectOf(tx) === 'sqlite') return new Date()
  const [row] = await tx.$queryRaw<Array<{ ms: number }>>`
    SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS DOUBLE PRECISION) AS "ms"`
  return new Date(row?.ms ?? Date.now())
}
