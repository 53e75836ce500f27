import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { Dialect } from '../dialect.ts'
import { isUpToDate } from '../migrate.ts'
import { openPostgres } from '../postgres.ts'
import { dialectOfUrl } from '../provider.ts'
import { PostgresReader } from './postgres-reader.ts'
import type { RowReader } from './reader.ts'
import { TransferRefused } from './refusal.ts'
import { SqliteReader } from './sqlite-reader.ts'

/** A database as it is at the moment of opening, whatever is written to it meanwhile. */
export interface Snapshot {
  dialect: Dialect
  reader: RowReader
  /** the connection of a SQLite database */
  file?: Database.Database
  close(): Promise<void>
}

/** Throws TransferRefused where there is no database of this release. */
export async function openSnapshot(url: string): Promise<Snapshot> {
  await requireDatabase(url)
  return dialectOfUrl(url) === 'sqlite' ? openFile(url) : openServer(url)
}

async function requireDatabase(url: string): Promise<void> {
  const path = url.replace(/^file:/, '')
  if (dialectOfUrl(url) === 'sqlite' && !existsSync(path))
    throw new TransferRefused(`There is no database at ${path}.`, 'Set DATABASE_URL to the one you mean.')
  if (!(await isUpToDate(url)))
    throw new TransferRefused('The database lacks migrations of this release.', 'Run "migrate" first.')
}

function openFile(url: string): Snapshot {
  const file = new Database(url.replace(/^file:/, ''), { readonly: true, fileMustExist: true })
  // The first read of a transaction fixes what all later ones see; the write-ahead log keeps what others write.
  file.exec('BEGIN')
  file.prepare('SELECT COUNT(*) FROM sqlite_master').get()
  return { dialect: 'sqlite', reader: new SqliteReader(file), file, close: async () => void file.close() }
}

async function openServer(url: string): Promise<Snapshot> {
  const client = await openPostgres(url)
  // A snapshot rests while the other side builds its indexes.
  for (const timeout of ['statement_timeout', 'idle_in_transaction_session_timeout'])
    await client.query(`SET ${timeout} = 0`)
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  return { dialect: 'postgres', reader: new PostgresReader(client), close: () => client.end() }
}
