import type { Clock } from '../core/clock.ts'
import type { Logger } from '../core/logger.ts'
import type { Database } from './client.ts'
import { dialectOf } from './dialect.ts'
import { realNow } from './real-now.ts'

const COMPARE_MS = 60_000
/** A clock so far off is worth a line in the log: whoever keeps the machine can set it right. */
const WORTH_TELLING_MS = 2_000

/** The clock all processes on one database share, whatever their machines' clocks show. */
export interface DatabaseClock extends Clock {
  close(): void
}

/** Follows the server's clock with PostgreSQL; SQLite is one machine, whose own clock it is. */
export async function startDatabaseClock(
  database: Database,
  own: Clock,
  log: Logger,
): Promise<DatabaseClock> {
  if (dialectOf(database.read) === 'sqlite') return { now: () => own.now(), close: () => undefined }
  let known = { server: 0, at: 0 }
  const compare = async () => {
    const before = performance.now()
    const server = (await realNow(database.read)).getTime()
    known = { server, at: (before + performance.now()) / 2 }
    const aheadMs = own.now().getTime() - server
    if (Math.abs(aheadMs) > WORTH_TELLING_MS)
      log.warn({ aheadMs }, "this machine's clock is off: the database's is used")
  }
  await compare()
  const timer = setInterval(
    () => void compare().catch((error: unknown) => log.warn({ err: error }, 'clocks not compared')),
    COMPARE_MS,
  )
  timer.unref()
  // Between two looks time passes by the monotonic clock: a wall clock that jumps changes nothing.
  const now = () => new Date(known.server + performance.now() - known.at)
  return { now, close: () => clearInterval(timer) }
}
