import type { DeliveryTally } from './repos/delivery-counts.ts'

/** Counts of a broadcast's rows, and when they were counted, in real time. */
export interface CountedDeliveries extends DeliveryTally {
  at: Date
}

/** Counting took so long: it is not done again before twenty times that have passed. */
const REST_FACTOR = 20

/**
 * Counts recipients by state, always from the rows. Millions take the better part of a second, so they are counted by
 * `count` away from the thread that answers people, and a count is shown for a while before the next.
 */
export class DeliveryCounter {
  readonly #known = new Map<number, { result: Promise<CountedDeliveries>; freshUntil: number }>()

  constructor(private readonly count: (broadcastId: number) => Promise<DeliveryTally>) {}

  of(broadcastId: number): Promise<CountedDeliveries> {
    const known = this.#known.get(broadcastId)
    if (known && performance.now() < known.freshUntil) return known.result
    const entry = { result: this.#countNow(broadcastId), freshUntil: Number.POSITIVE_INFINITY }
    this.#known.set(broadcastId, entry)
    const began = performance.now()
    const ended = () => {
      const took = performance.now() - began
      entry.freshUntil = performance.now() + (took < 50 ? 0 : took * REST_FACTOR)
    }
    entry.result.then(ended, () => this.#known.delete(broadcastId))
    return entry.result
  }

  async #countNow(broadcastId: number): Promise<CountedDeliveries> {
    const at = new Date()
    return { ...(await this.count(broadcastId)), at }
  }
}
