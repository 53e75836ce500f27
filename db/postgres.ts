import pg from 'pg'
import { EnvError } from '../core/env.ts'

/** How long a server may take to let us in, and to notice that a transaction's owner has gone silent. */
const [CONNECT_MS, SILENT_MS] = [10_000, 60_000]
/** Connections of one process: a server's own limit is 100 for all of them. */
const POOL = 12

/** Statements that a server keeps prepared for each connection, with about 85 KB each. */
const MAX_PREPARED = 300
/** A list of values makes a statement of its own of each length: with more than these it is planned each time. */
const MAX_PARAMETERS = 24

/** Names for statements, so that a server reads and plans each text once for a connection; '' for what it is not to keep. */
export function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known !== undefined) return known
    if (names.size >= MAX_PREPARED || sql.includes(`$${MAX_PARAMETERS + 1}`)) return ''
    const name = `pervichka_${names.size}`
    names.set(sql, name)
    return name
  }
}

/**
 * How every connection is opened. The zone: a server's own would shift the moments that it writes by itself. The cost:
 * what we look up by an index is mostly in memory, and a scan of a table never answers a person in time.
 */
export function connectionConfig(url: string, durable = true): pg.PoolConfig {
  return {
    connectionString: url,
    max: POOL,
    application_name: 'pervichka',
    connectionTimeoutMillis: CONNECT_MS,
    idle_in_transaction_session_timeout: SILENT_MS,
    keepAlive: true,
    options: `-c timezone=UTC -c random_page_cost=1.1${durable ? '' : ' -c synchronous_commit=off'}`,
  }
}

/** Connects to PostgreSQL by hand, for what is done before or beside Prisma. Throws EnvError where nobody answers. */
export async function openPostgres(url: string): Promise<pg.Client> {
  const client = new pg.Client(connectionConfig(url))
  // A connection that breaks while nobody waits for it says so here; whoever uses it next is told.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (error) {
    throw new EnvError([`DATABASE_URL: ${whyNot(url, error)}`])
  }
}

/** Runs `work` on a connection of its own and closes it. */
export async function withPostgres<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await openPostgres(url)
  try {
    return await work(client)
  } finally {
    await client.end()
  }
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

/** A pool for the schema engine: it reads PostgreSQL's catalogue, whose type "char" Prisma's adapter does not know. */
export class CataloguePool extends pg.Pool {
  override query = (async (query: pg.QueryArrayConfig, values?: unknown[]) => {
    const client = await this.connect()
    try {
      const result = await client.query(query, values)
      for (const field of result.fields) {
        if (field.dataTypeID === pg.types.builtins.CHAR) field.dataTypeID = pg.types.builtins.TEXT
      }
      return result
    } finally {
      client.release()
    }
  }) as pg.Pool['query']
}
