import { calendarDate } from '../../core/time-zone.ts'
import { keepWeeks } from '../../db/repos/kept-weeks.ts'
import { plannedKeys } from '../../db/repos/outbox.ts'
import { appendOutboxMany } from '../../db/repos/outbox-many.ts'
import { loadSummaries } from '../../db/repos/summaries.ts'
import { mailedSummaryOffices, type SummaryOffice, summaryOffices } from '../../db/repos/summary-offices.ts'
import { toldKeys } from '../../db/repos/told-offices.ts'
import { transact } from '../../db/unit-of-work.ts'
import type { OutgoingMessage } from '../../domain/outbox/ports.ts'
import { summaryScreen } from '../../domain/summary/summary.ts'
import type { JobContext, JobReport } from '../context.ts'
import { officesToTell } from '../email/offices-to-tell.ts'
import { clocksAt } from './due.ts'

const KIND = 'summary.weekly'
/**
 * Offices planned in one transaction: the outbox sends the first ones while the next are counted. Of more, a statement
 * would keep people waiting who write meanwhile, and take more memory.
 */
const PAGE = 200

/** What planning takes of a job's context. */
type Planning = Pick<JobContext, 'database' | 'clock' | 'env'>

/** An office whose summary is due, and the messages that it is not planned for yet. */
interface Due {
  office: SummaryOffice
  /** of the time that is due, by the office's own clock */
  day: string
  accounts: Array<SummaryOffice['accounts'][number] & { key: string }>
}

/**
 * Plans the summary of every bound office when its own clock has reached the time it wants it, and once for that time
 * however often this runs. What a run missed the next one makes up for. The outbox sends.
 */
export async function planSummaries(context: Planning): Promise<JobReport> {
  const { database, clock, env } = context
  const report: JobReport = { planned: 0, sent: 0, skipped: 0, failed: 0, items: [] }
  for await (const page of officesToTell(context, PAGE)) {
    const now = clock.now()
    const offices = [
      ...(await summaryOffices(database.read, page, { now, defaultZone: env.TIME_ZONE })),
      ...(await mailedSummaryOffices(database.read, page.byMail)),
    ]
    const due = await dueOffices(context, offices, now)
    if (due.length === 0) continue
    const told = await planPage(context, due, now)
    report.planned += told.length
    report.items.push(...told)
  }
  return report
}

async function dueOffices(
  { database }: Planning,
  offices: readonly SummaryOffice[],
  now: Date,
): Promise<Due[]> {
  const { lastDue } = clocksAt(now)
  const due = offices.flatMap((office): Due[] => {
    const moment = lastDue(office.timetable, office.timeZone)
    if (!moment) return []
    const day = calendarDate(moment, office.timeZone)
    const keyed = office.accounts.map((each) => ({
      ...each,
      key: keyOf(office, each.id, day),
    }))
    return [{ office, day, accounts: keyed }]
  })
  const known = await plannedKeys(
    database.read,
    due.flatMap(({ accounts }) => accounts.map(({ key }) => key)),
  )
  const unplanned = due
    .map((each) => ({ ...each, accounts: each.accounts.filter(({ key }) => !known.has(key)) }))
    .filter(({ accounts }) => accounts.length > 0)
  // By mail before it came to the chat, or in the chat before it left it.
  const others = ({ office, day }: Due) => office.others.map((id) => keyOf(office, id, day))
  const told = await toldKeys(database.read, unplanned.flatMap(others))
  return unplanned.filter((each) => !others(each).some((key) => told.has(key)))
}

function keyOf({ officeId }: SummaryOffice, accountId: number, day: string): string {
  return `summary:${officeId}:${accountId}:${day}`
}

/** Figures are counted before the transaction: they may take a while. */
async function planPage({ database }: Planning, due: readonly Due[], now: Date): Promise<JobReport['items']> {
  const loaded = await loadSummaries(
    database.read,
    due.map(({ office }) => office.place),
    now,
  )
  const { awake } = clocksAt(now)
  const messages = due.flatMap(({ office, accounts }): Planned[] => {
    const summary = loaded.get(office.place.id)
    if (!summary) return []
    const { withChildren } = office.timetable
    return accounts.map(({ id, account, access, key }) => {
      const reader = { own: true, office: true, decides: access === 'full', withChildren }
      const message: OutgoingMessage = {
        ...{ accountId: id, orgId: office.place.id, kind: KIND, dedupeKey: key },
        ...{ lane: 'bulk', class: 'reminder' },
        screen: summaryScreen(summary.figures, reader),
        notBefore: awake(office.timeZone),
      }
      return { message, account, org: office.place.aisId }
    })
  })
  const coverages = [...loaded.values()].map(({ coverage }) => coverage)
  const told = await transact(database, async (tx) => {
    await keepWeeks(tx, coverages)
    return appendOutboxMany(
      tx,
      messages.map(({ message }) => message),
      now,
    )
  })
  return messages
    .filter(({ message }) => told.has(message.dedupeKey))
    .map(({ account, org }) => ({ account, org, kind: KIND }))
}

interface Planned {
  message: OutgoingMessage
  account: string
  org: string
}
