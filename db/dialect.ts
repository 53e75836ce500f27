import type { PrismaClient, Tx } from './client.ts'
import { Prisma } from './generated/client.ts'

export type Dialect = 'sqlite' | 'postgres'

const DIALECT = Symbol('dialect')

/** Marks a client with the SQL it speaks; its transactions inherit the mark. */
export function withDialect(client: PrismaClient, dialect: Dialect): PrismaClient {
  return Object.defineProperty(client, DIALECT, { value: dialect })
}

/** The SQL that a client, or a transaction of it, speaks. */
export function dialectOf(tx: Tx): Dialect {
  const dialect = (tx as { [DIALECT]?: Dialect })[DIALECT]
  if (!dialect) throw new Error('a database client was opened without its dialect')
  return dialect
}

/** A moment as a parameter of raw SQL that the database would else take for text. */
export function moment(tx: Tx, at: Date): Prisma.Sql {
  return dialectOf(tx) === 'postgres' ? Prisma.sql`CAST(${at} AS TIMESTAMP(3))` : Prisma.sql`${at}`
}

/**
 * Ends a subquery that picks rows to claim: with PostgreSQL rows that somebody else is claiming now are passed over
 * instead of waited for. That makes claims quick; what makes them right is the condition of the UPDATE around it.
 */
export function passOverLocked(tx: Tx): Prisma.Sql {
  return dialectOf(tx) === 'postgres' ? Prisma.sql`FOR UPDATE SKIP LOCKED` : Prisma.empty
}
