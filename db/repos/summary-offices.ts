import { calendarDate } from '../../core/time-zone.ts'
import { type Access, effectiveAccess } from '../../domain/identity/who.ts'
import type { Timetable } from '../../domain/summary/timetable.ts'
import type { Tx } from '../client.ts'
import { PLACE_COLUMNS, type SummaryPlace, toPlace } from './summary-places.ts'
import { toTimetable } from './summary-plans.ts'
import type { ToldOffice } from './told-offices.ts'

/** An office somebody answers for in the chat, how it wants its summaries, and who is to get them. */
export interface SummaryOffice {
  officeId: number
  place: SummaryPlace
  timeZone: string
  timetable: Timetable
  accounts: Array<{ id: number; account: string; access: Access }>
  /** accounts by which it may have been told already: its address, or who answered for it in the chat */
  others: readonly number[]
}

/** The same of offices that are told by mail only. Limited access: a letter names nobody. */
export async function mailedSummaryOffices(
  read: Tx,
  mailed: readonly ToldOffice[],
): Promise<SummaryOffice[]> {
  const rows = await read.organisation.findMany({
    where: { id: { in: mailed.map(({ orgId }) => orgId) } },
    select: { ...PLACE_COLUMNS, office: { select: { id: true, summary: true } } },
  })
  const places = new Map(rows.map((row) => [row.id, row]))
  return mailed.flatMap(({ officeId, orgId, timeZone, accounts, others }): SummaryOffice[] => {
    const row = places.get(orgId)
    if (!row) return []
    const timetable = toTimetable(row.office?.summary ?? null)
    const limited = accounts.map((each) => ({ ...each, access: 'limited' as const }))
    return [{ officeId, place: toPlace(row), timeZone, timetable, accounts: limited, others }]
  })
}

interface Page {
  /** the last office of the page before */
  after: number
  size: number
  now: Date
  defaultZone: string
}

/**
 * Offices with at least one account that can be reached, in the order of their ids, a page of them; `last` is where the
 * next page begins, undefined where there is none. Removed organisations are left out.
 */
export function summaryOffices(read: Tx, page: Page): Promise<PageOfOffices> {
  return officesOf(read, page, {})
}

/** Those of them that asked for the analysis of the quarter. */
export function wantingAnalyses(read: Tx, page: Page): Promise<PageOfOffices> {
  return officesOf(read, page, { summary: { quarterly: true } })
}

interface PageOfOffices {
  offices: SummaryOffice[]
  last: number | undefined
}

async function officesOf(
  read: Tx,
  { after, size, now, defaultZone }: Page,
  wanted: { summary?: { quarterly: true } },
): Promise<PageOfOffices> {
  const bound = { endedAt: null, account: { reach: 'active' } }
  const rows = await read.office.findMany({
    where: { id: { gt: after }, bindings: { some: bound }, ...wanted },
    orderBy: { id: 'asc' },
    take: size,
    select: {
      id: true,
      summary: true,
      org: { select: { ...PLACE_COLUMNS, removedOn: true, employerHead: true } },
      terms: { where: { endedAt: null }, orderBy: { id: 'desc' } },
      bindings: { where: bound, orderBy: { accountId: 'asc' }, include: { account: true } },
    },
  })
  const offices = rows.flatMap(({ id, summary, org, terms, bindings }): SummaryOffice[] => {
    const { removedOn, employerHead, ...place } = org
    const timeZone = org.timeZone ?? bindings[0]?.account.timeZone ?? defaultZone
    const today = calendarDate(now, timeZone)
    if (removedOn !== null && removedOn <= today) return []
    const accounts = new Map(
      bindings.map((binding) => {
        const { id, channel, externalId } = binding.account
        const access = effectiveAccess(binding, { org: { level: org.level, employerHead }, terms }, today)
        return [id, { id, account: `${channel}:${externalId}`, access }]
      }),
    )
    const timetable = toTimetable(summary)
    const office = { officeId: id, place: toPlace(place), timeZone, timetable, others: [] }
    return [{ ...office, accounts: [...accounts.values()] }]
  })
  return { offices, last: rows.length === size ? rows.at(-1)?.id : undefined }
}
