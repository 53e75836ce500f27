import { CallbackCodec } from '../core/callback-data.ts'
import type { Clock } from '../core/clock.ts'
import type { Env } from '../core/env.ts'
import type { Logger } from '../core/logger.ts'
import { showPace } from '../core/metrics/sending.ts'
import { checkRedis, openRedis } from '../core/redis.ts'
import type { Database } from '../db/client.ts'
import { settleChairs } from '../db/import/settle-chairs.ts'
import { LateCommits } from '../db/late-commits.ts'
import { followTexts } from '../db/own-texts.ts'
import { openWorker } from '../db/worker.ts'
import { FREE_RATE } from '../domain/broadcast/sending.ts'
import type { JobLateness } from '../watch/facts.ts'
import type { JobContext } from './context.ts'
import { bindJob } from './define-job.ts'
import { composeEmail } from './email/compose-email.ts'
import { BullmqEngine } from './lanes/bullmq-engine.ts'
import type { EngineOptions, LaneEngine } from './lanes/engine.ts'
import { jobLateness } from './lanes/lateness.ts'
import { LocalEngine } from './lanes/local-engine.ts'
import { checkRegistry, jobs } from './registry.ts'
import { schedule } from './schedule.ts'
import { LocalBucket } from './sender/bucket.ts'
import { BulkLane } from './sender/bulk-lane.ts'
import { ChatPace } from './sender/chat-pace.ts'
import { FreePace } from './sender/free-pace.ts'
import { Outage } from './sender/outage.ts'
import { Pace } from './sender/pace.ts'
import { PaidMeter } from './sender/paid-meter.ts'
import { ClaimWindow, type Post } from './sender/post.ts'
import { RedisBucket } from './sender/redis-bucket.ts'
import { createTelegramFiles } from './sender/telegram-files.ts'
import { createTelegramSender } from './sender/telegram-sender.ts'

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
  /** how late each job by the calendar is */
  lateness(): Promise<JobLateness[]>
  /** false where this process was silent for so long that it does not send */
  isHeard(): boolean
  /** replies to people that a bot in this process has sent: bulk yields what they used */
  noteReplies(replies: number): void
  close(): Promise<void>
}

/** What jobs work with: opened once for a process, or for one run of a command (`patient`). */
export async function openJobContext(
  parts: JobsParts,
  role: { role: 'jobs' | 'cli'; alone: boolean; patient: boolean },
): Promise<JobContext & { stop: () => void; close: () => Promise<void> }> {
  const { env, database, clock, log, secret, token, apiRoot } = parts
  const worker = await openWorker(database, log, role)
  const texts = await followTexts(database, log)
  const sender = createTelegramSender({ token, apiRoot, proxy: env.HTTPS_PROXY })
  let closing = false
  const redis = env.REDIS_URL ? openRedis(env.REDIS_URL, log, 'request') : undefined
  // One pace for all processes on Redis; without it there is one process that sends, beside commands run by hand.
  const bucketOf = (rate: number, key?: string) =>
    redis ? new RedisBucket(redis, rate, worker.peers, key) : new LocalBucket(rate)
  const pace = new Pace(bucketOf(env.SEND_RATE))
  showPace(() => ({ rate: env.SEND_RATE, ...pace.standing() }))
  const isPaid = env.PAID_BROADCASTS === '1' && env.SEND_RATE > FREE_RATE
  const paid = isPaid ? new PaidMeter(worker.peers) : undefined
  const post: Post = {
    ...{ sender, pace, chats: new ChatPace(), window: new ClaimWindow(), lateCommits: new LateCommits() },
    outage: new Outage(log),
    paid,
    isHeard: worker.isHeard,
    stopping: () => closing,
  }
  const free = paid && new FreePace(bucketOf(FREE_RATE, 'pervichka:pace:free'), pace, paid)
  const outboxPost = free ? { ...post, pace: free, paid: undefined } : post
  const bulkLane = new BulkLane(pace, worker.peers, paid)
  const email = composeEmail({ env, secret, token, apiRoot, bucketOf, process: post, log })
  const paces = [pace, free, email?.post.pace]
  const codec = new CallbackCodec(secret)
  const files = createTelegramFiles({ token, apiRoot, proxy: env.HTTPS_PROXY })
  return {
    ...{ env, database, clock, log, codec, worker, post, outboxPost, bulkLane, email, files },
    patient: role.patient,
    stop: () => {
      closing = true
      for (const each of paces) each?.close()
    },
    close: async () => {
      for (const each of paces) each?.close()
      redis?.disconnect()
      texts.close()
      await Promise.all([sender.close(), email?.post.sender.close()])
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
      for (const job of ['imports', 'outbox', 'broadcasts']) await engine.enqueue(job)
      await engine.drain()
    },
    lateness: () => jobLateness(options),
    isHeard: context.worker.isHeard,
    noteReplies: (replies) => {
      context.post.pace.spend(replies)
      context.post.paid?.useFree(replies)
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
