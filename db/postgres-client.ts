import { PrismaPg } from '@prisma/adapter-pg'
import type { PrismaClient } from './generated/client.ts'
import { PrismaClient as PostgresClient } from './generated-postgres/client.ts'
import { connectionConfig, withPostgres } from './postgres.ts'

interface Options {
  durable: boolean
  transactions: { maxWait: number; timeout: number }
}

/**
 * Prisma over a pool of connections to PostgreSQL. It is generated from the same models, so it passes for SQLite's
 * client. Throws EnvError where the server does not let us in: a process must not start without its memory.
 */
export async function openPostgres(url: string, { durable, transactions }: Options): Promise<PrismaClient> {
  await withPostgres(url, async () => undefined)
  const config = connectionConfig(url)
  if (!durable) config.options += ' -c synchronous_commit=off'
  const client = new PostgresClient({ adapter: new PrismaPg(config), transactionOptions: transactions })
  return client as unknown as PrismaClient
}
