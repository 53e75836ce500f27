import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FileKind } from '../../domain/registry/row-schemas.ts'
import type { Database } from '../client.ts'
import { databaseFile } from '../database-file.ts'
import { dialectOf } from '../dialect.ts'
import type { Bulk } from './bulk.ts'
import { type Carrier, WRITER_TABLES } from './bulk-writer.ts'
import { isRunning } from './import-lock.ts'
import { searchNameOf } from './kinds/organisations.ts'
import { mirrorRegistry, refreshTree } from './mirror.ts'
import { PostgresBulk } from './postgres-bulk.ts'
import { PostgresCarrier } from './postgres-carrier.ts'
import { SqliteBulk } from './sqlite-bulk.ts'

/** The connections that an import works with. */
export interface Workplace {
  /** writes the registry */
  registry: Bulk
  /** A SQLite file that the reading thread asks and the staging database is attached to: the registry, or its mirror. */
  desk: SqliteBulk
  carrier?: Carrier
  /** Makes the desk ready for files of these kinds. The lock is taken before that. */
  prepare(kinds: readonly FileKind[]): Promise<void>
  /** Brings the desk's organisations up to what was written. */
  refresh(): Promise<void>
  close(): Promise<void>
}

export async function openWorkplace(database: Database, rehearse: boolean): Promise<Workplace> {
  const workplace =
    dialectOf(database.read) === 'sqlite' ? await atFile(database) : await atServer(database, rehearse)
  workplace.desk.define('search_name', searchNameOf)
  return workplace
}

async function atFile(database: Database): Promise<Workplace> {
  const [row] =
    await database.read.$queryRawUnsafe<Array<{ synchronous: bigint | number }>>('PRAGMA synchronous')
  const bulk = new SqliteBulk(databaseFile(database.url), Number(row?.synchronous ?? 2) > 0)
  return {
    registry: bulk,
    desk: bulk,
    prepare: () => bulk.script(WRITER_TABLES),
    refresh: async () => undefined,
    close: () => bulk.close(),
  }
}

async function atServer(database: Database, rehearse: boolean): Promise<Workplace> {
  const [row] =
    await database.read.$queryRawUnsafe<Array<{ synchronous_commit: string }>>('SHOW synchronous_commit')
  const durable = row?.synchronous_commit !== 'off'
  const registry = await PostgresBulk.open(database.url, durable)
  const folder = makeFolder()
  const desk = new SqliteBulk(join(folder, 'mirror.db'), false)
  return {
    registry,
    desk,
    carrier: await PostgresCarrier.open(desk, registry, rehearse),
    async prepare(kinds) {
      await registry.script(WRITER_TABLES)
      await mirrorRegistry(registry, desk, kinds)
    },
    refresh: () => refreshTree(registry, desk),
    async close() {
      await desk.close()
      rmSync(folder, { recursive: true, force: true })
      await registry.close()
    },
  }
}

const FOLDER = 'pervichka-import-'

/** A folder of this import's own; those of imports that were killed are taken away. */
function makeFolder(): string {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(FOLDER) ? /^\d+/.exec(name.slice(FOLDER.length))?.[0] : undefined
    if (pid && !isRunning(Number(pid))) rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
  return mkdtempSync(join(tmpdir(), `${FOLDER}${process.pid}-`))
}
