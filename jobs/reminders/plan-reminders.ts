import type { Screen } from '../../core/screen.ts'
import type { Tx } from '../../db/client.ts'
import { toldOfCampaign } from '../../db/repos/campaign-days.ts'
import { type GapRow, gapDaysOf, markReminded, openGaps } from '../../db/repos/gap-memory.ts'
import { keepReminders } from '../../db/repos/gap-reminders.ts'
import { type OfficeStanding, standingsOf } from '../../db/repos/gap-standing.ts'
import { loadFieldTable, loadLadder } from '../../db/repos/gap-tables.ts'
import { appendOutboxMany } from '../../db/repos/outbox-many.ts'
import { toldKeys } from '../../db/repos/told-offices.ts'
import { transact } from '../../db/unit-of-work.ts'
import { writtenDate } from '../../domain/calendar-date.ts'
import type { OutgoingMessage } from '../../domain/outbox/ports.ts'
import type { FieldTable } from '../../domain/quality/field-table.ts'
import { reminderScreen } from '../../domain/quality/gap-text.ts'
import { isReminderDue, isUrgent, type Ladder, rungFor } from '../../domain/quality/ladder.ts'
import type { JobContext, JobReport } from '../context.ts'
import { type OfficeNow, officesNow } from '../email/offices-to-tell.ts'
import { type ActiveGap, activeGaps, bringUp } from './active-gaps.ts'
import { planDigests } from './plan-digests.ts'

const KIND = 'gap.reminder'
/** Offices looked at, and told in one transaction. */
const PAGE = 200

/** Tells offices what is empty in their passports, when the ladder says so, and those above. Plans only; the outbox sends. */
export async function planReminders(context: JobContext): Promise<JobReport> {
  const { database, clock } = context
  const report: JobReport = { planned: 0, sent: 0, skipped: 0, failed: 0, items: [] }
  const [ladder, table] = [await loadLadder(database.read), await loadFieldTable(database.read)]
  for await (const offices of officesNow(context, PAGE, ladder.hours)) {
    const page = offices.filter(({ atWork }) => atWork)
    if (page.length === 0) continue
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
  const due = offices.filter((office) => isDue(office, seen, ladder))
  const elsewhere = await toldKeys(tx, due.flatMap(othersKeys))
  const untold = due
    .filter((office) => !othersKeys(office).some((key) => elsewhere.has(key)))
    .map((office) => ({ ...office, active: activeOf(office, seen) }))
  const planned = untold.flatMap((office) => {
    const { officeId, orgId, active } = office
    const screen = screenFor(office, active, seen.standings.get(officeId)?.passport.termTo ?? null, ladder)
    return office.accounts.map(({ id: accountId, account }) => {
      const message: OutgoingMessage = {
        ...{ accountId, orgId, kind: KIND, dedupeKey: keyOf(office, accountId), screen, notBefore: now },
        ...{ lane: 'bulk', class: 'reminder' },
      }
      return { message, account, office }
    })
  })
  const messages = planned.map(({ message }) => message)
  const fresh = await appendOutboxMany(tx, messages, now)
  const told = planned.filter(({ message }) => fresh.has(message.dedupeKey))
  const kept = told.map(({ message: { accountId, dedupeKey }, office: { officeId, active } }) => ({
    ...{ officeId, accountId, outboxKey: dedupeKey, shown: active.map(({ gap }) => gap.field) },
  }))
  await keepReminders(tx, kept, now)
  const marked = untold.map(({ officeId, today, active }) => ({ officeId, today, gaps: active }))
  await markReminded(tx, marked, ladder, now)
  return told.map(({ account, office }) => ({ account, org: office.orgAisId, kind: KIND }))
}

function keyOf({ officeId, today }: OfficeNow, accountId: number): string {
  return `gaps:${officeId}:${accountId}:${today}`
}

/** Of the same matter to the same office by another account. */
function othersKeys(office: OfficeNow): string[] {
  return office.others.map((accountId) => keyOf(office, accountId))
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
