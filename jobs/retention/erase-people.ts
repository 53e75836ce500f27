import { dueErasures, erase } from '../../db/repos/erasures.ts'
import { transact } from '../../db/unit-of-work.ts'
import type { JobContext, JobReport } from '../context.ts'

const PAGE = 100

/** Erases the people whose day has come, each in a transaction of its own. */
export async function erasePeople({ database, clock }: JobContext): Promise<JobReport> {
  const report: JobReport = { planned: 0, sent: 0, skipped: 0, failed: 0, items: [] }
  for (;;) {
    const due = await dueErasures(database.read, clock.now(), PAGE)
    for (const each of due) await transact(database, (tx) => erase(tx, each, clock.now()))
    if (due.length < PAGE) return report
  }
}
