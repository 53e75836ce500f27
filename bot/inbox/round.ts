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

/** What is written in one go. */
export interface Batch {
  incoming: readonly Incoming[]
  settled: readonly Settled[]
  /** lines that received so much at once that some of it may have to be passed over */
  flooded: readonly string[]
}

export interface Written {
  /** ids of the updates that were not there before */
  fresh: Set<string>
  /** lines of which something was passed over */
  trimmed: string[]
}

/** What became of the lines that were asked for. */
export interface Taken {
  /** in hand now */
  heads: Head[]
  /** not tried now, though an update waits */
  waiting: string[]
}

/** What to take. */
export interface Take {
  lines: readonly string[]
  /** may this update be tried now? */
  mayTry: (head: Head) => boolean
  /**
   * After a round that failed: ids of what is in hand. It may have taken others before it broke off, which nobody
   * handles: they are given back.
   */
  inHand: readonly number[] | undefined
}

/**
 * One round of the inbox: what arrived and what was done is written, then lines are taken. Alone, that is one transaction
 * and one wait for the disk. Beside others, lines are taken after the commit: whoever holds a line must be able to see
 * what was recorded for it before we find it held and leave it to them.
 */
export async function writeAndTake(
  database: Database,
  worker: Worker,
  { batch, take: asked, now }: { batch: Batch; take: Take; now: Date },
  onWritten: (written: Written) => void,
): Promise<Taken> {
  const hasBatch = batch.incoming.length > 0 || batch.settled.length > 0
  const committed = (written: Written) => {
    if (batch.incoming.length > 0) reach('update.recorded')
    onWritten(written)
  }
  if (worker.alone) {
    const [written, taken] = await database.write.$transaction(async (tx) => [
      await write(tx, worker, batch, now),
      await take(tx, worker, asked, now),
    ])
    committed(written)
    return taken
  }
  if (hasBatch) committed(await database.write.$transaction((tx) => write(tx, worker, batch, now)))
  if (asked.lines.length === 0 && !asked.inHand) return { heads: [], waiting: [] }
  return database.write.$transaction((tx) => take(tx, worker, asked, now))
}

async function write(tx: Tx, { channel, epoch }: Worker, batch: Batch, now: Date): Promise<Written> {
  const fresh =
    batch.incoming.length > 0 ? await recordUpdates(tx, channel, batch.incoming, now) : new Set<string>()
  await settleUpdates(tx, epoch, batch.settled, now)
  return { fresh, trimmed: await trimLines(tx, batch.flooded, MAX_WAITING, now) }
}

async function take(
  tx: Tx,
  { epoch, alone }: Worker,
  { lines, mayTry, inHand }: Take,
  now: Date,
): Promise<Taken> {
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
