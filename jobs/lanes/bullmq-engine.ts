import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { ErrorCode, type Job, Queue, Worker } from 'bullmq'
import type { Redis } from 'ioredis'
import { openRedis } from '../../core/redis.ts'
import { JOB_LANES, type JobLane } from '../define-job.ts'
import type { ScheduleEntry } from '../schedule.ts'
import { Calendar } from './calendar.ts'
import { APART_MS, type DueJob, recordFirstStart } from './due.ts'
import { type EngineOptions, type EnqueueOptions, jobNamed, type LaneEngine } from './engine.ts'

/** The schedule is written to Redis again each minute, because Redis may be flushed at any moment. */
const ASSERT_MS = 60_000
/** A run that is late by more than this was missed: its scheduler was not there. */
const GRACE_MS = APART_MS
/** The lane of every job by the calendar (registry.ts): one of them runs at a time, whatever number of processes there is. */
const CALENDAR_LANE = 'plan'
const DRAIN_CHECK_MS = 25
/** Telegram's 15 s and several connections fit into it many times. */
const LOCK_MS = 60_000

/** The lane engine of any number of processes, on Redis. */
export class BullmqEngine implements LaneEngine {
  readonly #calendar: Calendar
  readonly #closing = new AbortController()
  #connections: Redis[] = []
  #queues: Map<JobLane, Queue>
  #workers: Worker[] = []
  #timers: NodeJS.Timeout[] = []
  /** polls that Redis has not taken yet: while it is away they do not pile up */
  readonly #polling = new Set<string>()
  /** tells this process's polls from those of others: each process has one of its own to run */
  readonly #instance = randomUUID().slice(0, 8)

