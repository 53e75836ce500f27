import { countApart } from './count-apart.ts'
import { databaseFile } from './database-file.ts'
import { DeliveryCounter } from './delivery-counts.ts'
import { dialectOfUrl, withDialect } from './dialect.ts'
import { PrismaClient } from './generated/client.ts'
import { openPostgres } from './postgres-client.ts'
import { countDeliveries } from './repos/delivery-counts.ts'
import { TwoConnections } from './two-connections.ts'

export type { PrismaClient }
/** What a repository may use inside a transaction. */
export type Tx = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>

/** `read` and `write` say what a caller means to do; both are one client (two-connections.ts, postgres-client.ts). */
export interface Database {
  /** the address it was opened by; that of PostgreSQL may hold a password */
  url: string
  /** recipients of a broadcast by state, never counted on the thread that answers people */
  counts: DeliveryCounter
  read: PrismaClient
  write: PrismaClient
  close(): Promise<void>
}

/** How long a transaction may wait for its turn, and last. */
const TRANSACTIONS = { maxWait: 30_000, timeout: 60_000 }

/** Opens the database of `url`: `file:PATH`, whose folder is made where it is missing, or `postgresql://…`. */
export async function openDatabase(url: string, { durable = true } = {}): Promise<Database> {
  const dialect = dialectOfUrl(url)
  const prisma =
    dialect === 'sqlite'
      ? new PrismaClient({ adapter: new TwoConnections(url, durable), transactionOptions: TRANSACTIONS })
      : await openPostgres(url, { durable, transactions: TRANSACTIONS })
  const client = withDialect(prisma, dialect)
  const counts = new DeliveryCounter((id) =>
    // PostgreSQL counts in a process of its own.
    dialect === 'sqlite' ? countApart(client, databaseFile(url), id) : countDeliveries(client, id),
  )
  return { url, counts, read: client, write: client, close: () => client.$disconnect() }
}
