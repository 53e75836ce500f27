import { DateTime } from 'luxon'
import type { Tx } from '../../db/client.ts'
import { markReminded, passportOf, syncGaps } from '../../db/repos/gaps.ts'
import { appendOutbox } from '../../db/repos/outbox.ts'
import { isTold, type ToldOffice } from '../../db/repos/told-offices.ts'
import { transact } from '../../db/unit-of-work.ts'
import { writtenDate } from '../../domain/calendar-date.ts'
import { fieldTable } from '../../domain/quality/field-table.ts'
import { reminderScreen } from '../../domain/quality/gap-text.ts'
import { gapsOf } from '../../domain/quality/gaps.ts'
import { dueReminder, rungFor } from '../../domain/quality/ladder.ts'
import type { JobContext, JobReport } from '../context.ts'
import { officesToTell } from '../email/offices-to-tell.ts'
import { isWorkingTime } from './working-hours.ts'

const URGENT_RUNGS = ['urgent', 'escalate']

/** Tells offices what is empty in their passports, when the ladder says so. Plans only; the outbox sends. */
export async function planReminders(context: JobContext): Promise<JobReport> {
  const { database, clock } = context
  const report: JobReport = { planned: 0, sent: 0, skipped: 0, failed: 0, items: [] }
  for (const office of await officesToTell(context)) {
    const now = clock.now()
    const local = DateTime.fromJSDate(now, { zone: office.timeZone })
    if (!isWorkingTime(local)) continue
    const today = local.toISODate() ?? now.toISOString().slice(0, 10)
    const told = await transact(database, (tx) => remindOffice(tx, office, today, now))
    report.planned += told.length
    for (const account of told) report.items.push({ account, org: office.orgAisId, kind: 'gap.reminder' })
  }
  return report
}

/** Returns the accounts a reminder was planned for. */
async function remindOffice(tx: Tx, office: ToldOffice, today: string, now: Date): Promise<string[]> {
  const passport = await passportOf(tx, office.officeId)
  if (!passport) return []
  const gaps = gapsOf(passport, today, fieldTable)
  const open = await syncGaps(tx, office.officeId, gaps, now)
  const key = (accountId: number) => `gaps:${office.officeId}:${accountId}:${today}`
  if (!dueReminder(open, now) || (await isTold(tx, office.others.map(key)))) return []
  const urgent = open.some((gap) => URGENT_RUNGS.includes(rungFor(gap.openedAt, now).name))
  const termTo = passport.termTo ? writtenDate(passport.termTo) : ''
  const screen = reminderScreen({ orgId: office.orgId, name: office.name, gaps, termTo, urgent })
  const told: string[] = []
  for (const { id, account } of office.accounts) {
    const planned = await appendOutbox(
      tx,
      {
        accountId: id,
        orgId: office.orgId,
        kind: 'gap.reminder',
        dedupeKey: key(id),
        lane: 'bulk',
        class: 'reminder',
        screen,
        notBefore: now,
      },
      now,
    )
    if (planned) told.push(account)
  }
  await markReminded(tx, office.officeId, (openedAt) => rungFor(openedAt, now).name, now)
  return told
}