  constructor(
    private readonly options: EngineOptions,
    private readonly redis: { url: string; prefix: string },
  ) {
    this.#calendar = new Calendar(options)
    const connection = this.#connect()
    const { prefix } = redis
    this.#queues = new Map(JOB_LANES.map((lane) => [lane, new Queue(lane, { connection, prefix })]))
    for (const queue of this.#queues.values())
      queue.on('error', (error) => options.log.error({ err: error }, 'queue'))
  }

  async enqueue(name: string, payload: unknown = {}, options: EnqueueOptions = {}): Promise<void> {
    const job = jobNamed(this.options.jobs, name)
    await this.#queue(job.lane).add(name, job.parse(payload), {
      ...this.#kept(job.retry),
      // One that failed is forgotten: BullMQ would never again add another of its id.
      ...(options.id !== undefined && { jobId: jobId(options.id), removeOnFail: true }),
      ...(options.delayMs !== undefined && { delay: options.delayMs }),
    })
  }

  async start(): Promise<void> {
    await recordFirstStart(this.options)
    for (const lane of JOB_LANES) {
      const worker = new Worker(lane, (job) => this.#run(job), {
        connection: this.#connect(),
        prefix: this.redis.prefix,
        concurrency: 1,
        lockDuration: LOCK_MS,
      })
      worker.on('error', (error) => this.options.log.error({ err: error }, 'worker'))
      worker.on('failed', (job, error) =>
        this.options.log.error({ err: error, job: job?.name }, 'job failed'),
      )
      this.#workers.push(worker)
    }
    await this.#assert(GRACE_MS)
    const assert = () => this.#assert(GRACE_MS)
    this.#timers.push(setInterval(() => void this.#trying(assert, 'writing the schedule failed'), ASSERT_MS))
    for (const entry of this.options.schedule)
      if ('everySeconds' in entry) {
        const poll = () => void this.#trying(() => this.#poll(entry.job), 'looking for work failed')
        poll()
        this.#timers.push(setInterval(poll, entry.everySeconds * 1000))
      }
  }

  tick(): Promise<void> {
    return this.#assert(0)
  }

  async drain(): Promise<void> {
    while (!(await this.#isIdle())) await new Promise((resolve) => setTimeout(resolve, DRAIN_CHECK_MS))
  }

  async close(): Promise<void> {
    this.#closing.abort()
    for (const timer of this.#timers) clearInterval(timer)
    await Promise.all(this.#workers.map((worker) => worker.close()))
    await Promise.all([...this.#queues.values()].map((queue) => queue.close()))
    for (const connection of this.#connections) connection.disconnect()
  }

  async #run(job: Job): Promise<void> {
    const byCalendar = this.options.schedule.some((entry) => entry.job === job.name && 'cron' in entry)
    const own = byCalendar ? await this.#dueRun(job.name) : undefined
    if (byCalendar && !own) return
    try {
      await jobNamed(this.options.jobs, job.name).run(job.data)
    } catch (error) {
      if (own && job.attemptsMade + 1 >= (job.opts.attempts ?? 1)) this.#calendar.failed(own)
      throw error
    }
    if (own) await this.#calendar.ran(own)
  }

  /**
   * The run by the calendar that a job is; undefined where somebody has made it. A scheduler follows the wall clock of a
   * machine: whether it is time, the clock that all share decides, and a job that comes a little early waits for it.
   */
  async #dueRun(name: string): Promise<DueJob | undefined> {
    const find = async () => (await this.#calendar.due(APART_MS)).find(({ job }) => job === name)
    const run = await find()
    const earlyMs = run ? run.since.getTime() - this.options.clock.now().getTime() : 0
    if (earlyMs <= 0) return run
    await pause(earlyMs, undefined, { signal: this.#closing.signal })
    return find()
  }

  /** Writes every scheduler to Redis and enqueues what is due and nobody ran. */
  async #assert(graceMs: number): Promise<void> {
    // A job that takes long is found late meanwhile: it begins when this one has ended, and is not due any more.
    await this.#queue(CALENDAR_LANE).setGlobalConcurrency(1)
    for (const entry of this.options.schedule)
      if ('cron' in entry) await this.#assertScheduler(entry)
      else
        await this.#queue(jobNamed(this.options.jobs, entry.job).lane).removeJobScheduler(schedulerId(entry))
    const now = this.options.clock.now().getTime()
    for (const { job, since } of await this.#calendar.toTry()) {
      if (now - since.getTime() >= graceMs)
        await this.enqueue(job, {}, { id: `late-${job}-${since.getTime()}` })
    }
  }

  /**
   * Looks for work by this process's own timer: a scheduler on Redis follows the wall clock, and would rest for an hour
   * after that was set back by one. What waits or runs already is not added twice.
   */
  async #poll(name: string): Promise<void> {
    if (this.#polling.has(name)) return
    this.#polling.add(name)
    const { lane } = jobNamed(this.options.jobs, name)
    const jobId = `poll-${name}-${this.#instance}`
    const options = { jobId, removeOnComplete: true, removeOnFail: true }
    await this.#queue(lane)
      .add(name, {}, options)
      .finally(() => this.#polling.delete(name))
  }

  async #trying(work: () => Promise<void>, failed: string): Promise<void> {
    try {
      await work()
    } catch (error) {
      this.options.log.error({ err: error }, failed)
    }
  }

  async #assertScheduler(entry: ScheduleEntry & { cron: string }): Promise<void> {
    const job = jobNamed(this.options.jobs, entry.job)
    const repeat = { pattern: entry.cron, tz: this.options.timeZone }
    const template = { name: entry.job, data: {}, opts: this.#kept(job.retry) }
    await this.#queue(job.lane)
      .upsertJobScheduler(schedulerId(entry), repeat, template)
      .catch((error: { code?: unknown }) => {
        // A process whose clock is ahead makes the coming run already; the next minute writes the one after it.
        if (error.code !== ErrorCode.SchedulerJobIdCollision) throw error
      })
  }

  #kept(retry: number) {
    const backoff = { type: 'exponential', delay: 100 }
    return { attempts: retry + 1, backoff, removeOnComplete: true, removeOnFail: 100 }
  }

  /** The next run of a scheduler always waits; it is not work that is left. */
  async #isIdle(): Promise<boolean> {
    for (const queue of this.#queues.values()) {
      if ((await queue.getWaitingCount()) + (await queue.getActiveCount()) > 0) return false
      const delayed = await queue.getDelayed()
      if (delayed.some((job) => !job.repeatJobKey)) return false
    }
    return true
  }

  #queue(lane: JobLane): Queue {
    const queue = this.#queues.get(lane)
    if (!queue) throw new Error(`there is no lane named ${lane}`)
    return queue
  }

  #connect(): Redis {
    const connection = openRedis(this.redis.url, this.options.log, 'worker')
    this.#connections.push(connection)
    return connection
  }
}

function schedulerId({ job }: ScheduleEntry): string {
  return `schedule-${job}`
}

/** BullMQ refuses ':' in ids, and ids that are numbers. */
function jobId(id: string): string {
  return `id-${id.replaceAll(':', '-')}`
}
