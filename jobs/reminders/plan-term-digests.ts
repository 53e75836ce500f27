import { setImmediate as othersFirst } from 'node:timers/promises'
import { DateTime } from 'luxon'
import { calendarDate } from '../../core/time-zone.ts'
import type { Tx } from '../../db/client.ts'
import { setTermDays, type TermEnd, termDaysOf, termEnds } from '../../db/repos/ending-terms.ts'
import { type Answering, answeringAbove } from '../../db/repos/offices-below.ts'
import { appendOutbox } from '../../db/repos/outbox.ts'
import { transact } from '../../db/unit-of-work.ts'
import { daysBetween } from '../../domain/calendar-date.ts'
import { receiverOf } from '../../domain/quality/digest.ts'
import type { Ladder } from '../../domain/quality/ladder.ts'
import { soonDays, type TermLadder } from '../../domain/quality/term-ladder.ts'
import { type TermCounts, termDigestScreen } from '../../domain/quality/term-text.ts'
import type { JobContext, JobReport } from '../context.ts'
import { isWorkingTime } from './working-hours.ts'

const PAGE = 2000

interface Asking {
  ladder: TermLadder
  hours: Ladder['hours']
  /** between which days a term ends that is told of */
  days: { from: string; to: string }
}

/** Tells those above how many terms below them end soon or are over: one message for all of it, never one an office. */
export async function planTermDigests(
  context: JobContext,
  { ladder, hours, days }: Asking,
  report: JobReport,
): Promise<void> {
  const { database, clock, env } = context
  const now = clock.now()
  const unionDay = calendarDate(now, env.TIME_ZONE)
  const answering = await answeringAbove(database.read, unionDay)
  const known = await termDaysOf(
    database.read,
    [...answering.values()].map(({ officeId }) => officeId),
  )
  const uppers = [...answering.values()].flatMap((upper) => {
    const local = DateTime.fromJSDate(now, { zone: upper.timeZone ?? env.TIME_ZONE })
    const today = local.toISODate() ?? ''
    const { digestOn = null, lookedOn = null } = known.get(upper.officeId) ?? {}
    const isDue = digestOn === null || daysBetween(digestOn, today) >= ladder.digestEveryDays
    return isWorkingTime(local, hours) && isDue && lookedOn !== today ? [{ ...upper, today }] : []
  })
  if (uppers.length === 0) return
  const counts = await countTerms(context, { days, unionDay }, new Set(answering.keys()))
  for (const upper of uppers) {
    const told = await transact(database, (tx) =>
      tell(tx, upper, { counts: counts.get(upper.orgId), days: soonDays(ladder), now }),
    )
    report.planned += told.length
    for (const account of told) report.items.push({ account, org: upper.orgAisId, kind: 'term.digest' })
  }
}

/** By the organisation that answers for them. Read page by page: seventy thousand may end at once. */
async function countTerms(
  { database }: JobContext,
  { days, unionDay }: { days: Asking['days']; unionDay: string },
  answering: ReadonlySet<number>,
): Promise<Map<number, TermCounts>> {
  const found = new Map<number, TermCounts>()
  for (let last: TermEnd | undefined; ; await othersFirst()) {
    const page = await termEnds(database.read, days, last, PAGE)
    for (const { path, termTo } of page) {
      const receiver = receiverOf(path, answering)
      if (receiver === undefined) continue
      const counts = found.get(receiver) ?? { soon: 0, ended: 0, nearest: undefined }
      found.set(receiver, counts)
      if (termTo < unionDay) counts.ended += 1
      else counts.soon += 1
      if (termTo >= unionDay && !(counts.nearest && counts.nearest <= termTo)) counts.nearest = termTo
    }
    last = page.at(-1)
    if (page.length < PAGE) return found
  }
}

/** Returns the accounts a digest was planned for. */
async function tell(
  tx: Tx,
  upper: Answering & { today: string },
  { counts, days, now }: { counts: TermCounts | undefined; days: number; now: Date },
): Promise<string[]> {
  const { officeId, orgId, today } = upper
  await setTermDays(tx, officeId, { lookedOn: today, ...(counts && { digestOn: today }) })
  if (!counts) return []
  const told: string[] = []
  for (const { id: accountId, account } of upper.accounts) {
    const message = {
      ...{ accountId, orgId, kind: 'term.digest', dedupeKey: `term.digest:${orgId}:${accountId}:${today}` },
      ...{ lane: 'bulk' as const, class: 'reminder' as const, notBefore: now },
      screen: termDigestScreen(upper, counts, days),
    }
    if (await appendOutbox(tx, message, now)) told.push(account)
  }
  return told
}
