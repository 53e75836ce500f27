import Sqlite from 'better-sqlite3'
import type { Database } from '../../db/client.ts'
import { databaseFile } from '../../db/database-file.ts'
import { openPostgres } from '../../db/postgres.ts'
import { TEST_DIALECT } from './database.ts'

/** PostgreSQL's words for a handler's own failure, and for a disk on which there is no room. */
const [RAISED, DISK_FULL] = ['P0001', '53100']

/** The database refuses every new row of a table; returns what takes that back. */
export async function refuseRows(
  { write }: Pick<Database, 'write'>,
  table: string,
  code = RAISED,
): Promise<() => Promise<unknown>> {
  if (TEST_DIALECT === 'sqlite') {
    await write.$executeRawUnsafe(
      `CREATE TRIGGER refuse BEFORE INSERT ON "${table}" BEGIN SELECT RAISE(ABORT, 'refused'); END`,
    )
    return () => write.$executeRawUnsafe('DROP TRIGGER refuse')
  }
  await write.$executeRawUnsafe(
    `CREATE FUNCTION refuse() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN
      RAISE 'refused' USING ERRCODE = '${code}'; END $$`,
  )
  await write.$executeRawUnsafe(
    `CREATE TRIGGER refuse BEFORE INSERT ON "${table}" FOR EACH ROW EXECUTE FUNCTION refuse()`,
  )
  return () => write.$executeRawUnsafe(`DROP TRIGGER refuse ON "${table}"`)
}

/** No room for further updates of people: SQLite's file may not grow, PostgreSQL says what it says of a full disk. */
export async function fillDisk(database: Pick<Database, 'write'>): Promise<() => Promise<unknown>> {
  if (TEST_DIALECT === 'postgres') return refuseRows(database, 'InboundUpdate', DISK_FULL)
  const limit = (pages: number) => database.write.$executeRawUnsafe(`PRAGMA max_page_count = ${pages}`)
  await limit(1)
  return () => limit(1_000_000)
}

/** Another process holds what every writer needs; returns what lets go of it. Reading goes on. */
export async function holdWrites(url: string): Promise<() => Promise<unknown>> {
  if (TEST_DIALECT === 'sqlite') {
    const other = new Sqlite(databaseFile(url))
    other.exec('BEGIN IMMEDIATE')
    return async () => other.close()
  }
  const other = await openPostgres(url)
  await other.query('BEGIN')
  await other.query('LOCK TABLE "InboundUpdate" IN SHARE MODE')
  return () => other.end()
}
