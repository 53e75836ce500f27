import type { Tx } from '../../db/client.ts'
import { realNow } from '../../db/real-now.ts'
import { type LaneState, laneState, pauseLane } from '../../db/repos/lane-pause.ts'
import { replyUse } from '../../db/repos/reply-use.ts'
import type { Outcome } from '../../domain/outbox/outcome.ts'
import type { Pace } from './pace.ts'
import type { PaidMeter } from './paid-meter.ts'

const LANE = 'bulk'
/** What other processes wrote is seen so soon. */
const LOOK_MS = 200
/** Two clocks of one machine part by less than this in hours, unless one of them is set. */
const SET_MS = 5_000

/** How bulk stands for all processes, as their database says; this process's pace follows it. */
export class BulkLane {
  #repliesBefore: number | undefined
  /** when the rest that is known was first seen, by both clocks; by its beginning */
  #seen = new Map<number, { wall: number; at: number }>()
  #looked = { at: Number.NEGATIVE_INFINITY, open: true }

  constructor(
    private readonly pace: Pace,
    /** processes that share the pace */
    private readonly peers: () => number,
    private readonly paid?: PaidMeter,
  ) {}

  /** Inside the transaction of a claim: a 429 that was heard is written, then what all know is read. Open: claim. */
  async look(tx: Tx, outcomes: readonly Outcome[]): Promise<boolean> {
    const throttled = outcomes.filter((outcome) => outcome.kind === 'throttled')
    if (throttled.length === 0 && performance.now() < this.#looked.at + LOOK_MS) return this.#looked.open
    const now = await realNow(tx)
    if (throttled.length > 0) await this.#state(tx, now)
    for (const { afterMs } of throttled) await pauseLane(tx, LANE, afterMs, now)
    const { until, factor } = await this.#state(tx, now)
    this.pace.setRest(until ? until.getTime() - now.getTime() : 0, factor)
    await this.#countReplies(tx)
    this.#looked = { at: performance.now(), open: until === undefined }
    return this.#looked.open
  }

  /** How long bulk is at rest still; 0: it is open. */
  async restMs(tx: Tx): Promise<number> {
    const now = await realNow(tx)
    const { until } = await this.#state(tx, now)
    return until ? until.getTime() - now.getTime() : 0
  }

  #state(tx: Tx, now: Date): Promise<LaneState> {
    return laneState(tx, LANE, now, ({ since }) => this.#clockSet(since, now))
  }

  /** By how much the wall clock was set since the rest of `since` was first seen: more than the monotonic one went on. */
  #clockSet(since: Date, now: Date): number {
    const moment = { wall: now.getTime(), at: performance.now() }
    const seen = this.#seen.get(since.getTime())
    if (!seen) this.#seen = new Map([[since.getTime(), moment]])
    const setMs = seen ? Math.round(moment.wall - seen.wall - (moment.at - seen.at)) : 0
    if (Math.abs(setMs) <= SET_MS) return 0
    // The old one is kept: it is moved once more where this transaction is rolled back.
    this.#seen.set(since.getTime() + setMs, moment)
    return setMs
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
