import { reach } from '../../core/crash-point.ts'
import type { Database, Tx } from '../../db/client.ts'
import { releaseLines, takeLines } from '../../db/repos/line-lease.ts'
import {
  claimUpdates,
  giveBackUpdates,
  type Head,
  headsOf,
  type Incoming,
  recordUpdates,
  type Settled,
  settleUpdates,
  trimLines,
} from '../../db/repos/updates.ts'

/** Updates of one person that may wait; more is a flood. */
export const MAX_WAITING = 20

/** Who works: `alone` where no other process handles updates on this database. */
export interface Worker {
  channel: string
  epoch: number
  alone: boolean
}

/** What arrived, in order, and the lines that received so much at once that some of it may have to be passed over. */
export interface Arrived {
  incoming: readonly Incoming[]
  flooded: readonly string[]
}

export interface Recorded {
  /** ids of the updates that were not there before */
  fresh: Set<string>
  /** lines of which something was passed over */
  trimmed: string[]
}

/** What was done, and what is to be done next. */
export interface Turnover {
  settled: readonly Settled[]
  /** to take */
  lines: readonly string[]
  /** may this update be tried now? */
  mayTry: (head: Head) => boolean
  /**
   * For a while after a round that failed: ids of what is in hand. It may have taken others, or may yet when its commit
   * lands late, which nobody handles: they are given back.
   */
  inHand: readonly number[] | undefined
}

/** What became of the lines that were asked for. */
export interface Taken {
  /** in hand now */
  heads: Head[]
  /** not tried now, though an update waits */
  waiting: string[]
}

/**
 * One round of the inbox: what arrived is recorded, what was done is settled and lines are taken. Alone, that is one
 * transaction and one wait for the disk. Beside others, lines are taken after what arrived is committed: whoever holds a
 * line must be able to see what was recorded for it before we find it held and leave it to them.
 */
export async function recordAndTake(
  database: Database,
  worker: Worker,
  { arrived, turnover, now }: { arrived: Arrived; turnover: Turnover; now: Date },
  onRecorded: (recorded: Recorded) => void,
): Promise<Taken> {
  const committed = (recorded: Recorded) => {
    reach('update.recorded')
    onRecorded(recorded)
  }
  const hasArrived = arrived.incoming.length > 0
  if (worker.alone) {
    const [recorded, taken] = await database.write.$transaction(async (tx) => [
      hasArrived ? await record(tx, worker, arrived, now) : undefined,
      await turnOver(tx, worker, turnover, now),
    ])
    if (recorded) committed(recorded)
    return taken
  }
  if (hasArrived) committed(await recordAtOnce(database, worker, arrived, now))
  const { settled, lines, inHand } = turnover
  if (settled.length === 0 && lines.length === 0 && !inHand) return { heads: [], waiting: [] }
  return database.write.$transaction((tx) => turnOver(tx, worker, turnover, now))
}

/** One statement commits by itself. */
function recordAtOnce({ write }: Database, worker: Worker, arrived: Arrived, now: Date): Promise<Recorded> {
  if (arrived.flooded.length === 0) return record(write, worker, arrived, now)
  return write.$transaction((tx) => record(tx, worker, arrived, now))
}

async function record(tx: Tx, { channel }: Worker, arrived: Arrived, now: Date): Promise<Recorded> {
  const fresh = await recordUpdates(tx, channel, arrived.incoming, now)
  return { fresh, trimmed: await trimLines(tx, arrived.flooded, MAX_WAITING, now) }
}

async function turnOver(
  tx: Tx,
  { epoch, alone }: Worker,
  { settled, lines, mayTry, inHand }: Turnover,
  now: Date,
): Promise<Taken> {
  await settleUpdates(tx, epoch, settled, now)
  if (inHand) await giveBackUpdates(tx, epoch, inHand)
  if (!alone) await takeLines(tx, lines, epoch, now)
  const heads = await headsOf(tx, lines, alone ? undefined : epoch)
  const tried = heads.filter(mayTry)
  const claimed = await claimUpdates(
    tx,
    tried.map(({ id }) => id),
    epoch,
    now,
  )
  const waiting = heads.filter((head) => !tried.includes(head)).map(({ line }) => line)
  if (!alone) {
    const filled = new Set(heads.map(({ line }) => line))
    const empty = lines.filter((line) => !filled.has(line))
    waiting.push(...(await releaseLines(tx, empty, epoch)))
  }
  return { heads: tried.filter(({ id }) => claimed.has(id)), waiting }
}
