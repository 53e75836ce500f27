import { ApiError } from './api-error.ts'
import { Bus } from './bus.ts'

export interface Webhook {
  url: string
  secret?: string
  maxConnections: number
  allowed?: string[]
}

/** An update that the bot has not confirmed. */
export interface Queued {
  id: number
  update: unknown
  /** updates with one key are delivered strictly in order */
  key: string
  expiresAt: number
  /** sent again on purpose with an old id: confirmed by being given out */
  replay?: true
}

export interface Pull {
  offset: number
  limit: number
  timeoutMs: number
  allowed?: string[]
  signal: AbortSignal
}

const HOUR = 3_600_000
/** Telegram keeps updates for a day, button presses for 150 seconds. */
const LIFE_MS = { message: 24 * HOUR, callback_query: 150_000 } as const

const CONFLICT_POLL =
  'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running'
const CONFLICT_WEBHOOK =
  "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"

/** Updates on their way to the bot. */
export class UpdateQueue {
  /** something to deliver, or somewhere to deliver it to */
  readonly news = new Bus<'added' | 'webhook'>()
  #entries: Queued[] = []
  #allowed: string[] | undefined
  #endPoll: ((error?: ApiError) => void) | undefined
  #webhook: Webhook | undefined

  constructor(
    private nextId: number,
    private readonly changed: () => void,
  ) {}

  restore(entries: Queued[], webhook: Webhook | undefined): void {
    this.#entries = entries
    this.#webhook = webhook
  }

  /** Whether a long poll waits. */
  get isPolled(): boolean {
    return this.#endPoll !== undefined
  }

  get nextUpdateId(): number {
    return this.nextId
  }

  get webhook(): Webhook | undefined {
    return this.#webhook
  }

  set webhook(webhook: Webhook | undefined) {
    this.#webhook = webhook
    this.allow(webhook?.allowed)
    if (webhook) this.#endPoll?.(new ApiError(409, 'Conflict: terminated by setWebhook request'))
    this.changed()
    this.news.emit('webhook')
  }

  /** Remembers the last `allowed_updates`; nothing given keeps the former choice, an empty list means the default. */
  allow(types: string[] | undefined): void {
    if (types) this.#allowed = types.length > 0 ? types : undefined
  }

  add(type: string, payload: unknown, key: string): void {
    if (this.#allowed && !this.#allowed.includes(type)) return
    const life = type === 'callback_query' ? LIFE_MS.callback_query : LIFE_MS.message
    const id = this.nextId++
    this.#push({ id, update: { update_id: id, [type]: payload }, key, expiresAt: Date.now() + life })
  }

  /** Delivers what it is given, malformed or already delivered; an update_id is added where there is none. */
  addRaw(update: unknown): void {
    const given =
      typeof update === 'object' && update !== null ? (update as Record<string, unknown>) : undefined
    const own = given?.['update_id']
    const id = typeof own === 'number' ? own : this.nextId++
    const body = given && own === undefined ? { update_id: id, ...given } : update
    const entry: Queued = { id, update: body, key: `raw:${id}`, expiresAt: Date.now() + LIFE_MS.message }
    this.#push(typeof own === 'number' ? { ...entry, replay: true } : entry)
  }

  #push(entry: Queued): void {
    this.#entries.push(entry)
    this.changed()
    this.news.emit('added')
  }

  /** What waits, oldest first, without what has expired. */
  pending(): readonly Queued[] {
    const now = Date.now()
    this.#entries = this.#entries.filter((entry) => entry.expiresAt > now)
    return this.#entries
  }

  remove(entry: Queued): void {
    this.#entries = this.#entries.filter((each) => each !== entry)
    this.changed()
  }

  drop(): void {
    this.#entries = []
    this.changed()
  }

  /** getUpdates: confirms what is before the offset, answers at once or when something comes. */
  async pull(pull: Pull): Promise<unknown[]> {
    if (this.#webhook) throw new ApiError(409, CONFLICT_WEBHOOK)
    this.allow(pull.allowed)
    this.#confirm(pull.offset)
    this.#endPoll?.(new ApiError(409, CONFLICT_POLL))
    if (this.pending().length === 0 && pull.timeoutMs > 0) await this.#wait(pull)
    return pull.signal.aborted ? [] : this.#give(pull.limit)
  }

  #confirm(offset: number): void {
    if (offset > 0) this.#entries = this.#entries.filter((entry) => entry.replay || entry.id >= offset)
    if (offset < 0) this.#entries = this.#entries.slice(offset)
    this.changed()
  }

  #give(limit: number): unknown[] {
    const batch = this.pending().slice(0, limit)
    for (const entry of batch) if (entry.replay) this.remove(entry)
    return batch.map((entry) => entry.update)
  }

  #wait({ timeoutMs, signal }: Pull): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (error?: ApiError) => {
        clearTimeout(timer)
        off()
        signal.removeEventListener('abort', stop)
        if (this.#endPoll === end) this.#endPoll = undefined
        if (error) reject(error)
        else resolve()
      }
      const stop = () => end()
      const timer = setTimeout(stop, timeoutMs)
      const off = this.news.on(stop)
      signal.addEventListener('abort', stop)
      this.#endPoll = end
    })
  }
}
