import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Tx } from './client.ts'
import { dialectOf } from './dialect.ts'
import type { Prisma } from './generated/client.ts'

/** Runs a SELECT that may read millions of rows away from the thread that answers people. */
export type Apart = <T>(query: Prisma.Sql) => Promise<T[]>

/** Among so few people any query takes milliseconds: a thread would take longer to start. */
const FEW = 20_000

/** `path`: SQLite's file, which a thread opens for itself. PostgreSQL works in a process of its own anyway. */
export function apartFrom(read: Tx, path: string): Apart {
  return async <T>(query: Prisma.Sql) => {
    if (dialectOf(read) === 'postgres' || (await areFew(read))) return read.$queryRaw<T[]>(query)
    const values = query.values.map(stored)
    const thread = new Worker(new URL('./query-thread.mjs', import.meta.url), {
      workerData: { path, sql: query.sql, values },
      resourceLimits: { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 16 },
    })
    const [rows] = (await once(thread, 'message')) as [T[]]
    return rows
  }
}

async function areFew(read: Tx): Promise<boolean> {
  const [row] = await read.$queryRaw<Array<{ n: number | bigint }>>`
    SELECT COUNT(*) AS "n" FROM (SELECT 1 FROM "Account" LIMIT ${FEW + 1}) few`
  return Number(row?.n ?? 0) <= FEW
}

/** A value as Prisma writes it to SQLite. */
function stored(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString().replace('Z', '+00:00')
  return typeof value === 'boolean' ? Number(value) : value
}
