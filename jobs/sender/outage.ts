import type { Logger } from '../../core/logger.ts'
import type { Outcome } from '../../domain/outbox/outcome.ts'

/** Refusals in a row after which the messenger counts as away. */
const AWAY_AFTER = 3
/** It is asked again so soon, then twice as late each time. The longest is more than a command waits. */
const FIRST_MS = 1_000
const LONGEST_MS = 32_000

/** What a process knows of a messenger that cannot be reached: nothing is sent until it is to be asked again. */
export class Outage {
  #refusedInARow = 0
  #restMs = 0
  #until = Number.NEGATIVE_INFINITY

  constructor(
    private readonly log: Logger,
    private readonly monotonicMs: () => number = () => performance.now(),
  ) {}

  /** Notes what became of a call. In doubt the messenger was reached. */
  note(outcome: Outcome): void {
    if (outcome.kind !== 'unreachable' || outcome.doubt) {
      this.#refusedInARow = 0
      this.#restMs = 0
      this.#until = Number.NEGATIVE_INFINITY
      return
    }
    this.#refusedInARow += 1
    // Calls that were on their way when the rest began tell nothing new.
    if (this.#refusedInARow >= AWAY_AFTER && this.restMs() === 0) this.#rest(outcome.code)
  }

  /** The whole length of the rest that lasts now; 0: the messenger may be asked. */
  restMs(): number {
    return this.monotonicMs() < this.#until ? this.#restMs : 0
  }

  #rest(code: string): void {
    this.#restMs = Math.min(LONGEST_MS, this.#restMs * 2 || FIRST_MS)
    this.#until = this.monotonicMs() + this.#restMs
    const fields = { code, restMs: this.#restMs }
    if (code === 'token_refused') this.log.error(fields, 'the messenger refuses the token of the bot')
    else this.log.warn(fields, 'the messenger cannot be reached')
  }
}
