import Database from 'better-sqlite3'
import { databaseFile } from '../database-file.ts'
import { migrate } from '../migrate.ts'
import { openPostgres } from '../postgres.ts'
import { dialectOfUrl } from '../provider.ts'
import { livingProcesses } from './living.ts'
import type { Loader } from './loader.ts'
import { writeWhole } from './new-file.ts'
import { PostgresLoader } from './postgres-loader.ts'
import type { RowReader, TableSum } from './reader.ts'
import { TransferRefused } from './refusal.ts'
import { openSnapshot } from './snapshot.ts'
import { SqliteLoader } from './sqlite-loader.ts'
import { type Progress, type TransferOptions, transfer } from './transfer.ts'
import { vacate } from './vacate.ts'

/** Copies a database into another one that is empty. `live` lets others go on writing to the first. */
export async function copyDatabase(
  from: string,
  to: string,
  options: { live: boolean; onProgress?: Progress },
): Promise<TableSum[]> {
  const source = await openSnapshot(from)
  try {
    if (!options.live) await requireAtRest(from, 'The database')
    return await fill(to, source.reader, { replace: false, onProgress: options.onProgress })
  } finally {
    await source.close()
  }
}

/** Throws where a process works on the database. */
async function requireAtRest(url: string, what: string): Promise<void> {
  const living = await livingProcesses(url)
  if (living.length > 0)
    throw new TransferRefused(
      `${what} is in use by ${living.join(', ')}.`,
      'Stop every bot and jobs process on it, then run the command again.',
    )
}

/** Fills the database of `to` with what `from` reads; `replace` lets its own rows go. */
export async function fill(
  to: string,
  from: RowReader,
  options: { replace: boolean } & TransferOptions,
): Promise<TableSum[]> {
  const { replace, ...others } = options
  if (dialectOfUrl(to) === 'sqlite') {
    const path = databaseFile(to)
    vacate(path, replace)
    return writeWhole(path, (unfinished) => fillFile(unfinished, from, others))
  }
  await migrate(to)
  await requireAtRest(to, 'The database to be filled')
  const client = await openPostgres(to)
  try {
    return await transfer(from, new PostgresLoader(client, replace), others)
  } finally {
    // Ending the connection undoes what was not committed.
    await client.end()
  }
}

/** Makes a SQLite database out of an empty file. */
export async function fillFile(
  path: string,
  from: RowReader,
  options: TransferOptions = {},
): Promise<TableSum[]> {
  await migrate(`file:${path}`)
  const database = new Database(path)
  try {
    const loader: Loader = new SqliteLoader(database)
    return await transfer(from, loader, options)
  } finally {
    database.close()
  }
}
