import { FREE_RATE } from '../../domain/broadcast/sending.ts'

/** Counts messages above the free pace: each second's first thirty cost nothing. Seconds are of monotonic time. */
export class PaidMeter {
  #second = 0
  #sent = 0

  constructor(private readonly monotonicMs: () => number = () => performance.now()) {}

  /** Notes that `sent` messages left; returns how many of them are paid for. */
  count(sent: number): number {
    const second = Math.floor(this.monotonicMs() / 1000)
    if (second !== this.#second) this.#sent = 0
    this.#second = second
    const before = Math.max(0, this.#sent - FREE_RATE)
    this.#sent += sent
    return Math.max(0, this.#sent - FREE_RATE) - before
  }
}
