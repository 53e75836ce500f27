/** Telegram: about one message a second into a chat, 20 a minute into a group; groups have negative numbers. */
const PERSON_MS = 1_000
const GROUP_MS = 3_000
const SWEEP_ABOVE = 10_000

/** Keeps messages to one chat apart, of whatever broadcast they are. Times are monotonic. */
export class ChatPace {
  readonly #freeAt = new Map<string, number>()

  constructor(private readonly monotonicMs: () => number = () => performance.now()) {}

  /** Waits for this chat's turn. */
  async wait(externalId: string): Promise<void> {
    const now = this.monotonicMs()
    const free = Math.max(now, this.#freeAt.get(externalId) ?? 0)
    this.#freeAt.set(externalId, free + (externalId.startsWith('-') ? GROUP_MS : PERSON_MS))
    if (this.#freeAt.size > SWEEP_ABOVE) this.#sweep(now)
    if (free > now) await new Promise((go) => setTimeout(go, free - now))
  }

  #sweep(now: number): void {
    for (const [chat, free] of this.#freeAt) if (free <= now) this.#freeAt.delete(chat)
  }
}
