import { setImmediate as afterTheseCalls, setTimeout as pause } from 'node:timers/promises'
import { noteAnswered, noteUpdates } from '../../core/metrics/inbound.ts'
import { LateCommits } from '../../db/late-commits.ts'
import type { Head, Incoming } from '../../db/repos/updates.ts'
import { attemptWatched } from './attempt-watched.ts'
import { Flood } from './flood.ts'
import { inOrder } from './incoming.ts'
import { Lines } from './lines.ts'
import type { Done, InboxParts, InHand, Waiting } from './parts.ts'
import { type Recorded, recordAndTake, type Taken } from './round.ts'
import { verdictOf } from './verdict.ts'

/** Updates handled side by side: enough to wait for the messenger's answers, few enough to keep our own reads quick. */
const MAX_IN_HAND = 64
/**
 * SQLite is written to on the thread that answers people. While updates pour in, so many are begun a round: whoever waits
 * for an acknowledgement goes first.
 */
const BEGUN_UNDER_LOAD = 8
/** Updates written in one transaction. */
const MAX_GROUP = 500
/** Updates that may wait to be written; the messenger keeps the others for us. */
const MAX_UNWRITTEN = 2_000
/** And a round may take a quarter of the time: it waits for the disk, and nobody is answered meanwhile. */
const REST_PER_WORK = 3
const LONGEST_REST_MS = 50
/** Milliseconds between rounds while the database refuses. */
const AFTER_FAILURE_MS = 500
/** Milliseconds that a stopping process waits for the answers in hand: ten seconds is what containers get. */
const STOP_WITHIN_MS = 8_000

/** Updates are written down before anything else, then handled: each person's in order, people side by side. */
export class Inbox {
  readonly #lines = new Lines()
  readonly #flood = new Flood()
  /** ids of what is handled, or was and is not written down yet */
  readonly #inHand = new Set<number>()
  #incoming: Waiting[] = []
  #settled: Done[] = []
  readonly #running = new Set<Promise<void>>()
  #slow = 0
  #loop: Promise<void> | undefined
  #restUntil = 0
  #closing = false
  #refused = false
  readonly #lateCommits = new LateCommits()
  /** what a lost answer claimed is to be looked for */
  #looksBack = false

  constructor(private readonly parts: InboxParts) {}

  /** Resolves when the update is committed, also where it was there before; rejects where it cannot be written. */
  record(incoming: Incoming): Promise<void> {
    if (this.#closing || this.#incoming.length >= MAX_UNWRITTEN) {
      noteUpdates('refused', 1)
      return Promise.reject(new Error('the inbox takes nothing now'))
    }
    return new Promise((done, failed) => {
      this.#incoming.push({ incoming, done, failed })
      this.#kick()
    })
  }

  /** Updates wait in these lines; asked so often, and the time to look once more for what a lost answer claimed. */
  want(lines: readonly string[]): void {
    if (this.#closing) return
    for (const line of lines) this.#lines.want(line)
    this.#looksBack = this.#lateCommits.mayLand()
    this.#kick()
  }

  /** Resolves when nothing waits and nothing is in hand. */
  async idle(): Promise<void> {
    while (this.#loop || this.#running.size > 0) await Promise.allSettled([this.#loop, ...this.#running])
  }

  /** Takes nothing new, ends what is in hand and writes down what became of it. */
  async close(): Promise<void> {
    this.#closing = true
    this.#lines.close()
    await Promise.race([this.idle(), pause(STOP_WITHIN_MS, undefined, { ref: false })])
  }

  #kick(): void {
    this.#loop ??= this.#run().finally(() => {
      this.#loop = undefined
      if (this.#hasWork()) this.#kick()
    })
  }

  #hasWork(): boolean {
    // What a stopping process cannot write down is found by the next one.
    if (this.#closing && this.#refused) return false
    if (this.#incoming.length > 0 || this.#settled.length > 0 || this.#looksBack) return true
    return this.#lines.hasWanted && this.#free() > 0
  }

  #free(): number {
    return MAX_IN_HAND + this.#slow - this.#lines.inHand
  }

