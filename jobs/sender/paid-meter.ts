import { FREE_RATE } from '../../domain/broadcast/sending.ts'

const WINDOW_MS = 1_000
/** The others learn so late at the most that this process is there: until then they use its share as well. */
const UNKNOWN_MS = 5_000

/**
 * Tells which messages are paid for. The messenger's thirty free ones a second are for the whole bot: each process that
 * sends has its share of them. Seconds are of monotonic time, and may begin at any moment: whichever the messenger
 * counts by, it finds no more free messages in one than are thought free here.
 */
export class PaidMeter {
  readonly #free: Array<{ at: number; messages: number }> = []
  readonly #openedAt: number

  constructor(
    /** processes that share the free pace */
    private readonly peers: () => number,
    private readonly monotonicMs: () => number = () => performance.now(),
  ) {
    this.#openedAt = monotonicMs()
  }

  /** Notes that a message leaves now. Is it paid for? */
  isPaid(): boolean {
    const now = this.monotonicMs()
    const peers = this.peers()
    // One that began alone may follow another one that has just used what was free.
    const isUnknown = now - this.#openedAt < (peers > 1 ? UNKNOWN_MS : WINDOW_MS)
    if (isUnknown || this.#freeSince(now) + 1 > FREE_RATE / peers) return true
    this.useFree(1)
    return false
  }

  /** Notes messages that left unpaid, at their share for this process: replies to people. */
  useFree(messages: number): void {
    const now = this.monotonicMs()
    this.#forget(now)
    this.#free.push({ at: now, messages })
  }

  #forget(now: number): void {
    const first = this.#free.findIndex(({ at }) => at > now - WINDOW_MS)
    this.#free.splice(0, first < 0 ? this.#free.length : first)
  }

  #freeSince(now: number): number {
    this.#forget(now)
    return this.#free.reduce((sum, { messages }) => sum + messages, 0)
  }
}
