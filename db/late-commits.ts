/** A commit whose answer was lost may still land: a server that is busy, or waits for its replica, takes so long at most. */
const MAY_LAND_MS = 60_000

/** Remembers that a transaction of claims failed: for a while what it claimed may yet appear, in nobody's hands. */
export class LateCommits {
  #until = Number.NEGATIVE_INFINITY

  constructor(private readonly monotonicMs: () => number = () => performance.now()) {}

  /** A transaction failed just now. */
  note(): void {
    this.#until = this.monotonicMs() + MAY_LAND_MS
  }

  mayLand(): boolean {
    return this.monotonicMs() < this.#until
  }
}
