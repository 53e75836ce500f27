import { Cron } from 'croner'
import { lastRunOf, recordRun } from '../../db/repos/schedule.ts'
import { transact } from '../../db/unit-of-work.ts'
import type { ScheduleEntry } from '../schedule.ts'
import type { EngineOptions } from './engine.ts'

/** Clocks that agree may be so far apart. A last run further ahead was written by one that was wrong. */
export const APART_MS = 120_000

/** A scheduled job whose time has come; `done` remembers the run. */
export interface DueJob {
  job: string
  since: Date
  /** its next time after now */
  following: Date
  done: () => Promise<void>
}

/** Remembers this moment for every job by the calendar that never ran: a first start runs nothing late. */
export async function recordFirstStart({ schedule, database, clock }: EngineOptions): Promise<void> {
  for (const entry of schedule) {
    if ('cron' in entry) await transact(database, (tx) => recordRun(tx, entry.job, undefined, clock.now()))
  }
}

/**
 * The jobs by the calendar that are due, or will be within `earlyMs`. However many runs were missed, a job is due once.
 * A run that comes early counts for the time it came for.
 */
export async function dueJobs(options: EngineOptions, earlyMs = 0): Promise<DueJob[]> {
  const { schedule, database, clock, timeZone } = options
  const now = clock.now()
  const due: DueJob[] = []
  for (const entry of schedule) {
    if (!('cron' in entry)) continue
    const last = await trueLastRun(options, entry, now)
    const cron = new Cron(entry.cron, { timezone: timeZone, paused: true })
    const next = last && cron.nextRun(last)
    if (!next || next.getTime() > now.getTime() + earlyMs) continue
    const ranAt = new Date(Math.max(next.getTime(), now.getTime()))
    const done = () => transact(database, (tx) => recordRun(tx, entry.job, last, ranAt)).then(() => undefined)
    due.push({ job: entry.job, since: next, following: cron.nextRun(ranAt) ?? ranAt, done })
  }
  return due
}

/** When a job last ran. What a clock wrote that was set back since is taken for now: else the job waited until then. */
async function trueLastRun(
  { database }: EngineOptions,
  { job }: ScheduleEntry,
  now: Date,
): Promise<Date | undefined> {
  const last = await lastRunOf(database.read, job)
  if (!last || last.getTime() <= now.getTime() + APART_MS) return last
  await transact(database, (tx) => recordRun(tx, job, last, now))
  return now
}
