import { setTimeout as pause } from 'node:timers/promises'
import { reach } from '../../core/crash-point.ts'
import type { Logger } from '../../core/logger.ts'
import { noteCommit, noteInHand, noteOutcome } from '../../core/metrics/sending.ts'
import type { Settled } from '../../db/repos/settled-rows.ts'
import { type Outcome, verdictOf } from '../../domain/outbox/outcome.ts'
import { attempt, type Mail } from './attempt.ts'
import type { PaceQueue } from './pace.ts'
import { CLAIM_WINDOW, type Post } from './post.ts'
import type { Task } from './run-tasks.ts'
import { count, type Tally } from './tally.ts'

/** Where messages come from, and where their fate is written. */
export interface MailBox {
  /** tells it from the other boxes of a run */
  name: string
  queue: PaceQueue
  /** its lane in the metrics, where that is not its queue's */
  lane?: string
  /** what becomes of its messages after an attempt, where that is another rule than the messenger's */
  verdict?: typeof verdictOf
  /** is a message due, and may it leave? asked before the first claim only */
  isDue(): Promise<boolean>
  /** one transaction: the fate of some messages is written and others are claimed */
  exchange(exchange: Exchange): Promise<Mail[]>
}

export interface Exchange {
  settled: readonly Settled[]
  /** of `settled`, in its order */
  outcomes: readonly Outcome[]
  /** claim up to so many */
  limit: number
  /**
   * For a while after an exchange that failed: the messages in hand. It may have claimed others, or may yet when its
   * commit lands late, which nobody has sent: they are put back.
   */
  inHand: readonly number[] | undefined
}

/** While more than so many are on their way, results wait this long for half of them to share one commit. */
const FEW_IN_HAND = 8
const LINGER_MS = 10
/** A database that is away is tried again so soon, and given up when the process closes after so many tries. */
const AGAIN_MS = 500
const LAST_TRIES = 10

/**
 * Carries everything that is due in `box`, many messages at a time, and returns when nothing is. What became of
 * messages and the next claims share a transaction: the quicker answers come, the more of them one commit carries.
 */
export class Conveyor implements Task {
  #settled: Settled[] = []
  #outcomes: Outcome[] = []
  /** claimed and not settled yet */
  readonly #inHand = new Set<number>()
  #granted = 0
  #asking: Promise<void> | undefined
  #closed = false
  #failures = 0
  #wake: () => void = () => undefined

  constructor(
    private readonly box: MailBox,
    private readonly post: Post,
    private readonly tally: Tally,
    private readonly log: Logger,
  ) {}

  get #lane(): string {
    return this.box.lane ?? (this.box.queue === 'realtime' ? 'realtime' : 'bulk')
  }

  get name(): string {
    return this.box.name
  }

  async isDue(): Promise<boolean> {
    return this.#maySend() && (await this.box.isDue())
  }

  async run(): Promise<void> {
    this.#closed = false
    const unwatch = this.post.window.onFree(() => this.#wake())
    try {
      while (!this.#isClosed() || this.#inHand.size > 0) {
        this.#askPace()
        if (this.#settled.length > 0 || this.#claimable() > 0) await this.#exchange()
        else await this.#change()
      }
    } finally {
      this.#closed = true
      await this.#asking
      this.post.pace.giveBack(this.#granted)
      this.#granted = 0
      unwatch()
    }
  }

  #isClosed(): boolean {
    return this.#closed || this.post.stopping() || !this.#maySend()
  }

  #maySend(): boolean {
    return this.post.isHeard() && this.post.outage.restMs() === 0
  }

  /** Asks for the pace when what it granted before is used up. */
  #askPace(): void {
    if (this.#asking || this.#granted > 0 || this.#isClosed()) return
    this.#asking = this.post.pace.take(this.box.queue, CLAIM_WINDOW).then((granted) => {
      this.#asking = undefined
      this.#granted += granted
      // Nothing is granted while bulk is at rest: the next run goes on.
      if (granted === 0) this.#closed = true
      this.#wake()
    })
  }

  /** How many messages may be claimed now. */
  #claimable(): number {
    return this.#isClosed() ? 0 : Math.min(this.#granted, this.post.window.room(this.box.queue))
  }

  async #exchange(): Promise<void> {
    if (this.#inHand.size > FEW_IN_HAND) await this.#linger()
    const limit = this.#claimable()
    this.post.window.take(limit)
    const [settled, outcomes] = [this.#settled, this.#outcomes]
    this.#settled = []
    this.#outcomes = []
    const inHand = this.post.lateCommits.mayLand() ? [...this.#inHand] : undefined
    const beganAt = performance.now()
    try {
      const claimed = await this.box.exchange({ settled, outcomes, limit, inHand })
      this.#failures = 0
      noteCommit(settled.length + claimed.length, (performance.now() - beganAt) / 1000)
      this.#exchanged(settled, claimed, limit)
    } catch (error) {
      this.post.window.free(limit)
      this.#settled = [...settled, ...this.#settled]
      this.#outcomes = [...outcomes, ...this.#outcomes]
      await this.#waitOut(error)
    }
  }

  #exchanged(settled: readonly Settled[], claimed: readonly Mail[], limit: number): void {
    if (settled.length > 0) reach('settled')
    for (const { id } of settled) this.#inHand.delete(id)
    for (const { id } of claimed) this.#inHand.add(id)
    noteInHand(claimed.length - settled.length)
    this.#granted -= claimed.length
    if (claimed.length < limit) this.#closed = true
    this.post.window.free(settled.length + limit - claimed.length)
    if (claimed.length > 0) reach('claimed')
    for (const mail of claimed) void this.#send(mail)
  }

  /** The database is away, or full: what is in hand goes on and is written later. A closing process gives up in the end. */
  async #waitOut(error: unknown): Promise<void> {
    this.#failures += 1
    this.post.lateCommits.note()
    this.log.error({ err: error, failures: this.#failures }, 'what became of messages cannot be written')
    if (this.post.stopping() && this.#failures >= LAST_TRIES) throw error
    await pause(AGAIN_MS)
  }

  async #send(mail: Mail): Promise<void> {
    const outcome = await attempt(mail, this.post)
    noteOutcome(this.#lane, mail.class, outcome)
    const verdict = (this.box.verdict ?? verdictOf)(outcome, mail.class, mail.attempts)
    count(this.tally, mail, verdict)
    this.#settled.push({ id: mail.id, accountId: mail.accountId, verdict })
    this.#outcomes.push(outcome)
    this.#wake()
  }

  async #linger(): Promise<void> {
    const until = performance.now() + LINGER_MS
    while (this.#settled.length < this.#inHand.size / 2 && performance.now() < until)
      await Promise.race([this.#change(), pause(1)])
  }

  #change(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve
    })
  }
}
