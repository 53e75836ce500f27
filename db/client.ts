import { PrismaPg } from '@prisma/adapter-pg'
import { type Apart, type ApartPages, apartFrom, apartPagesFrom } from './apart.ts'
import { databaseFile } from './database-file.ts'
import { DeliveryCounter } from './delivery-counts.ts'
import { withDialect } from './dialect.ts'
import { PrismaClient } from './generated/client.ts'
import { PrismaClient as PostgresClient } from './generated-postgres/client.ts'
import { connectionConfig, statementNames, withPostgres } from './postgres.ts'
import { dialectOfUrl } from './provider.ts'
import { tallyDeliveries } from './repos/delivery-counts.ts'
import { TwoConnections } from './two-connections.ts'

export type { PrismaClient }
/** What a repository may use inside a transaction. */
export type Tx = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>

/**
 * `read` and `write` say what a caller means to do. With SQLite both are one client over two connections
 * (two-connections.ts), with PostgreSQL one client over a pool.
 */
export interface Database {
  url: string
  /** the file of a SQLite database; '' with PostgreSQL */
  path: string
  /** recipients of a broadcast by state, never counted on the thread that answers people */
  counts: DeliveryCounter
  /** long reads, likewise away from that thread */
  apart: Apart
  apartPages: ApartPages
  read: PrismaClient
  write: PrismaClient
  close(): Promise<void>
}

/** A transaction waits so long for its turn, and lasts so long at most: what is longer is a mistake. */
const TRANSACTIONS = { maxWait: 30_000, timeout: 60_000 }

/** Opens the database of `url`: `file:PATH`, whose folder is made where it is missing, or `postgresql://…`. */
export async function openDatabase(url: string, { durable = true } = {}): Promise<Database> {
  if (dialectOfUrl(url) === 'sqlite') return openFile(url, durable)
  // A process must not start without its memory.
  await withPostgres(url, async () => undefined)
  return openServer(url, durable)
}

function openFile(url: string, durable: boolean): Database {
  const path = databaseFile(url)
  const prisma = new PrismaClient({
    adapter: new TwoConnections(url, durable),
    transactionOptions: TRANSACTIONS,
  })
  const client = withDialect(prisma, 'sqlite')
  return databaseOf(url, path, client)
}

function openServer(url: string, durable: boolean): Database {
  const prisma = new PostgresClient({
    adapter: new PrismaPg(connectionConfig(url, durable), {
      onPoolError: () => undefined,
      onConnectionError: () => undefined,
      statementNameGenerator: statementNames(),
    }),
    transactionOptions: TRANSACTIONS,
  })
  // The two clients are generated from one schema: what they take and give is the same.
  const client = withDialect(prisma as unknown as PrismaClient, 'postgres')
  return databaseOf(url, '', client)
}

function databaseOf(url: string, path: string, client: PrismaClient): Database {
  const apart = apartFrom(client, path)
  const counts = new DeliveryCounter((id) => tallyDeliveries(apart, id))
  const apartPages = apartPagesFrom(client, path)
  const close = () => client.$disconnect()
  return { url, path, counts, apart, apartPages, read: client, write: client, close }
}
