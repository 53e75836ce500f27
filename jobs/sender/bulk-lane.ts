import type { Tx } from '../../db/client.ts'
import { realNow } from '../../db/real-now.ts'
import { laneRest, pauseLane } from '../../db/repos/lane-pause.ts'
import { replyUse } from '../../db/repos/reply-use.ts'
import { type LaneRest, restLeftMs, restNow } from '../../domain/outbox/lane-rest.ts'
import type { Outcome } from '../../domain/outbox/outcome.ts'
import type { Pace } from './pace.ts'
import type { PaidMeter } from './paid-meter.ts'

const LANE = 'bulk'
/** What other processes wrote is seen so soon. */
const LOOK_MS = 200

/** How bulk stands for all processes, as their database says; this process's pace follows it. */
export class BulkLane {
  #repliesBefore: number | undefined
  /** the rest as it was last written, and when it ends by monotonic time, by which it is kept: a wall clock may be set */
  #known: { written: LaneRest; endsAt: number } | undefined
  #looked = { at: Number.NEGATIVE_INFINITY, open: true }

  constructor(
    private readonly pace: Pace,
    /** processes that share the pace */
    private readonly peers: () => number,
    private readonly paid?: PaidMeter,
  ) {}

  /** Inside the transaction of a claim: what all know is read, then a 429 that was heard is written. Open: claim. */
  async look(tx: Tx, outcomes: readonly Outcome[]): Promise<boolean> {
    const throttled = outcomes.filter((outcome) => outcome.kind === 'throttled')
    if (throttled.length === 0 && performance.now() < this.#looked.at + LOOK_MS) return this.#looked.open
    const { now, at, known } = await this.#read(tx)
    let rest = known
    for (const { afterMs } of throttled)
      rest = this.#asKnown(await pauseLane(tx, LANE, afterMs, now, rest), now, at)
    const { until, factor } = restNow(rest, now)
    this.pace.setRest(until ? until.getTime() - now.getTime() : 0, factor)
    await this.#countReplies(tx)
    this.#looked = { at: performance.now(), open: until === undefined }
    return this.#looked.open
  }

  /** How long bulk is at rest still; 0: it is open. */
  async restMs(tx: Tx): Promise<number> {
    const { now, known } = await this.#read(tx)
    const { until } = restNow(known, now)
    return until ? until.getTime() - now.getTime() : 0
  }

  async #read(tx: Tx): Promise<{ now: Date; at: number; known: LaneRest | undefined }> {
    const now = await realNow(tx)
    // After the one and before the other: a database that is slow makes no rest shorter.
    const at = performance.now()
    const written = await laneRest(tx, LANE)
    if (!written) this.#known = undefined
    return { now, at, known: written && this.#asKnown(written, now, at) }
  }

  /** What is left of a rest as if it began now. Wall time counts when it is first seen, and cannot end a longer one. */
  #asKnown(written: LaneRest, now: Date, at: number): LaneRest {
    let known = this.#known
    if (!known || !isSame(known.written, written)) {
      const endsAt = at + restLeftMs(written, now)
      known = { written, endsAt: Math.max(endsAt, known?.endsAt ?? endsAt) }
      this.#known = known
    }
    const leftMs = Math.ceil(known.endsAt - at)
    return { ...written, since: now, until: new Date(now.getTime() + leftMs) }
  }

  /** Replies of bots in other processes take their part of the pace, each worker's share of it. */
  async #countReplies(tx: Tx): Promise<void> {
    const replies = await replyUse(tx)
    const fresh = replies - (this.#repliesBefore ?? replies)
    this.#repliesBefore = replies
    if (fresh <= 0) return
    const share = fresh / this.peers()
    this.pace.spend(share)
    this.paid?.useFree(share)
  }
}

function isSame(one: LaneRest, other: LaneRest): boolean {
  return one.since.getTime() === other.since.getTime() && one.until.getTime() === other.until.getTime()
}
