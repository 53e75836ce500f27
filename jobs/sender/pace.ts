import { CLASS_WEIGHTS } from '../../domain/broadcast/sending.ts'
import type { MessageClass } from '../../domain/outbox/ports.ts'
import type { Bucket } from './bucket.ts'

/** Queues of the pace: a person who waits, and bulk by its class. */
export type PaceQueue = 'realtime' | MessageClass

const BULK: readonly MessageClass[] = ['urgent', 'reminder', 'announcement']

interface Waiter {
  max: number
  go: (granted: number) => void
}

/** A bucket that fails (its server is away) is asked again so soon. */
const RETRY_MS = 500

/**
 * Gives out what the bucket has: realtime before bulk, and in bulk each class by its weight, so that none starves and
 * a national announcement of 25 hours delays nothing. Inside a class who came first is first.
 */
export class Pace {
  readonly #queues = new Map<PaceQueue, Waiter[]>()
  /** what each class has had, in messages over its weight: who has had the least is next (start-time fair queueing) */
  readonly #had = new Map<MessageClass, number>()
  #lastServed = 0
  #timer: NodeJS.Timeout | undefined
  #serving = false
  #restUntil = 0
  #factor = 1
  #closed = false

  constructor(
    private readonly bucket: Bucket,
    private readonly monotonicMs: () => number = () => performance.now(),
  ) {}

  /** Waits until one message of this queue may leave, or several at once up to `max`. 0: bulk is at rest, or all is closed. */
  take(queue: PaceQueue, max = 1): Promise<number> {
    if (this.#closed || (queue !== 'realtime' && this.#isAtRest())) return Promise.resolve(0)
    return new Promise((go) => {
      const waiters = this.#queues.get(queue) ?? []
      // A class that comes back has no claim on what it did not want meanwhile.
      if (waiters.length === 0 && queue !== 'realtime')
        this.#had.set(queue, Math.max(this.#hadBy(queue), this.#lastServed))
      waiters.push({ max, go })
      this.#queues.set(queue, waiters)
      void this.#serve()
    })
  }

  /** Counts messages that left without asking: replies to people. Bulk yields what they used. */
  spend(messages: number): void {
    this.bucket.spend(messages)
  }

  /** Takes back what was granted and not used. */
  giveBack(messages: number): void {
    if (messages > 0) this.bucket.spend(-messages)
  }

  /** How bulk stands after the messenger's 429: at rest for so long, and at which part of the rate. */
  setRest(restMs: number, factor: number): void {
    this.#restUntil = this.monotonicMs() + restMs
    this.#factor = factor
    if (this.#isAtRest()) for (const queue of BULK) this.#letGo(queue)
  }

  /** How the pace stands: the part of the rate that 429s have left, and how many wait in each queue. */
  standing(): { factor: number; waiting: Record<string, number> } {
    const waiting = ['realtime' as const, ...BULK].map((queue) => [
      queue,
      this.#queues.get(queue)?.length ?? 0,
    ])
    return { factor: this.#isAtRest() ? 0 : this.#factor, waiting: Object.fromEntries(waiting) }
  }

  /** Lets everybody go who waits, with nothing. */
  close(): void {
    this.#closed = true
    clearTimeout(this.#timer)
    for (const queue of this.#queues.keys()) this.#letGo(queue)
  }

  #isAtRest(): boolean {
    return this.monotonicMs() < this.#restUntil
  }

  #letGo(queue: PaceQueue): void {
    for (const { go } of this.#queues.get(queue)?.splice(0) ?? []) go(0)
  }

  async #serve(): Promise<void> {
    if (this.#serving || this.#timer) return
    this.#serving = true
    try {
      for (let queue = this.#next(); queue; queue = this.#next()) {
        const waiter = this.#queues.get(queue)?.[0]
        if (!waiter) break
        const { granted, waitMs } = await this.bucket.take(waiter.max, this.#factor)
        if (granted === 0) {
          this.#later(waitMs)
          return
        }
        this.#grant(granted)
      }
    } catch {
      this.#later(RETRY_MS)
    } finally {
      this.#serving = false
    }
  }

  /** Who waits may have changed while the bucket was asked: whoever is next now gets it. */
  #grant(granted: number): void {
    const queue = this.#next()
    const waiter = queue && this.#queues.get(queue)?.shift()
    if (!queue || !waiter) {
      this.giveBack(granted)
      return
    }
    const used = Math.min(granted, waiter.max)
    this.giveBack(granted - used)
    if (queue !== 'realtime') {
      this.#lastServed = this.#hadBy(queue)
      this.#had.set(queue, this.#lastServed + used / CLASS_WEIGHTS[queue])
    }
    waiter.go(used)
  }

  #next(): PaceQueue | undefined {
    if (this.#queues.get('realtime')?.length) return 'realtime'
    const [first] = BULK.filter((queue) => this.#queues.get(queue)?.length).sort(
      (one, other) => this.#hadBy(one) - this.#hadBy(other),
    )
    return first
  }

  #hadBy(queue: MessageClass): number {
    return this.#had.get(queue) ?? 0
  }

  #later(ms: number): void {
    if (this.#closed) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      void this.#serve()
    }, Math.ceil(ms))
  }
}
