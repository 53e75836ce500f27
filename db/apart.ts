import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Tx } from './client.ts'
import { dialectOf } from './dialect.ts'
import type { Prisma } from './generated/client.ts'

/** Runs a SELECT that may read millions of rows away from the thread that answers people. */
export type Apart = <T>(query: Prisma.Sql) => Promise<T[]>

/** The same page by page, until one is empty; `next` asks for the page behind the last row there was. */
export type ApartPages = <T>(next: (last: T | undefined) => Prisma.Sql) => AsyncGenerator<T[]>

/** Among so few people any query takes milliseconds: a thread would take longer to start. */
const FEW = 20_000

/** `path`: SQLite's file, which a thread opens for itself. PostgreSQL works in a process of its own anyway. */
export function apartFrom(read: Tx, path: string): Apart {
  return async <T>(query: Prisma.Sql) => {
    if (dialectOf(read) === 'postgres' || (await areFew(read))) return read.$queryRaw<T[]>(query)
    const thread = openThread(path)
    try {
      return await thread.ask<T>(query)
    } finally {
      thread.close()
    }
  }
}

/** One thread reads all pages. Between two of them nothing is open: a long look at the file would let its log grow. */
export function apartPagesFrom(read: Tx, path: string): ApartPages {
  return async function* <T>(next: (last: T | undefined) => Prisma.Sql) {
    const here = dialectOf(read) === 'postgres' || (await areFew(read))
    const thread = here ? undefined : openThread(path)
    try {
      for (let last: T | undefined; ; ) {
        const query = next(last)
        const page = thread ? await thread.ask<T>(query) : await read.$queryRaw<T[]>(query)
        last = page.at(-1)
        if (!last) return
        yield page
      }
    } finally {
      thread?.close()
    }
  }
}

function openThread(path: string) {
  const thread = new Worker(new URL('./query-thread.mjs', import.meta.url), {
    workerData: { path },
    resourceLimits: { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 16 },
  })
  return {
    ask: async <T>(query: Prisma.Sql): Promise<T[]> => {
      const answered = once(thread, 'message')
      thread.postMessage({ sql: query.sql, values: query.values.map(stored) })
      const [rows] = (await answered) as [T[]]
      return rows
    },
    close: () => thread.postMessage(undefined),
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
