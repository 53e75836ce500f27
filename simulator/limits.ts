import { tooManyRequests } from './api-error.ts'

/** A bucket that holds `capacity` tokens and gains `rate` a second. */
class Bucket {
  #tokens: number
  #at: number

  constructor(
    private readonly rate: number,
    private readonly capacity: number,
    now: number,
  ) {
    this.#tokens = capacity
    this.#at = now
  }

  /** Seconds to wait until a token is there; 0 means there is one. */
  wait(now: number): number {
    this.#tokens = Math.min(this.capacity, this.#tokens + ((now - this.#at) / 1000) * this.rate)
    this.#at = now
    return this.#tokens >= 1 ? 0 : (1 - this.#tokens) / this.rate
  }

  take(): void {
    this.#tokens -= 1
  }

  isFull(now: number): boolean {
    this.wait(now)
    return this.#tokens >= this.capacity
  }
}

/** At most `most` in any minute. */
class Minute {
  #taken: number[] = []

  constructor(private readonly most: number) {}

  wait(now: number): number {
    this.#taken = this.#taken.filter((at) => at > now - MINUTE_MS)
    const first = this.#taken.at(-this.most)
    return first === undefined ? 0 : (first + MINUTE_MS - now) / 1000
  }

  take(now: number): void {
    this.#taken.push(now)
  }

  isFull(now: number): boolean {
    return this.wait(now) === 0 && this.#taken.length === 0
  }
}

const MINUTE_MS = 60_000

/** Telegram's "avoid more than one message a second in a chat, short bursts allowed" and "about 30 a second over all". */
const CHAT = { rate: 1, burst: 5 }
/** "not more than 20 messages per minute to the same group" */
const GROUP = 20
const BOT = { rate: 30, burst: 5 }
const SWEEP_ABOVE = 5_000

/** Groups have numbers below zero. */
function allowanceOf(chatId: number, now: number): Bucket | Minute {
  return chatId < 0 ? new Minute(GROUP) : new Bucket(CHAT.rate, CHAT.burst, now)
}

/** The pace that Telegram allows; it counts in real time, whatever the demo's clock shows. */
export class Limits {
  enabled: boolean
  #chats = new Map<number, Bucket | Minute>()
  #bot: Bucket

  constructor(
    enabled: boolean,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.enabled = enabled
    this.#bot = new Bucket(BOT.rate, BOT.burst, now())
  }

  /** Counts one message to `chatId`, or throws 429. */
  spend(chatId: number): void {
    if (!this.enabled) return
    const now = this.now()
    const chat = this.#chats.get(chatId) ?? allowanceOf(chatId, now)
    this.#chats.set(chatId, chat)
    const seconds = Math.max(chat.wait(now), this.#bot.wait(now))
    if (seconds > 0) throw tooManyRequests(Math.ceil(seconds))
    chat.take(now)
    this.#bot.take()
    if (this.#chats.size > SWEEP_ABOVE) this.#sweep(now)
  }

  #sweep(now: number): void {
    for (const [id, bucket] of this.#chats) if (bucket.isFull(now)) this.#chats.delete(id)
  }
}
