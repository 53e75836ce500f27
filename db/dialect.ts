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
