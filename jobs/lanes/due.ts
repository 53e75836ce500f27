import { Cron } from 'croner'
import { lastRunOf, recordRun } from '../../db/repos/schedule.ts'
import { transact } from '../../db/unit-of-work.ts'
import type { EngineOptions } from './engine.ts'

/** A scheduled job whose time has come; `done` remembers the run. */
export interface DueJob {
  job: string
  since: Date
  done: () => Promise<void>
}

/** Remembers this moment for every job by the calendar that never ran: a first start runs nothing late. */
export async function recordFirstStart({ schedule, database, clock }: EngineOptions): Promise<void> {
  for (const entry of schedule) {
    if ('cron' in entry) await transact(database, (tx) => recordRun(tx, entry.job, undefined, clock.now()))
  }
}

/** The jobs by the calendar that are due. However many runs were missed, a job is due once. */
export async function dueJobs(options: EngineOptions): Promise<DueJob[]> {
  const { schedule, database, clock, timeZone } = options
  const now = clock.now()
  const due: DueJob[] = []
  for (const entry of schedule) {
    if (!('cron' in entry)) continue
    const last = await lastRunOf(database.read, entry.job)
    const next = last && new Cron(entry.cron, { timezone: timeZone, paused: true }).nextRun(last)
    if (!next || next > now) continue
    const done = () => transact(database, (tx) => recordRun(tx, entry.job, last, now)).then(() => undefined)
    due.push({ job: entry.job, since: next, done })
  }
  return due
}
