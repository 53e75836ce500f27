import type { Clock } from '../core/clock.ts'
import type { Env } from '../core/env.ts'
import type { Logger } from '../core/logger.ts'
import { contactFailing } from '../core/metrics/messenger.ts'
import { EventLoopWatch } from '../core/metrics/process.ts'
import { showChecks, showWhole } from '../core/metrics/whole.ts'
import { openRedis } from '../core/redis.ts'
import type { Database } from '../db/client.ts'
import { probeWriting } from '../db/repos/write-probe.ts'
import { transact } from '../db/unit-of-work.ts'
import { checks } from './checks.ts'
import type { Facts, JobLateness, Whole } from './facts.ts'
import { type CheckResult, Health } from './health.ts'
import { LOOK_FRESH_MS, LOOK_TIMEOUT_MS } from './limits.ts'
import { Lookout } from './look.ts'
import { failureOf, oneAtATime, sentenceOf } from './one-at-a-time.ts'
import { toReading } from './reading.ts'

export interface WatchedParts {
  database: Database
  clock: Clock
  log: Logger
  env: Pick<Env, 'REDIS_URL'>
  /** false where this process was silent for too long; a process without a heartbeat has none to miss */
  isHeard?: () => boolean
  /** of the jobs by the calendar, where this process runs them */
  lateness?: () => Promise<JobLateness[]>
  monotonicMs?: () => number
}

/** Gathers the facts, judges them and shows both as gauges. */
export class Watcher {
  readonly #monotonicMs: () => number
  readonly #health: Health<Facts>
  readonly #loop = new EventLoopWatch()
  readonly #lookAtWhole: () => Promise<Whole>
  readonly #write: () => Promise<unknown>
  readonly #redis: { ping: () => Promise<unknown>; close: () => void } | undefined
  #last: { at: number; results: Promise<CheckResult[]> } | undefined

  constructor(private readonly parts: WatchedParts) {
    const { database, clock, log, lateness = async () => [], env } = parts
    this.#monotonicMs = parts.monotonicMs ?? (() => performance.now())
    const lookout = new Lookout(database, lateness)
    this.#health = new Health(checks, this.#monotonicMs)
    this.#lookAtWhole = oneAtATime(() => lookout.look(clock.now()), LOOK_TIMEOUT_MS)
    this.#write = oneAtATime(() => transact(database, probeWriting), LOOK_TIMEOUT_MS)
    this.#redis = env.REDIS_URL === undefined ? undefined : redisProbe(env.REDIS_URL, log)
  }

  /** Looks and judges; whoever asks within the same second gets the same answer. */
  look(): Promise<CheckResult[]> {
    const at = this.#monotonicMs()
    if (!this.#last || at - this.#last.at >= LOOK_FRESH_MS) this.#last = { at, results: this.#lookNow() }
    return this.#last.results
  }

  close(): void {
    this.#loop.close()
    this.#redis?.close()
  }

  async #lookNow(): Promise<CheckResult[]> {
    const [whole, writing, redis] = await Promise.all([
      this.#lookAtWhole().catch((error: unknown) => ({ failure: sentenceOf(error) })),
      failureOf(this.#write),
      this.#redis && failureOf(this.#redis.ping),
    ])
    showWhole('failure' in whole ? undefined : toReading(whole))
    const results = this.#health.judge({
      ...{ whole, writing, redis },
      heard: this.parts.isHeard?.() ?? true,
      stalledMs: this.#loop.longestMs(),
      messenger: contactFailing(this.#monotonicMs()),
    })
    showChecks(results)
    return results
  }
}

/** A connection of its own, which says nothing by itself: its troubles are what is asked for. */
function redisProbe(url: string, log: Logger) {
  const redis = openRedis(url, log.child({}, { level: 'silent' }), 'request')
  const ping = async () => {
    if (redis.status === 'wait') await redis.connect()
    if (redis.status !== 'ready') throw new Error('there is no connection to it')
    return redis.ping()
  }
  return { ping: oneAtATime(ping, LOOK_TIMEOUT_MS), close: () => redis.disconnect() }
}
