import { Cron } from 'croner'
import { lastRunOf } from '../../db/repos/schedule.ts'
import type { JobLateness } from '../../watch/facts.ts'
import type { EngineOptions } from './engine.ts'

/** How late every job by the calendar is: 0 for one whose time has not come, or that has never been scheduled. */
export async function jobLateness(
  options: Pick<EngineOptions, 'schedule' | 'database' | 'clock' | 'timeZone'>,
): Promise<JobLateness[]> {
  const { schedule, database, clock, timeZone } = options
  const now = clock.now()
  const all: JobLateness[] = []
  for (const entry of schedule) {
    if (!('cron' in entry)) continue
    const last = await lastRunOf(database.read, entry.job)
    const cron = new Cron(entry.cron, { timezone: timeZone, paused: true })
    const [next, after] = cron.nextRuns(2, last ?? now)
    if (!next || !after) continue
    const lateMs = last ? Math.max(0, now.getTime() - next.getTime()) : 0
    all.push({
      job: entry.job,
      lateSeconds: Math.round(lateMs / 1000),
      periodSeconds: (after.getTime() - next.getTime()) / 1000,
    })
  }
  return all
}
