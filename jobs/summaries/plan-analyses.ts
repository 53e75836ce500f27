import { DateTime } from 'luxon'
import { calendarDate } from '../../core/time-zone.ts'
import { loadAnalysis } from '../../db/repos/analyses.ts'
import { appendOutbox, plannedKeys } from '../../db/repos/outbox.ts'
import { type SummaryOffice, wantingAnalyses } from '../../db/repos/summary-offices.ts'
import { transact } from '../../db/unit-of-work.ts'
import { quarterStart } from '../../domain/summary/analysis.ts'
import { analysisScreen } from '../../domain/summary/analysis-screen.ts'
import type { JobContext, JobReport } from '../context.ts'
import { awake } from './due.ts'

const KIND = 'summary.quarterly'
const PAGE = 200
/** A run that was missed is made up for in the first weeks of a quarter; later it would be news of long ago. */
const LATE_DAYS = 21

/** Plans the analysis of the quarter that has ended, once, for every office that asked for it. */
export async function planAnalyses({ database, clock, env }: JobContext): Promise<JobReport> {
  const report: JobReport = { planned: 0, sent: 0, skipped: 0, failed: 0, items: [] }
  for (let after: number | undefined = 0; after !== undefined; ) {
    const now = clock.now()
    const page = { after, size: PAGE, now, defaultZone: env.TIME_ZONE }
    const { offices, last } = await wantingAnalyses(database.read, page)
    for (const office of offices) await planOne(office, now)
    after = last
  }
  return report

  async function planOne(office: SummaryOffice, now: Date): Promise<void> {
    const { officeId, place, timeZone, timetable } = office
    const today = calendarDate(now, timeZone)
    const quarter = quarterStart(today)
    const begins = DateTime.fromISO(quarter, { zone: timeZone }).set({ hour: timetable.hour })
    const late = DateTime.fromJSDate(now, { zone: timeZone }).diff(begins, 'days').days
    if (late < 0 || late > LATE_DAYS) return
    const keyed = office.accounts.map((each) => ({
      ...each,
      key: `analysis:${officeId}:${each.id}:${quarter}`,
    }))
    const known = await plannedKeys(
      database.read,
      keyed.map(({ key }) => key),
    )
    const accounts = keyed.filter(({ key }) => !known.has(key))
    if (accounts.length === 0) return
    const screen = analysisScreen(await loadAnalysis(database.read, place, today))
    await transact(database, async (tx) => {
      for (const { id, account, key } of accounts) {
        const message = {
          ...{ accountId: id, orgId: place.id, kind: KIND, dedupeKey: key, screen },
          ...{ lane: 'bulk' as const, class: 'reminder' as const, notBefore: awake(timeZone, now) },
        }
        if (!(await appendOutbox(tx, message, now))) continue
        report.planned += 1
        report.items.push({ account, org: place.aisId, kind: KIND })
      }
    })
  }
}
