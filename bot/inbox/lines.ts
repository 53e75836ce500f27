/**
 * Who is next: lines in which an update waits, in the order they were asked for. A line is in hand once at a time, so its
 * updates keep their order; lines stand side by side.
 */
export class Lines {
  readonly #wanted = new Set<string>()
  readonly #suspects = new Set<string>()
  readonly #inHand = new Set<string>()
  readonly #asleep = new Map<string, NodeJS.Timeout>()
  #suspect: string | undefined

  get inHand(): number {
    return this.#inHand.size
  }

  get hasWanted(): boolean {
    return this.#wanted.size > 0 || (this.#suspects.size > 0 && this.#suspect === undefined)
  }

  /** An update waits in this line. One that is in hand, asleep or suspect is looked at again anyway. */
  want(line: string): void {
    if (!this.#inHand.has(line) && !this.#asleep.has(line) && !this.#suspects.has(line))
      this.#wanted.add(line)
  }

  /** Takes up to `limit` lines in hand, and the first of the suspects where none of them is. */
  take(limit: number): string[] {
    const taken = [...this.#wanted].slice(0, Math.max(0, limit))
    for (const line of taken) this.#wanted.delete(line)
    const [suspect] = this.#suspects
    if (suspect !== undefined && this.#suspect === undefined) {
      this.#suspects.delete(suspect)
      this.#suspect = suspect
      taken.push(suspect)
    }
    for (const line of taken) this.#inHand.add(line)
    return taken
  }

  /**
   * May this line's update be tried now? The process died with it before: it, or one that was in hand beside it, is the
   * cause. Such updates are tried one at a time, so that each further death has one suspect.
   */
  mayTrySuspect(line: string): boolean {
    if (this.#suspect === undefined) this.#suspect = line
    if (this.#suspect === line) return true
    this.#inHand.delete(line)
    this.#suspects.add(line)
    return false
  }

  /** The line is in hand no more. */
  drop(line: string): void {
    this.#inHand.delete(line)
    if (this.#suspect === line) this.#suspect = undefined
  }

  /** Leaves a line alone for a while, then calls `wake`. */
  sleep(line: string, ms: number, wake: () => void): void {
    this.drop(line)
    const timer = setTimeout(() => {
      this.#asleep.delete(line)
      this.want(line)
      wake()
    }, ms)
    this.#asleep.set(line, timer)
  }

  close(): void {
    for (const timer of this.#asleep.values()) clearTimeout(timer)
    this.#asleep.clear()
    this.#wanted.clear()
    this.#suspects.clear()
  }
}
