import { Calendar } from './calendar.ts'
import { type DueJob, recordFirstStart } from './due.ts'
import { type EngineOptions, type EnqueueOptions, jobNamed, type LaneEngine, retryDelayMs } from './engine.ts'

const TICK_MS = 1_000

interface Task {
  job: string
  payload: unknown
  id: string | undefined
  attempt: number
  /** the run by the calendar that this is */
  due: DueJob | undefined
}

/** The lane engine of one process, without a server: queues in memory, the schedule from the database. */
export class LocalEngine implements LaneEngine {
  readonly #calendar: Calendar
  #queues = new Map<string, Task[]>()
  #busy = new Map<string, Promise<void>>()
  #delayed = new Map<NodeJS.Timeout, Task>()
  #idle: Array<() => void> = []
  #polledAt = new Map<string, number>()
  #timer: NodeJS.Timeout | undefined
  #ticking: Promise<void> = Promise.resolve()
  #closed = false

  constructor(private readonly options: EngineOptions) {
    this.#calendar = new Calendar(options)
  }

  async enqueue(name: string, payload: unknown = {}, options: EnqueueOptions = {}): Promise<void> {
    this.#add(this.#task(name, payload, options.id), options.delayMs ?? 0)
  }

  async start(): Promise<void> {
    await recordFirstStart(this.options)
    await this.tick()
    this.#timer = setInterval(() => void this.tick(), TICK_MS)
  }

  tick(): Promise<void> {
    this.#ticking = this.#ticking.then(() => this.#look())
    return this.#ticking
  }

  async drain(): Promise<void> {
    await this.#ticking
    if (!this.#isIdle()) await new Promise<void>((resolve) => this.#idle.push(resolve))
  }

  async close(): Promise<void> {
    this.#closed = true
    clearInterval(this.#timer)
    for (const timer of this.#delayed.keys()) clearTimeout(timer)
    this.#delayed.clear()
    this.#queues.clear()
    await this.#ticking
    await Promise.all(this.#busy.values())
    this.#tellIdle()
  }

  async #look(): Promise<void> {
    if (this.#closed) return
    try {
      for (const due of await this.#calendar.toTry())
        this.#add({ ...this.#task(due.job, {}, `schedule-${due.job}`), due }, 0)
      for (const entry of this.options.schedule)
        if ('everySeconds' in entry) this.#poll(entry.job, entry.everySeconds)
    } catch (error) {
      this.options.log.error({ err: error }, 'looking at the schedule failed')
    }
  }

  #poll(job: string, everySeconds: number): void {
    const now = performance.now()
    // A tick that comes a little early still counts: timers are not exact.
    if (now - (this.#polledAt.get(job) ?? -Infinity) < everySeconds * 1000 - TICK_MS / 10) return
    this.#polledAt.set(job, now)
    this.#add(this.#task(job, {}, `poll-${job}`), 0)
  }

  #task(name: string, payload: unknown, id: string | undefined): Task {
    const parsed = jobNamed(this.options.jobs, name).parse(payload)
    return { job: name, payload: parsed, id, attempt: 1, due: undefined }
  }

  #add(task: Task, delayMs: number): void {
    if (this.#closed || this.#isKnown(task.id)) return
    if (delayMs > 0) {
      this.#delay(task, delayMs)
      return
    }
    const { lane } = jobNamed(this.options.jobs, task.job)
    this.#queues.set(lane, [...(this.#queues.get(lane) ?? []), task])
    if (!this.#busy.has(lane)) this.#busy.set(lane, this.#work(lane))
  }

  #isKnown(id: string | undefined): boolean {
    if (id === undefined) return false
    const waiting = [...[...this.#queues.values()].flat(), ...this.#delayed.values()]
    return waiting.some((task) => task.id === id)
  }

  async #work(lane: string): Promise<void> {
    // Whoever enqueued goes on first: a job never runs inside enqueue.
    await Promise.resolve()
    for (let task = this.#first(lane); task; task = this.#first(lane)) {
      await this.#run(task)
      this.#queues.get(lane)?.splice(0, 1)
    }
    this.#busy.delete(lane)
    this.#tellIdle()
  }

  #first(lane: string): Task | undefined {
    return this.#queues.get(lane)?.[0]
  }

  async #run(task: Task): Promise<void> {
    const { jobs, log } = this.options
    const { run, retry } = jobNamed(jobs, task.job)
    try {
      // Found due while it ran already: it has been made since.
      if (task.due && !(await this.#calendar.isStillDue(task.due))) return
      await run(task.payload)
    } catch (error) {
      log.error({ err: error, job: task.job, attempt: task.attempt }, 'job failed')
      const attempt = task.attempt + 1
      if (attempt <= retry + 1) this.#delay({ ...task, attempt }, retryDelayMs(attempt))
      else if (task.due) this.#calendar.failed(task.due)
      return
    }
    if (task.due) await this.#calendar.ran(task.due)
  }

  #delay(task: Task, delayMs: number): void {
    if (this.#closed) return
    const timer = setTimeout(() => {
      this.#delayed.delete(timer)
      this.#add(task, 0)
    }, delayMs)
    this.#delayed.set(timer, task)
  }

  #isIdle(): boolean {
    return this.#busy.size === 0 && this.#delayed.size === 0
  }

  #tellIdle(): void {
    if (!this.#isIdle() && !this.#closed) return
    for (const resolve of this.#idle.splice(0)) resolve()
  }
}
