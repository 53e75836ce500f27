import { DateTime } from 'luxon'
import { calendarDate, daysLater } from '../../core/time-zone.ts'
import type { Tx } from '../../db/client.ts'
import {
  type EndingTerm,
  endingTerms,
  markTold,
  toldOn,
  zonesOfEndingTerms,
} from '../../db/repos/ending-terms.ts'
import { loadLadder, loadTermLadder } from '../../db/repos/gap-tables.ts'
import { appendOutboxMany } from '../../db/repos/outbox-many.ts'
import { transact } from '../../db/unit-of-work.ts'
import { OVER, soonDays, type TermLadder } from '../../domain/quality/term-ladder.ts'
import { termScreen } from '../../domain/quality/term-text.ts'
import type { JobContext, JobReport } from '../context.ts'
import { planTermDigests } from './plan-term-digests.ts'
import { isWorkingTime } from './working-hours.ts'

/** Offices told in one transaction: all that is ever held in memory. */
const PAGE = 500

/** Where people live by one clock, and the day by it. */
interface Place {
  timeZone: string
  today: string
}

/**
 * Tells offices that the chair's term ends, rung by rung, and that it is over; then those above, in counts. Plans only;
 * the outbox sends. What a day's number leaves is found by the next run: the database is asked for what is not told yet.
 */
export async function planTermEnds(context: JobContext): Promise<JobReport> {
  const { database, clock, env } = context
  const report: JobReport = { planned: 0, sent: 0, skipped: 0, failed: 0, items: [] }
  const ladder = await loadTermLadder(database.read)
  const { hours } = await loadLadder(database.read)
  const now = clock.now()
  const unionDay = calendarDate(now, env.TIME_ZONE)
  const days = {
    from: daysLater(unionDay, -ladder.endedWithinDays),
    to: daysLater(unionDay, soonDays(ladder)),
  }
  const zones = await zonesOfEndingTerms(database.read, { ...days, defaultZone: env.TIME_ZONE })
  const awake = zones.flatMap((timeZone): Place[] => {
    const local = DateTime.fromJSDate(now, { zone: timeZone })
    return isWorkingTime(local, hours) ? [{ timeZone, today: local.toISODate() ?? '' }] : []
  })
  let left = ladder.perDay - (await toldOn(database.read, unionDay))
  // Who is told that all is over may wait for those whose term still runs.
  for (const over of [false, true])
    for (const place of awake)
      left = await tellPlace(context, { ...place, over, ladder, unionDay, left }, report)
  await planTermDigests(context, { ladder, hours, days }, report)
  return report
}

/** Returns how many offices may yet be told this day. */
async function tellPlace(
  { database, clock, env }: JobContext,
  asking: Place & { over: boolean; ladder: TermLadder; unionDay: string; left: number },
  report: JobReport,
): Promise<number> {
  const { unionDay, left: most, ...place } = asking
  const wanted = { ...place, defaultZone: env.TIME_ZONE, email: env.SMTP_URL !== undefined }
  let last: EndingTerm | undefined
  for (let left = most; left > 0; ) {
    const limit = Math.min(PAGE, left)
    const { terms, told } = await transact(database, async (tx) => {
      const terms = await endingTerms(tx, wanted, last, limit)
      if (terms.length > 0) await markTold(tx, terms, unionDay)
      return { terms, told: await tell(tx, terms, place.today, clock.now()) }
    })
    report.planned += told.length
    report.items.push(...told)
    left -= terms.length
    last = terms.at(-1)
    if (terms.length < limit) return left
  }
  return 0
}

/** One message an office and rung, to each who holds it. */
async function tell(
  tx: Tx,
  terms: readonly EndingTerm[],
  today: string,
  now: Date,
): Promise<JobReport['items']> {
  const messages = terms.flatMap((term) => {
    const { termId, orgId, orgAisId, termTo, daysBefore, accounts } = term
    const kind = daysBefore === OVER ? 'term.ended' : 'term.ending'
    const screen = termScreen(term, termTo, today)
    return accounts.map(({ id: accountId, account }) => ({
      ...{ account, orgAisId, accountId, orgId, kind, screen, notBefore: now },
      dedupeKey: `${kind}:${termId}:${termTo}:${daysBefore}:${accountId}`,
      ...{ lane: 'bulk' as const, class: 'reminder' as const },
    }))
  })
  const planned = await appendOutboxMany(tx, messages, now)
  return messages
    .filter(({ dedupeKey }) => planned.has(dedupeKey))
    .map(({ account, orgAisId, kind }) => ({ account, org: orgAisId, kind }))
}
