import type { Tx } from '../../db/client.ts'
import { realNow } from '../../db/real-now.ts'
import { laneState, pauseLane } from '../../db/repos/lane-pause.ts'
import { replyUse } from '../../db/repos/reply-use.ts'
import type { Outcome } from '../../domain/outbox/outcome.ts'
import type { Pace } from './pace.ts'
import type { PaidMeter } from './paid-meter.ts'

const LANE = 'bulk'
/** What other processes wrote is seen so soon. */
const LOOK_MS = 200

/** How bulk stands for all processes, as their database says; this process's pace follows it. */
export class BulkLane {
  #repliesBefore: number | undefined
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
    for (const { afterMs } of throttled) await pauseLane(tx, LANE, afterMs, now)
    const { until, factor } = await laneState(tx, LANE, now)
    this.pace.setRest(until ? until.getTime() - now.getTime() : 0, factor)
    await this.#countReplies(tx)
    this.#looked = { at: performance.now(), open: until === undefined }
    return this.#looked.open
  }

  /** How long bulk is at rest still; 0: it is open. */
  async restMs(tx: Tx): Promise<number> {
    const now = await realNow(tx)
    const { until } = await laneState(tx, LANE, now)
    return until ? until.getTime() - now.getTime() : 0
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
