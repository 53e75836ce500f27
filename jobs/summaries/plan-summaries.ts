import { DateTime } from 'luxon'
import { appendOutbox, plannedKeys } from '../../db/repos/outbox.ts'
import { keepWeek, loadSummary } from '../../db/repos/summaries.ts'
import { isTold, type ToldOffice } from '../../db/repos/told-offices.ts'
import { transact } from '../../db/unit-of-work.ts'
import type { JobContext, JobReport } from '../context.ts'
import { officesToTell } from '../email/offices-to-tell.ts'

const SUMMARY_HOUR = 9

/** Plans one summary a week for every bound office whose own clock has reached Monday 09:00. The outbox sends. */
export async function planSummaries(context: JobContext): Promise<JobReport> {
  const { clock } = context
  const report: JobReport = { planned: 0, sent: 0, skipped: 0, failed: 0, items: [] }
  for (const office of await officesToTell(context)) {
    const now = clock.now()
    const monday = DateTime.fromJSDate(now, { zone: office.timeZone }).startOf('week')
    const week = monday.toISODate()
    if (!week || now < monday.set({ hour: SUMMARY_HOUR }).toJSDate()) continue
    const told = await summarize(context, office, week, now)
    report.planned += told.length
    for (const account of told) report.items.push({ account, org: office.orgAisId, kind: 'summary.weekly' })
  }
  return report
}

/** Returns the accounts a summary was planned for. Figures are counted before the transaction: they may take a while. */
async function summarize(
  { database }: JobContext,
  office: ToldOffice,
  week: string,
  now: Date,
): Promise<string[]> {
  const key = (accountId: number) => `summary:${office.officeId}:${accountId}:${week}`
  const known = await plannedKeys(
    database.read,
    office.accounts.map(({ id }) => key(id)),
  )
  const accounts = office.accounts.filter(({ id }) => !known.has(key(id)))
  if (accounts.length === 0 || (await isTold(database.read, office.others.map(key)))) return []
  const { screen, coverage } = await loadSummary(database.read, office.orgId, now)
  return transact(database, async (tx) => {
    await keepWeek(tx, coverage)
    const told: string[] = []
    for (const { id, account } of accounts) {
      const message = {
        accountId: id,
        orgId: office.orgId,
        kind: 'summary.weekly',
        dedupeKey: key(id),
        lane: 'bulk' as const,
        class: 'reminder' as const,
        screen,
        notBefore: now,
      }
      if (await appendOutbox(tx, message, now)) told.push(account)
    }
    return told
  })
}
