import { setTimeout as pause } from 'node:timers/promises'
import { Chance } from '../chance.ts'

type Update = { update_id: number }

/** Calls to a webhook at the same time, and how long one may take. */
const LINES = 8
const CALL_MS = 20_000
const RETRY_MS = 60
/** An acknowledged update that comes once more all the same: its answer was lost on the way. */
const REPLAYED = 0.05

/** What waits for the bot: handed out by getUpdates, or posted to webhooks until one of them acknowledges it. */
export class Updates {
  #waiting: Update[] = []
  #count = 0
  #acknowledged = 0
  #wake: Array<() => void> = []
  #webhook: { targets: string[]; secret: string } | undefined
  readonly #chance: Chance

  constructor(seed: string) {
    this.#chance = new Chance(`${seed} updates`)
  }

  push = (update: object): void => {
    this.#count += 1
    this.#waiting.push({ update_id: this.#count, ...update })
    for (const wake of this.#wake.splice(0)) wake()
  }

  /** From `offset` on, everything before is confirmed. Waits up to `timeoutMs` for the first. */
  async take(offset: number, timeoutMs: number): Promise<Update[]> {
    const before = this.#waiting.length
    this.#waiting = this.#waiting.filter((update) => update.update_id >= offset)
    this.#acknowledged += before - this.#waiting.length
    if (this.#waiting.length === 0) await Promise.race([this.#news(), pause(timeoutMs)])
    return this.#waiting.slice(0, 100)
  }

  /** From now on updates are posted to these addresses, as a balancer would: to one that answers. */
  post(targets: string[], secret: string): void {
    const first = !this.#webhook
    this.#webhook = { targets, secret }
    if (first) for (let line = 0; line < LINES; line++) void this.#postAll()
  }

  progress(): { made: number; acknowledged: number } {
    return { made: this.#count, acknowledged: this.#acknowledged }
  }

  #news(): Promise<void> {
    return new Promise((resolve) => this.#wake.push(resolve))
  }

  async #postAll(): Promise<never> {
    for (;;) {
      const update = this.#waiting.shift()
      if (!update) {
        await this.#news()
        continue
      }
      while (!(await this.#postOnce(update))) await pause(RETRY_MS)
      this.#acknowledged += 1
      if (this.#chance.happens(REPLAYED)) await this.#postOnce(update)
    }
  }

  async #postOnce(update: Update): Promise<boolean> {
    const { targets, secret } = this.#webhook ?? { targets: [], secret: '' }
    const url = targets[this.#chance.int(0, targets.length - 1)]
    if (url === undefined) return false
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
        body: JSON.stringify(update),
        signal: AbortSignal.timeout(CALL_MS),
      })
      await response.arrayBuffer()
      return response.ok
    } catch {
      // Nobody is there, or they died over it: it comes again, as Telegram does.
      return false
    }
  }
}
