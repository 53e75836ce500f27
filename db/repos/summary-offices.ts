import { calendarDate } from '../../core/time-zone.ts'
import { type Access, effectiveAccess } from '../../domain/identity/who.ts'
import type { Timetable } from '../../domain/summary/timetable.ts'
import type { Tx } from '../client.ts'
import type { Prisma } from '../generated/client.ts'
import { PLACE_COLUMNS, type SummaryPlace, toPlace } from './summary-places.ts'
import { toTimetable } from './summary-plans.ts'
import type { ToldOffice, ToldPage } from './told-offices.ts'

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

/** Those of a page that are told in the chat, and how they want it; removed organisations are left out. */
export async function summaryOffices(
  read: Tx,
  { ids, addresses }: Pick<ToldPage, 'ids' | 'addresses'>,
  at: Pick<Page, 'now' | 'defaultZone'>,
): Promise<SummaryOffice[]> {
  const where = { id: { in: ids }, bindings: { some: BOUND } }
  const rows = await read.office.findMany({ where, orderBy: { id: 'asc' }, ...COLUMNS })
  const offices = toOffices(rows, at)
  return offices.map((office) => ({ ...office, others: addresses.get(office.officeId) ?? [] }))
}

/**
 * Offices in the chat that asked for the analysis of the quarter, in the order of their ids, a page of them; `last` is
 * where the next page begins, undefined where there is none.
 */
export async function wantingAnalyses(
  read: Tx,
  { after, size, ...at }: Page,
): Promise<{ offices: SummaryOffice[]; last: number | undefined }> {
  const rows = await read.office.findMany({
    where: { id: { gt: after }, bindings: { some: BOUND }, summary: { quarterly: true } },
    orderBy: { id: 'asc' },
    take: size,
    ...COLUMNS,
  })
  return { offices: toOffices(rows, at), last: rows.length === size ? rows.at(-1)?.id : undefined }
}

const BOUND = { endedAt: null, account: { reach: 'active' } } as const
const COLUMNS = {
  select: {
    id: true,
    summary: true,
    org: { select: { ...PLACE_COLUMNS, removedOn: true, employerHead: true } },
    terms: {
      where: { endedAt: null },
      orderBy: { id: 'desc' },
      select: { id: true, chairFullName: true, termFrom: true, termTo: true, listsAt: true },
    },
    bindings: {
      where: BOUND,
      orderBy: { accountId: 'asc' },
      select: {
        access: true,
        termId: true,
        account: { select: { id: true, channel: true, externalId: true, timeZone: true } },
      },
    },
  },
} as const

type Row = Prisma.OfficeGetPayload<typeof COLUMNS>

function toOffices(rows: readonly Row[], { now, defaultZone }: Pick<Page, 'now' | 'defaultZone'>) {
  return rows.flatMap(({ id, summary, org, terms, bindings }): SummaryOffice[] => {
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
}
