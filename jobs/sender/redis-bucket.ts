import type { Redis } from '../../core/redis.ts'
import { type Bucket, burstOf, LocalBucket, MAX_DEBT_SECONDS } from './bucket.ts'

/** A key that nobody has used for so long is gone: the bucket begins anew. */
const KEEP_MS = 60_000

/**
 * The bucket as the moment at which it will be empty (GCRA), by the server's clock. After a flush it begins empty, not
 * full: what was sent a moment ago is not known any more.
 * ARGV: most messages wanted, microseconds a message, microseconds of burst, microseconds of debt, is it a spending.
 */
const TAKE = `
local t = redis.call('TIME')
local now = t[1] * 1000000 + t[2]
local want, each, burst, debt = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local free = tonumber(redis.call('GET', KEYS[1]))
if not free then
  free = now + burst
  redis.call('SET', KEYS[1], string.format('%.0f', free), 'PX', ARGV[6])
end
if free < now then free = now end
-- The server's clock was set back: nothing can lie further ahead than what may be owed.
free = math.min(free, now + burst + debt)
if ARGV[5] == '1' then
  free = math.min(free + want * each, now + burst + debt)
  redis.call('SET', KEYS[1], string.format('%.0f', free), 'PX', ARGV[6])
  return {0, 0}
end
local granted = math.floor((now + burst - free) / each)
if granted > want then granted = want end
if granted < 1 then return {0, math.ceil((free + each - burst - now) / 1000)} end
redis.call('SET', KEYS[1], string.format('%.0f', free + granted * each), 'PX', ARGV[6])
return {granted, 0}
`

/** One bucket for every process on a Redis. While that is away each process keeps to its share of the rate. */
export class RedisBucket implements Bucket {
  #alone: { bucket: LocalBucket; peers: number } | undefined

  constructor(
    private readonly redis: Redis,
    private readonly ratePerSecond: number,
    private readonly peers: () => number,
    /** the bucket's name on that Redis */
    private readonly key = 'pervichka:pace',
  ) {}

  async take(max: number, factor: number): Promise<{ granted: number; waitMs: number }> {
    try {
      const [granted = 0, waitMs = 0] = await this.#eval(max, factor, false)
      this.#alone = undefined
      return { granted, waitMs: Math.max(1, waitMs) }
    } catch {
      return this.#localBucket().take(max, factor)
    }
  }

  spend(messages: number): void {
    this.#eval(messages, 1, true).catch(() => this.#localBucket().spend(messages))
  }

  async #eval(messages: number, factor: number, spending: boolean): Promise<number[]> {
    if (this.redis.status === 'wait') await this.redis.connect()
    const rate = this.ratePerSecond * factor
    const each = 1_000_000 / rate
    const numbers = [messages, each, burstOf(rate) * each, MAX_DEBT_SECONDS * 1_000_000]
    const result = await this.redis.eval(TAKE, 1, this.key, ...numbers, spending ? '1' : '0', KEEP_MS)
    return result as number[]
  }

  #localBucket(): LocalBucket {
    const peers = this.peers()
    if (this.#alone?.peers !== peers)
      this.#alone = { bucket: new LocalBucket(this.ratePerSecond / peers), peers }
    return this.#alone.bucket
  }
}
