import type { Incoming } from '../../db/repos/updates.ts'
import { MAX_WAITING } from './round.ts'

/** Who sends more at once than is handled: what each line received since it was last empty, and who was told. */
export class Flood {
  readonly #received = new Map<string, number>()
  readonly #told = new Set<string>()

  /** Counts what arrives; returns the lines that received more than may wait. */
  count(incoming: readonly Incoming[]): string[] {
    const flooded = new Set<string>()
    for (const { line } of incoming) {
      const received = (this.#received.get(line) ?? 0) + 1
      this.#received.set(line, received)
      if (received > MAX_WAITING) flooded.add(line)
    }
    return [...flooded]
  }

  /** Is this person still to be told that some of it was passed over? Said once a flood. */
  tell(line: string): boolean {
    if (this.#told.has(line)) return false
    this.#told.add(line)
    return true
  }

  /** Nothing waits in this line any more. */
  end(line: string): void {
    this.#received.delete(line)
    this.#told.delete(line)
  }
}
