/** Messages that may leave at once after a pause: Telegram forgives a short burst, not a second's worth. */
const CAPACITY = 5

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

  constructor(
    private readonly ratePerSecond: number,
    private readonly monotonicMs: () => number = () => performance.now(),
  ) {
    this.#filledAt = monotonicMs()
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
    const waitMs = Math.ceil(((1 - this.#tokens) * 1000) / this.ratePerSecond)
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#serve()
    }, waitMs)
  }

  #fill(): void {
    const now = this.monotonicMs()
    const earned = ((now - this.#filledAt) * this.ratePerSecond) / 1000
    this.#tokens = Math.min(CAPACITY, this.#tokens + earned)
    this.#filledAt = now
  }
}
