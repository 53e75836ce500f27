import type { Clock } from '../../core/clock.ts'
import type { Logger } from '../../core/logger.ts'
import type { Database } from '../../db/client.ts'
import type { BoundJob } from '../define-job.ts'
import type { ScheduleEntry } from '../schedule.ts'

export interface EnqueueOptions {
  /** while a job of this id waits, another one of the same id is not added */
  id?: string
  delayMs?: number
}

/** Runs jobs in lanes and by the schedule. What it holds is a hint: the database is the truth. */
export interface LaneEngine {
  /** Throws a ZodError for a payload that is not the job's. */
  enqueue(job: string, payload?: unknown, options?: EnqueueOptions): Promise<void>
  start(): Promise<void>
  /** Looks at the schedule now; to be called when the clock was moved. */
  tick(): Promise<void>
  /** Waits until no job waits, is delayed or runs. */
  drain(): Promise<void>
  /** Finishes the jobs in hand and takes no more. */
  close(): Promise<void>
}

export interface EngineOptions {
  jobs: BoundJob[]
  schedule: ScheduleEntry[]
  timeZone: string
  clock: Clock
  database: Database
  log: Logger
}

/** Pause before attempt number `attempt` (the second is 2) of a job that threw. */
export function retryDelayMs(attempt: number): number {
  return Math.min(30_000, 100 * 4 ** (attempt - 2))
}

export function jobNamed(jobs: BoundJob[], name: string): BoundJob {
  const job = jobs.find((each) => each.name === name)
  if (!job) throw new Error(`there is no job named ${name}`)
  return job
}
