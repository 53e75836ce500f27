import { DateTime } from 'luxon'
import { calendarDate } from '../../core/time-zone.ts'
import type { Tx } from '../../db/client.ts'
import { toldOfCampaign } from '../../db/repos/campaign-days.ts'
import { gapDaysOf, setGapDays } from '../../db/repos/gap-memory.ts'
import { type Answering, answeringAbove, officePage, officesBelow } from '../../db/repos/offices-below.ts'
import { appendOutbox } from '../../db/repos/outbox.ts'
import { transact } from '../../db/unit-of-work.ts'
import { daysBetween } from '../../domain/calendar-date.ts'
import { type Digest, digests } from '../../domain/quality/digest.ts'
import { digestScreen } from '../../domain/quality/digest-text.ts'
import type { FieldTable } from '../../domain/quality/field-table.ts'
import { escalatesFrom, type Ladder } from '../../domain/quality/ladder.ts'
import type { JobContext, JobReport } from '../context.ts'
import { bringUp } from './active-gaps.ts'
import { isWorkingTime } from './working-hours.ts'

const PAGE = 500

interface Upper extends Answering {
  today: string
}

/**
 * Tells those above of what stays empty below them: one message for all of it, at most so often as the ladder says.
 * Every office is looked at then, also those that nobody holds: once a day for each organisation that is to be told.
 */
export async function planDigests(
  context: JobContext,
  ladder: Ladder,
  table: FieldTable,
  report: JobReport,
): Promise<void> {
  const { database, clock, env } = context
  const now = clock.now()
  const answering = await answeringAbove(database.read, calendarDate(now, env.TIME_ZONE))
  const uppers = await toLookAt(context, [...answering.values()], ladder)
  if (uppers.length === 0) return
  await bringAllUp(context, table)
  const below = await officesBelow(database.read, { now, defaultZone: env.TIME_ZONE })
  const found = digests(below, new Set(answering.keys()), escalatesFrom(ladder))
  for (const upper of uppers) {
    const told = await transact(database, (tx) => tell(tx, upper, found.get(upper.orgId), now))
    report.planned += told.length
    for (const account of told) report.items.push({ account, org: upper.orgAisId, kind: 'gap.digest' })
  }
}

/** Those in their working hours that were not looked at today, and not told for as long as the ladder says. */
async function toLookAt(
  { database, clock, env }: JobContext,
  all: readonly Answering[],
  ladder: Ladder,
): Promise<Upper[]> {
  const days = await gapDaysOf(
    database.read,
    all.map(({ officeId }) => officeId),
  )
  const uppers = all.flatMap((upper) => {
    const local = DateTime.fromJSDate(clock.now(), { zone: upper.timeZone ?? env.TIME_ZONE })
    const today = local.toISODate() ?? ''
    const { lookedOn = null, digestOn = null } = days.get(upper.officeId) ?? {}
    const isDue = digestOn === null || daysBetween(digestOn, today) >= ladder.digestEveryDays
    return isWorkingTime(local, ladder.hours) && isDue && lookedOn !== today ? [{ ...upper, today }] : []
  })
  const busy = await toldOfCampaign(database.read, uppers)
  return uppers.filter(({ officeId }) => !busy.has(officeId))
}

async function bringAllUp(context: JobContext, table: FieldTable): Promise<void> {
  const { database, clock, env } = context
  for (let afterId = 0; ; ) {
    const page = await officePage(database.read, afterId, PAGE)
    const now = clock.now()
    await bringUp(
      context,
      page.map(({ officeId, timeZone }) => ({
        officeId,
        today: calendarDate(now, timeZone ?? env.TIME_ZONE),
      })),
      table,
    )
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    afterId = last.officeId
  }
}

/** Returns the accounts a digest was planned for. */
async function tell(tx: Tx, upper: Upper, digest: Digest | undefined, now: Date): Promise<string[]> {
  const { officeId, orgId, today } = upper
  if (!digest || digest.offices.length === 0) {
    await setGapDays(tx, officeId, { lookedOn: today })
    return []
  }
  const screen = digestScreen(upper, digest)
  const told: string[] = []
  for (const { id: accountId, account } of upper.accounts) {
    const message = {
      ...{ accountId, orgId, kind: 'gap.digest', dedupeKey: `gaps.below:${orgId}:${accountId}:${today}` },
      ...{ lane: 'bulk' as const, class: 'reminder' as const, screen, notBefore: now },
    }
    if (await appendOutbox(tx, message, now)) told.push(account)
  }
  await setGapDays(tx, officeId, { lookedOn: today, digestOn: today })
  return told
}
