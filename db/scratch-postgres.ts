import { withPostgres } from './postgres.ts'

const SERVER = process.env['TEST_DATABASE_URL'] || 'postgresql://postgres@127.0.0.1:5432/pervichka_test'

/** Runs `work` with the address of a new, empty database on the server for tests, and drops it. */
export async function withScratchPostgres<T>(work: (url: string) => Promise<T>): Promise<T> {
  const url = new URL(SERVER)
  const name = `${url.pathname.slice(1)}_scratch_${process.pid}`
  url.pathname = `/${name}`
  const server = new URL(SERVER)
  server.pathname = '/postgres'
  await withPostgres(server.href, (client) => client.query(`CREATE DATABASE "${name}"`))
  try {
    return await work(url.href)
  } finally {
    await withPostgres(server.href, (client) => client.query(`DROP DATABASE "${name}" WITH (FORCE)`))
  }
}
