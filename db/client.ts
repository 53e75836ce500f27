import { type Apart, apartFrom } from './apart.ts'
import { databaseFile } from './database-file.ts'
import { DeliveryCounter } from './delivery-counts.ts'
import { withDialect } from './dialect.ts'
import { PrismaClient } from './generated/client.ts'
import { tallyDeliveries } from './repos/delivery-counts.ts'
import { TwoConnections } from './two-connections.ts'

export type { PrismaClient }
/** What a repository may use inside a transaction. */
export type Tx = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>

/** `read` and `write` say what a caller means to do; both are one client over two connections (two-connections.ts). */
export interface Database {
  path: string
  /** recipients of a broadcast by state, never counted on the thread that answers people */
  counts: DeliveryCounter
  /** long reads, likewise away from that thread */
  apart: Apart
  read: PrismaClient
  write: PrismaClient
  close(): Promise<void>
}

/** Opens the database of `url` (`file:PATH`); the folder is made where it is missing. */
export async function openDatabase(url: string, { durable = true } = {}): Promise<Database> {
  const path = databaseFile(url)
  const prisma = new PrismaClient({
    adapter: new TwoConnections(url, durable),
    transactionOptions: { maxWait: 30_000, timeout: 60_000 },
  })
  const client = withDialect(prisma, 'sqlite')
  const apart = apartFrom(client, path)
  const counts = new DeliveryCounter((id) => tallyDeliveries(apart, id))
  return { path, counts, apart, read: client, write: client, close: () => client.$disconnect() }
}
