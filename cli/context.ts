import { existsSync } from 'node:fs'
import { type Clock, systemClock } from '../core/clock.ts'
import { type Env, readEnv } from '../core/env.ts'
import { createLogger, type Logger } from '../core/logger.ts'
import { calendarDate } from '../core/time-zone.ts'
import { type Database, openDatabase } from '../db/client.ts'
import { type DatabaseClock, startDatabaseClock } from '../db/database-clock.ts'
import { pathOf } from '../db/database-file.ts'
import { hasTables } from '../db/has-tables.ts'
import { Failure } from './failure.ts'

/** What a command works with. `database` is open and closed by `withDatabase`. */
export interface CliContext {
  env: Env
  log: Logger
  database: Database
  /** the one that bots and workers go by: this machine's own may be off */
  clock: Clock
  /** its day in TIME_ZONE, YYYY-MM-DD */
  today: string
}

/** Opens the database of DATABASE_URL for `work` and closes it, whatever happens. It must have been migrated. */
export async function withDatabase<T>(work: (context: CliContext) => Promise<T>): Promise<T> {
  const env = readEnv(process.env)
  const path = pathOf(env.DATABASE_URL)
  if (path !== undefined && !existsSync(path)) {
    throw new Failure(`There is no database at ${path}.`, 'Run "migrate" first, or set DATABASE_URL.')
  }
  const database = await openDatabase(env.DATABASE_URL)
  let clock: DatabaseClock | undefined
  try {
    await requireSchema(database)
    const log = createLogger(env.LOG_LEVEL)
    clock = await startDatabaseClock(database, systemClock, log)
    const today = calendarDate(clock.now(), env.TIME_ZONE)
    return await work({ env, log, database, clock, today })
  } finally {
    clock?.close()
    await database.close()
  }
}

async function requireSchema(database: Database): Promise<void> {
  if (!(await hasTables(database))) {
    throw new Failure('The database has no tables yet.', 'Run "migrate" first.')
  }
}

/** Writes what a command answers to standard output: with `json` one JSON document, else lines for a person. */
export function answer(json: boolean | undefined, document: unknown, lines: () => string[]): void {
  process.stdout.write(json ? `${JSON.stringify(document)}\n` : `${lines().join('\n')}\n`)
}
