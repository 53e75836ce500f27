import { type Pause, pause as realPause } from './pause.ts'
import type { Queued, UpdateQueue, Webhook } from './updates.ts'

/** Telegram loads only this many queues per connection: that many stuck people stall the whole bot. */
const QUEUES_PER_CONNECTION = 2
const ANSWER_TIMEOUT_MS = 60_000
const LONGEST_RETRY_AFTER_S = 3_600

interface Answer {
  ok: boolean
  retryAfterS?: number
}

/** Posts updates to the bot's webhook until they are accepted or expire: one at a time per queue, queues in parallel. */
export class WebhookDelivery {
  lastError: { at: number; message: string } | undefined
  #loaded = new Set<string>()
  #stop = new AbortController()
  readonly #off: () => void

  constructor(
    private readonly queue: UpdateQueue,
    private readonly execute: (method: string, params: Record<string, unknown>) => Promise<unknown>,
    private readonly pause: Pause = realPause,
  ) {
    this.#off = queue.news.on(() => this.pump())
  }

  close(): void {
    this.#off()
    this.#stop.abort()
  }

  /** Starts every queue that waits, as far as connections allow. */
  pump(): void {
    const webhook = this.queue.webhook
    if (!webhook || this.#stop.signal.aborted) return
    for (const entry of this.queue.pending()) {
      if (this.#loaded.size >= webhook.maxConnections * QUEUES_PER_CONNECTION) return
      if (!this.#loaded.has(entry.key)) void this.#drain(entry.key)
    }
  }

  async #drain(key: string): Promise<void> {
    this.#loaded.add(key)
    for (let failures = 0; ; ) {
      const entry = this.queue.pending().find((each) => each.key === key)
      const webhook = this.queue.webhook
      if (!entry || !webhook || this.#stop.signal.aborted) break
      const answer = await this.#post(webhook, entry)
      failures = answer.ok ? 0 : failures + 1
      if (answer.ok) this.queue.remove(entry)
      else await this.pause(backOffMs(failures, answer.retryAfterS), this.#stop.signal)
    }
    this.#loaded.delete(key)
    if (!this.#stop.signal.aborted && this.queue.pending().length > 0) this.pump()
  }

  async #post(webhook: Webhook, entry: Queued): Promise<Answer> {
    const secret = webhook.secret ? { 'x-telegram-bot-api-secret-token': webhook.secret } : {}
    try {
      const response = await fetch(webhook.url, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'application/json', ...secret },
        body: JSON.stringify(entry.update),
        signal: AbortSignal.any([this.#stop.signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]),
      })
      const body = await response.text()
      if (response.ok) await this.#executeReply(body)
      else this.#failed(`Wrong response from the webhook: ${response.status} ${response.statusText}`)
      const after = Number(response.headers.get('retry-after'))
      return after > 0
        ? { ok: response.ok, retryAfterS: Math.min(after, LONGEST_RETRY_AFTER_S) }
        : { ok: response.ok }
    } catch (error) {
      this.#failed(error instanceof Error ? error.message : 'Connection failed')
      return { ok: false }
    }
  }

  #failed(message: string): void {
    this.lastError = { at: Date.now(), message }
  }

  /** A webhook may answer with a method call; its outcome is told to nobody. */
  async #executeReply(body: string): Promise<void> {
    if (!body.startsWith('{')) return
    try {
      const { method, ...params } = JSON.parse(body) as Record<string, unknown>
      if (typeof method === 'string') await this.execute(method, params)
    } catch (error) {
      this.#failed(error instanceof Error ? error.message : 'Wrong reply')
    }
  }
}

/** The same update again at once, then after 2, 4, 8 … seconds, up to a random one to two minutes. */
function backOffMs(failures: number, retryAfterS?: number, random: () => number = Math.random): number {
  if (retryAfterS !== undefined) return retryAfterS * 1000
  if (failures <= 1) return 0
  return Math.min(2 ** (failures - 1), 60 + random() * 60) * 1000
}
