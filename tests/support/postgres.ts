import { withPostgres } from '../../db/postgres.ts'

/** Where `npm run test:services` finds its server; databases of their own begin with this one's name. */
const URL_OF_TESTS = process.env['TEST_DATABASE_URL'] || 'postgresql://postgres@127.0.0.1:5432/pervichka_test'

/** The address of a database of this run on that server. */
export function postgresUrl(name: string): string {
  const url = new URL(URL_OF_TESTS)
  url.pathname = `${url.pathname}_${process.env['PERVICHKA_TEST_RUN']}_${name}`
  return url.href
}

/** Makes the database of an address: empty, or a copy of another that nobody has open. */
export async function createPostgres(url: string, source?: string): Promise<void> {
  await onServer(`CREATE DATABASE "${nameOf(url)}" TEMPLATE "${source ? nameOf(source) : 'template0'}"`)
}

export async function dropPostgres(url: string): Promise<void> {
  await onServer(`DROP DATABASE IF EXISTS "${nameOf(url)}" WITH (FORCE)`)
}

/** Drops whatever databases this run has made. */
export async function dropAllPostgres(): Promise<void> {
  await withPostgres(serverUrl(), async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [nameOf(postgresUrl(''))],
    )
    for (const { datname } of rows) await client.query(`DROP DATABASE "${datname}" WITH (FORCE)`)
  })
}

async function onServer(sql: string): Promise<void> {
  await withPostgres(serverUrl(), (client) => client.query(sql))
}

/** The server's own database: the one of the tests need not exist. */
function serverUrl(): string {
  const url = new URL(URL_OF_TESTS)
  url.pathname = '/postgres'
  return url.href
}

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1)
}