  async #run(): Promise<void> {
    while (this.#hasWork()) {
      const rest = this.#restUntil - performance.now()
      await (rest > 1 ? pause(rest) : afterTheseCalls())
      const begun = performance.now()
      this.#refused = !(await this.#round())
      const now = performance.now()
      const share = this.parts.worker.alone ? Math.min(LONGEST_REST_MS, (now - begun) * REST_PER_WORK) : 0
      this.#restUntil = now + (this.#refused ? AFTER_FAILURE_MS : share)
    }
  }

  async #round(): Promise<boolean> {
    const waiting = this.#incoming.splice(0, MAX_GROUP)
    const settled = this.#settled.splice(0)
    const incoming = inOrder(waiting.map((each) => each.incoming))
    const lines = this.#closing ? [] : this.#linesToTake(incoming)
    const mayTry = (head: Head) => !head.died || this.#lines.mayTrySuspect(head.line)
    const inHand = this.#lateCommits.mayLand() ? [...this.#inHand] : undefined
    this.#looksBack = false
    let recorded = false
    try {
      const taken = await recordAndTake(
        this.parts.database,
        this.parts.worker,
        {
          arrived: { incoming, flooded: this.#flood.count(incoming) },
          turnover: { settled, lines, mayTry, inHand },
          now: this.parts.clock.now(),
        },
        (done) => {
          recorded = true
          this.#acknowledge(waiting, done)
        },
      )
      this.#report(settled)
      this.#begin(lines, taken)
      return true
    } catch (error) {
      this.parts.log.error({ err: error, updates: waiting.length }, 'the inbox could not be written')
      this.#lateCommits.note()
      this.#giveBack(lines)
      this.#settled.unshift(...settled)
      if (recorded) return false
      noteUpdates('refused', waiting.length)
      for (const { failed } of waiting) failed(error)
      return false
    }
  }

  #linesToTake(incoming: readonly Incoming[]): string[] {
    for (const { line } of incoming) this.#lines.want(line)
    if (!this.parts.worker.isHeard()) return []
    const free = this.#free()
    const pouring = this.parts.worker.alone && incoming.length > BEGUN_UNDER_LOAD
    return this.#lines.take(pouring ? Math.min(free, BEGUN_UNDER_LOAD) : free)
  }

  #acknowledge(waiting: readonly Waiting[], { fresh, trimmed }: Recorded): void {
    noteUpdates('received', fresh.size)
    noteUpdates('duplicate', waiting.length - fresh.size)
    for (const { done } of waiting) done()
    for (const line of trimmed) if (this.#flood.tell(line)) this.parts.onFlood(line)
  }

  #report(settled: readonly Done[]): void {
    for (const { id } of settled) this.#inHand.delete(id)
    const parked = settled.filter(({ state }) => state === 'parked')
    if (parked.length > 0) this.parts.onParked(parked)
  }

  #begin(lines: readonly string[], { heads, waiting }: Taken): void {
    const begun = new Set(heads.map(({ line }) => line))
    for (const line of lines) {
      if (begun.has(line)) continue
      this.#lines.drop(line)
      this.#flood.end(line)
    }
    for (const line of waiting) this.#lines.want(line)
    for (const head of heads)
      this.#start({ ...head, attempts: head.attempts + 1, epoch: this.parts.worker.epoch })
  }

  #giveBack(lines: readonly string[]): void {
    for (const line of lines) {
      this.#lines.drop(line)
      this.#lines.want(line)
    }
  }

  #start(head: InHand): void {
    this.#inHand.add(head.id)
    const work = this.#work(head).finally(() => {
      this.#running.delete(work)
      this.#kick()
    })
    this.#running.add(work)
  }

  async #work(head: InHand): Promise<void> {
    const attempt = await attemptWatched(this.parts, head, (change) => {
      this.#slow += change
      this.#kick()
    })
    const age = this.parts.clock.now().getTime() - head.receivedAt.getTime()
    const { waitMs, ...verdict } = verdictOf(attempt, head.attempts, age)
    if (verdict.state === 'answered') noteAnswered(Math.max(0, age) / 1000)
    this.#settled.push({ id: head.id, updateId: head.updateId, ...verdict })
    if (verdict.state === 'again' && !this.#closing) this.#lines.sleep(head.line, waitMs, () => this.#kick())
    else {
      this.#lines.drop(head.line)
      if (!this.#closing) this.#lines.want(head.line)
    }
  }
}
