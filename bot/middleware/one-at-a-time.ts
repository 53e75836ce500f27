/** How many updates of one person may wait; more is a flood and is dropped. */
const MAX_WAITING = 20

/** Runs the work of one key in order, one at a time; different keys run side by side. */
export class OneAtATime {
  readonly #tails = new Map<string, { tail: Promise<unknown>; waiting: number }>()

  /** False where so much of this key waits already that the work is not taken. */
  async run(key: string, work: () => Promise<void>): Promise<boolean> {
    const queue = this.#tails.get(key) ?? { tail: Promise.resolve(), waiting: 0 }
    if (queue.waiting >= MAX_WAITING) return false
    queue.waiting++
    const done = queue.tail.then(work, work)
    queue.tail = done
    this.#tails.set(key, queue)
    try {
      await done
    } finally {
      queue.waiting--
      if (queue.waiting === 0) this.#tails.delete(key)
    }
    return true
  }

  /** Resolves when nothing is in hand. */
  async idle(): Promise<void> {
    while (this.#tails.size > 0)
      await Promise.allSettled([...this.#tails.values()].map((queue) => queue.tail))
  }
}
