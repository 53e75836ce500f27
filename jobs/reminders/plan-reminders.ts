import { DateTime } from 'luxon'
import type { Screen } from '../../core/screen.ts'
import type { Tx } from '../../db/client.ts'
import { toldOfCampaign } from '../../db/repos/campaign-days.ts'
import { type GapRow, gapDaysOf, markReminded, openGaps, type Reminded } from '../../db/repos/gap-memory.ts'
import { type KeptReminder, keepReminders } from '../../db/repos/gap-reminders.ts'
import { type OfficeStanding, standingsOf } from '../../db/repos/gap-standing.ts'
import { loadFieldTable, loadLadder } from '../../db/repos/gap-tables.ts'
import { appendOutbox } from '../../db/repos/outbox.ts'
import { isTold, type ToldOffice } from '../../db/repos/told-offices.ts'
import { transact } from '../../db/unit-of-work.ts'
import { writtenDate } from '../../domain/calendar-date.ts'
import type { FieldTable } from '../../domain/quality/field-table.ts'
import { reminderScreen } from '../../domain/quality/gap-text.ts'
import { isReminderDue, isUrgent, type Ladder, rungFor } from '../../domain/quality/ladder.ts'
import type { JobContext, JobReport } from '../context.ts'
import { officesToTell } from '../email/offices-to-tell.ts'
import { type ActiveGap, activeGaps, bringUp } from './active-gaps.ts'
import { planDigests } from './plan-digests.ts'
import { isWorkingTime } from './working-hours.ts'

/** Offices looked at together. */
const PAGE = 200

interface OfficeNow extends ToldOffice {
  today: string
}

/** Tells offices what is empty in their passports, when the ladder says so, and those above. Plans only; the outbox sends. */
export async function planReminders(context: JobContext): Promise<JobReport> {
  const { database, clock } = context
  const report: JobReport = { planned: 0, sent: 0, skipped: 0, failed: 0, items: [] }
  const [ladder, table] = [await loadLadder(database.read), await loadFieldTable(database.read)]
  const offices = (await officesToTell(context)).flatMap((office): OfficeNow[] => {
    const local = DateTime.fromJSDate(clock.now(), { zone: office.timeZone })
    return isWorkingTime(local, ladder.hours) ? [{ ...office, today: local.toISODate() ?? '' }] : []
  })
  for (let from = 0; from < offices.length; from += PAGE) {
    const page = offices.slice(from, from + PAGE)
    const { standings, open } = await bringUp(context, page, table)
    const days = await gapDaysOf(
      database.read,
      page.map(({ officeId }) => officeId),
    )
    const busy = await toldOfCampaign(database.read, page)
    const due = page.filter((office) => isDue(office, { standings, open, days, busy }, ladder))
    if (due.length === 0) continue
    const told = await transact(database, (tx) => remind(tx, due, { ladder, table, now: clock.now() }))
    report.planned += told.length
    report.items.push(...told)
  }
  await planDigests(context, ladder, table, report)
  return report
}

interface Seen {
  standings: ReadonlyMap<number, OfficeStanding>
  open: ReadonlyMap<number, readonly GapRow[]>
  days: Awaited<ReturnType<typeof gapDaysOf>>
  /** offices that were told of a report today, with what blocks it: the others wait for a day */
  busy: ReadonlySet<number>
}

function activeOf(office: OfficeNow, { standings, open }: Pick<Seen, 'standings' | 'open'>): ActiveGap[] {
  const standing = standings.get(office.officeId)
  return standing ? activeGaps(standing, open.get(office.officeId) ?? [], office) : []
}

function isDue(office: OfficeNow, seen: Seen, ladder: Ladder): boolean {
  if (seen.busy.has(office.officeId)) return false
  const openedOn = activeOf(office, seen).map((each) => each.openedOn)
  return isReminderDue(openedOn, seen.days.get(office.officeId)?.remindedOn ?? null, office.today, ladder)
}

/** Asked again where it is written: two processes tell an office once. Returns whom a reminder was planned for. */
async function remind(
  tx: Tx,
  offices: readonly OfficeNow[],
  { ladder, table, now }: { ladder: Ladder; table: FieldTable; now: Date },
): Promise<JobReport['items']> {
  const ids = offices.map(({ officeId }) => officeId)
  const seen = {
    standings: await standingsOf(tx, offices, table),
    open: await openGaps(tx, ids),
    days: await gapDaysOf(tx, ids),
    busy: await toldOfCampaign(tx, offices),
  }
  const [told, kept, marked]: [JobReport['items'], KeptReminder[], Reminded[]] = [[], [], []]
  for (const office of offices.filter((each) => isDue(each, seen, ladder))) {
    const { officeId, orgId, today } = office
    const active = activeOf(office, seen)
    const key = (accountId: number) => `gaps:${officeId}:${accountId}:${today}`
    if (await isTold(tx, office.others.map(key))) continue
    const screen = screenFor(office, active, seen.standings.get(officeId)?.passport.termTo ?? null, ladder)
    for (const { id: accountId, account } of office.accounts) {
      const outboxKey = key(accountId)
      const message = {
        ...{ accountId, orgId, kind: 'gap.reminder', dedupeKey: outboxKey, screen, notBefore: now },
        ...{ lane: 'bulk' as const, class: 'reminder' as const },
      }
      if (!(await appendOutbox(tx, message, now))) continue
      kept.push({ officeId, accountId, outboxKey, shown: active.map(({ gap }) => gap.field) })
      told.push({ account, org: office.orgAisId, kind: 'gap.reminder' })
    }
    marked.push({ officeId, today, gaps: active })
  }
  await keepReminders(tx, kept, now)
  await markReminded(tx, marked, ladder, now)
  return told
}

function screenFor(
  { orgId, name, today }: OfficeNow,
  active: readonly ActiveGap[],
  termTo: string | null,
  ladder: Ladder,
): Screen {
  const urgent = active.some((each) => isUrgent(rungFor(each.openedOn, today, ladder)))
  const gaps = active.map(({ gap }) => gap)
  return reminderScreen({ orgId, name, gaps, termTo: termTo ? writtenDate(termTo) : '', urgent })
}
