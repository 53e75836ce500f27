import pg from 'pg'
import { EnvError } from '../core/env.ts'

/** How long a server may take to answer the first word, and to notice that a transaction's owner has gone silent. */
const [CONNECT_MS, SILENT_MS] = [10_000, 60_000]
/** Connections of one process: enough that a long report or plan leaves some to people who wait. */
const POOL = 10

/** What every connection is opened with. The zone: `CURRENT_TIMESTAMP` is written into columns without one. */
export function connectionConfig(url: string, max = POOL): pg.PoolConfig {
  return {
    connectionString: url,
    max,
    application_name: 'pervichka',
    connectionTimeoutMillis: CONNECT_MS,
    idle_in_transaction_session_timeout: SILENT_MS,
    keepAlive: true,
    options: '-c timezone=UTC',
  }
}

/** A connection for work beside Prisma. Throws EnvError where the server does not let us in. */
export async function connectPostgres(url: string): Promise<pg.Client> {
  const client = new pg.Client(connectionConfig(url))
  try {
    await client.connect()
  } catch (error) {
    await client.end().catch(() => undefined)
    throw new EnvError([`DATABASE_URL: ${whyNot(url, error)}`])
  }
  return client
}

/** Runs `work` on a connection of its own and closes it. */
export async function withPostgres<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connectPostgres(url)
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Runs `work` while no other process runs its own under the same name; whoever dies gives its turn back. */
export function withPostgresLock<T>(url: string, name: string, work: () => Promise<T>): Promise<T> {
  return withPostgres(url, async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [name])
    return work()
  })
}

/** Never the whole address: it may hold a password. */
function whyNot(url: string, error: unknown): string {
  const { hostname, port, pathname, username } = new URL(url)
  const server = `PostgreSQL at ${hostname || 'localhost'}:${port || 5432}`
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === '28P01' || code === '28000') return `${server} does not let the user "${username}" in.`
  if (code === '3D000') return `${server} has no database "${pathname.slice(1)}". Create it first.`
  const said = code || (error instanceof Error ? error.message : String(error))
  return `${server} cannot be reached (${said}). Start it, or name another address.`
}
