import { DateTime } from 'luxon'
import { findDuplicates } from '../../db/counts/find-duplicates.ts'
import { refreshCounts } from '../../db/counts/refresh-counts.ts'
import { keepWeekOfAll } from '../../db/counts/weekly-snapshots.ts'
import type { JobContext, JobReport } from '../context.ts'

/** Brings the counts of all organisations forward to the day that has begun. */
export async function keepCounts(context: JobContext): Promise<JobReport> {
  await refreshCounts(context.database.write, { today: days(context).today })
  return report(0)
}

/** Keeps the week's figures of all organisations, so that summaries have something to compare with. */
export async function keepWeek(context: JobContext): Promise<JobReport> {
  const { today, monday } = days(context)
  return report(await keepWeekOfAll(context.database.write, today, monday))
}

/** Looks for members who are probably one person; chairs and officers decide. */
export async function searchDuplicates(context: JobContext): Promise<JobReport> {
  const { today } = days(context)
  const found = await findDuplicates(context.database.write, today, context.clock.now())
  await refreshCounts(context.database.write, { today })
  return report(found)
}

function days({ clock, env }: JobContext): { today: string; monday: string } {
  const local = DateTime.fromJSDate(clock.now(), { zone: env.TIME_ZONE })
  const date = (day: DateTime) => day.toISODate() ?? clock.now().toISOString().slice(0, 10)
  return { today: date(local), monday: date(local.startOf('week')) }
}

/** These jobs tell nobody anything: what they did is in the figures. */
function report(planned: number): JobReport {
  return { planned, sent: 0, skipped: 0, failed: 0, items: [] }
}
