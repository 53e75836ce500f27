import pg from 'pg'
import { EnvError } from '../core/env.ts'

/** Connects to PostgreSQL by hand, for what is done before or beside Prisma. Throws EnvError where nobody answers. */
export async function openPostgres(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  // A connection that breaks while nobody waits for it says so here; whoever uses it next is told.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (error) {
    const reason = error instanceof Error && error.message ? error.message : String(error)
    throw new EnvError([
      `DATABASE_URL: PostgreSQL cannot be reached (${reason}). Start it or correct the address.`,
    ])
  }
}

const CHAR = 18
const TEXT = 25

/** A pool for the schema engine: it reads PostgreSQL's catalogue, whose type "char" Prisma's adapter does not know. */
export class CataloguePool extends pg.Pool {
  override query = (async (query: pg.QueryArrayConfig, values?: unknown[]) => {
    const client = await this.connect()
    try {
      const result = await client.query(query, values)
      for (const field of result.fields) if (field.dataTypeID === CHAR) field.dataTypeID = TEXT
      return result
    } finally {
      client.release()
    }
  }) as pg.Pool['query']
}
