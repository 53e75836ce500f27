/** Where permission to send comes from: so many messages a second over all, however many processes ask. */
export interface Bucket {
  /** Takes up to `max` messages' worth at `factor` of the rate: how many it gave, or how long until there is one. */
  take(
    max: number,
    factor: number,
  ): Promise<{ granted: number; waitMs: number }> | { granted: number; waitMs: number }
  /** counts messages that did not ask: replies to people; a negative number gives back what was not used */
  spend(messages: number): void
}

/** Messages that may leave at once after a pause. Telegram forgives five; what is left allows for delays on the way. */
const BURST = 2
/** At paid rates timers are too coarse for single messages: this much of a second may leave at once. */
const BURST_SECONDS = 0.02
/** Replies may run ahead of bulk by so much; then bulk goes on at the least. */
const MAX_DEBT_SECONDS = 1

/** Most messages that may leave at once at this rate. */
export function burstOf(ratePerSecond: number): number {
  return Math.max(BURST, ratePerSecond * BURST_SECONDS)
}

export { MAX_DEBT_SECONDS }

/** The bucket of one process, filled by monotonic real time, whatever the demo's clock says. It begins full. */
export class LocalBucket implements Bucket {
  #tokens: number
  #filledAt: number
  #factor = 1

  constructor(
    private readonly ratePerSecond: number,
    private readonly monotonicMs: () => number = () => performance.now(),
  ) {
    this.#tokens = burstOf(ratePerSecond)
    this.#filledAt = monotonicMs()
  }

  take(max: number, factor: number): { granted: number; waitMs: number } {
    this.#factor = factor
    this.#fill()
    const rate = this.ratePerSecond * factor
    const granted = Math.max(0, Math.min(max, Math.floor(this.#tokens)))
    this.#tokens -= granted
    return { granted, waitMs: granted > 0 ? 0 : ((1 - this.#tokens) * 1000) / rate }
  }

  spend(messages: number): void {
    // First what silence earned: it is no more than a burst, and does not pay for what is spent after it.
    this.#fill()
    this.#tokens = Math.max(-this.ratePerSecond * MAX_DEBT_SECONDS, this.#tokens - messages)
  }

  #fill(): void {
    const rate = this.ratePerSecond * this.#factor
    const now = this.monotonicMs()
    const earned = ((now - this.#filledAt) * rate) / 1000
    this.#tokens = Math.min(burstOf(rate), this.#tokens + earned)
    this.#filledAt = now
  }
}
