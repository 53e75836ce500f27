import { CallbackCodec } from '../core/callback-data.ts'
import type { Clock } from '../core/clock.ts'
import type { Env } from '../core/env.ts'
import type { Logger } from '../core/logger.ts'
import { checkRedis } from '../core/redis.ts'
import type { Database } from '../db/client.ts'
import { settleChairs } from '../db/import/settle-chairs.ts'
import type { JobContext } from './context.ts'
import { bindJob } from './define-job.ts'
import { BullmqEngine } from './lanes/bullmq-engine.ts'
import type { EngineOptions, LaneEngine } from './lanes/engine.ts'
import { LocalEngine } from './lanes/local-engine.ts'
import { checkRegistry, jobs } from './registry.ts'
import { schedule } from './schedule.ts'
import { Pace } from './sender/pace.ts'
import { createTelegramSender } from './sender/telegram-sender.ts'
import { openWorker } from './worker.ts'

export interface JobsParts {
  env: Env
  database: Database
  clock: Clock
  log: Logger
  /** APP_SECRET: signs the buttons of what is sent */
  secret: string
  token: string
  apiRoot: string
}

export interface Jobs {
  /** looks at the schedule now; to be called when the clock was moved */
  tick(): Promise<void>
  /** runs what is due and sends what was planned, until nothing is left */
  drain(): Promise<void>
  close(): Promise<void>
}

/** What jobs work with: opened once for a process, or for one run of a command (`patient`). */
export async function openJobContext(
  parts: JobsParts,
  role: { role: 'jobs' | 'cli'; alone: boolean; patient: boolean },
): Promise<JobContext & { stop: () => void; close: () => Promise<void> }> {
  const { env, database, clock, log, secret, token, apiRoot } = parts
  const worker = await openWorker(database, log, role)
  const paid = env.PAID_BROADCASTS === '1' && env.SEND_RATE > 30
  const sender = createTelegramSender({ token, apiRoot, paid, proxy: env.HTTPS_PROXY })
  let closing = false
  const post = { sender, pace: new Pace(env.SEND_RATE), rate: env.SEND_RATE, stopping: () => closing }
  const codec = new CallbackCodec(secret)
  return {
    ...{ env, database, clock, log, codec, worker, post, patient: role.patient },
    stop: () => {
      closing = true
    },
    close: async () => {
      await sender.close()
      await worker.close()
    },
  }
}

/** Starts the worker side of Первичка in this process. */
export async function startJobs(parts: JobsParts): Promise<Jobs> {
  checkRegistry(jobs, schedule)
  const { env, database, clock, log } = parts
  if (env.REDIS_URL) await checkRedis(env.REDIS_URL)
  const alone = !env.REDIS_URL
  const context = await openJobContext(parts, { role: 'jobs', alone, patient: false })
  await settleChairs(database, clock.now())
  const bound = jobs.map((job) => bindJob(job, context))
  const options = { jobs: bound, schedule, timeZone: env.TIME_ZONE, clock, database, log }
  const engine = createEngine(env, options)
  await engine.start()
  return {
    tick: () => engine.tick(),
    drain: async () => {
      await engine.tick()
      await engine.drain()
      for (const job of ['outbox', 'broadcasts']) await engine.enqueue(job)
      await engine.drain()
    },
    close: async () => {
      context.stop()
      await engine.close()
      await context.close()
    },
  }
}

function createEngine({ REDIS_URL: url }: Env, options: EngineOptions): LaneEngine {
  return url ? new BullmqEngine(options, { url, prefix: 'pervichka' }) : new LocalEngine(options)
}
