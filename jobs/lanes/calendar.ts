import { type DueJob, dueJobs } from './due.ts'
import type { EngineOptions } from './engine.ts'

/** A job that failed is tried again after one minute, then two, four, and from then on every five. */
const MOST_WAIT_MINUTES = 5
const MINUTE_MS = 60_000

interface Rest {
  times: number
  from: number
  until: number
}

/** What the jobs by the calendar of one process still owe: those that failed, and runs the database did not record. */
export class Calendar {
  readonly #resting = new Map<string, Rest>()
  readonly #unrecorded = new Map<string, DueJob>()

  constructor(private readonly options: EngineOptions) {}

  /** The jobs that are due, or will be within `earlyMs`, and have not run. */
  async due(earlyMs = 0): Promise<DueJob[]> {
    for (const run of this.#unrecorded.values()) await this.ran(run)
    const due = await dueJobs(this.options, earlyMs)
    return due.filter(({ job }) => !this.#unrecorded.has(job))
  }

  /** Has this run not been made meanwhile? */
  async isStillDue({ job, since }: DueJob): Promise<boolean> {
    const due = await this.due()
    return due.some((each) => each.job === job && each.since.getTime() === since.getTime())
  }

  /** Those of them that do not rest after a failure. */
  async toTry(): Promise<DueJob[]> {
    return (await this.due()).filter(({ job }) => !this.#rests(job))
  }

  /** Records a run. What the database does not take is kept and recorded later: the job did its work. */
  async ran(run: DueJob): Promise<void> {
    this.#resting.delete(run.job)
    try {
      await run.done()
      this.#unrecorded.delete(run.job)
    } catch (error) {
      this.#unrecorded.set(run.job, run)
      this.options.log.error({ err: error, job: run.job }, 'recording a run failed')
    }
  }

  /** The job stays due, and so late; it rests until its next time at most. */
  failed({ job, following }: DueJob): void {
    const times = this.#resting.get(job)?.times ?? 0
    const from = this.options.clock.now().getTime()
    const wait = Math.min(MOST_WAIT_MINUTES, 2 ** times) * MINUTE_MS
    const until = Math.min(from + wait, Math.max(from, following.getTime()))
    this.#resting.set(job, { times: times + 1, from, until })
  }

  #rests(job: string): boolean {
    const rest = this.#resting.get(job)
    const now = this.options.clock.now().getTime()
    // Before its beginning: the clock was set back, and the rest would last for as long.
    return rest !== undefined && now >= rest.from && now < rest.until
  }
}
