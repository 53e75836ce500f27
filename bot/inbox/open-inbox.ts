import type { Clock } from '../../core/clock.ts'
import type { Logger } from '../../core/logger.ts'
import { noteUpdates } from '../../core/metrics/inbound.ts'
import { calendarDate } from '../../core/time-zone.ts'
import type { Database } from '../../db/client.ts'
import { dialectOf } from '../../db/dialect.ts'
import { releaseAllLines } from '../../db/repos/line-lease.ts'
import { transact } from '../../db/unit-of-work.ts'
import { openWorker } from '../../db/worker.ts'
import { Inbox } from './inbox.ts'
import type { InboxParts } from './parts.ts'
import { logParked, tellParked } from './report-parked.ts'
import { Sweep } from './sweep.ts'

export interface OpenInboxParts extends Pick<InboxParts, 'handle' | 'onFlood'> {
  channel: string
  database: Database
  clock: Clock
  log: Logger
  timeZone: string
}

export interface OpenInbox {
  epoch: number
  inbox: Inbox
  /** false where this process was silent for so long that others may already work in its place */
  isHeard(): boolean
  /** Begins to handle what waits, that which a dead process left included. */
  start(): Promise<void>
  close(): Promise<void>
}

/** The inbox of this process. SQLite takes one of them; on PostgreSQL any number share the lines. */
export async function openInbox(parts: OpenInboxParts): Promise<OpenInbox> {
  const { database, clock, log, channel, handle, onFlood } = parts
  const alone = dialectOf(database.read) === 'sqlite'
  const life = await openWorker(database, log, { role: 'bot', alone })
  const worker = { channel, alone, epoch: life.epoch, isHeard: life.isHeard }
  const onParked: InboxParts['onParked'] = (parked) => {
    noteUpdates('parked', parked.length)
    logParked(log, parked)
    const now = clock.now()
    tellParked(database, calendarDate(now, parts.timeZone), now).catch((error: unknown) =>
      log.error({ err: error }, 'the admins could not be told of a parked update'),
    )
  }
  const inbox = new Inbox({ database, clock, log, worker, handle, onFlood, onParked })
  const sweep = new Sweep({ database, clock, log, worker, inbox, onParked, findDead: life.deadEpochs })
  return {
    epoch: life.epoch,
    inbox,
    isHeard: life.isHeard,
    start: () => sweep.start(),
    close: async () => {
      await sweep.stop()
      await inbox.close()
      await transact(database, (tx) => releaseAllLines(tx, life.epoch))
      await life.close()
    },
  }
}
