/** Messages that may leave at once after a pause: Telegram forgives a short burst, not a second's worth. */
const CAPACITY = 5
/** After each 429 the rate drops by this, and comes back in as many quiet sends. */
const SLOWER = 0.85
const FASTER = 1.05
const QUIET_SENDS = 100

interface Waiter {
  go: () => void
}

/**
 * A bucket of tokens filled by monotonic real time, whatever the demo's clock says. Who waits for `realtime` is
 * served before anybody who waits for `bulk`.
 */
export class Pace {
  #tokens: number = CAPACITY
  #filledAt: number
  #realtime: Waiter[] = []
  #bulk: Waiter[] = []
  #timer: NodeJS.Timeout | undefined
  #rate: number
  #quietSends = 0

  constructor(
    private readonly ratePerSecond: number,
    private readonly monotonicMs: () => number = () => performance.now(),
  ) {
    this.#rate = ratePerSecond
    this.#filledAt = monotonicMs()
  }

  /** Tells what the messenger said: a 429 lowers the rate for a while. */
  heard(throttled: boolean): void {
    this.#quietSends = throttled ? 0 : this.#quietSends + 1
    if (throttled) this.#rate = Math.max(1, this.#rate * SLOWER)
    else if (this.#quietSends % QUIET_SENDS === 0)
      this.#rate = Math.min(this.ratePerSecond, this.#rate * FASTER)
  }

  take(lane: 'realtime' | 'bulk'): Promise<void> {
    return new Promise((go) => {
      const queue = lane === 'realtime' ? this.#realtime : this.#bulk
      queue.push({ go })
      this.#serve()
    })
  }

  #serve(): void {
    this.#fill()
    while (this.#tokens >= 1) {
      const next = this.#realtime.shift() ?? this.#bulk.shift()
      if (!next) return
      this.#tokens -= 1
      next.go()
    }
    if (this.#timer || this.#realtime.length + this.#bulk.length === 0) return
    const waitMs = Math.ceil(((1 - this.#tokens) * 1000) / this.#rate)
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#serve()
    }, waitMs)
  }

  #fill(): void {
    const now = this.monotonicMs()
    const earned = ((now - this.#filledAt) * this.#rate) / 1000
    this.#tokens = Math.min(CAPACITY, this.#tokens + earned)
    this.#filledAt = now
  }
}
