import { calendarDate } from '../../core/time-zone.ts'
import { effectiveAccess } from '../../domain/identity/who.ts'
import type { OfficeBelow, OpenedTogether } from '../../domain/quality/digest.ts'
import type { PrismaClient, Tx } from '../client.ts'
import { below } from './path-range.ts'

type Db = PrismaClient | Tx

/** What lies at and below `path`. */
function inRange(path: string) {
  const { from, to } = below(path)
  return { gte: from, lt: to }
}

/** An organisation where somebody answers for those below it. */
export interface Answering {
  orgId: number
  officeId: number
  orgAisId: string
  name: string
  timeZone: string | null
  accounts: Array<{ id: number; account: string }>
}

const ACCOUNT = { select: { id: true, channel: true, externalId: true } } as const

/**
 * Organisations that have others below them and somebody reachable to answer for these on the day: a chair with full
 * access, else officers of that level, as nearestDeciders has it.
 */
export async function answeringAbove(read: Db, today: string): Promise<Map<number, Answering>> {
  const org = { removedOn: null, level: { not: 'primary' } }
  const account = { reach: 'active' }
  const bindings = await read.officeBinding.findMany({
    where: { endedAt: null, access: 'full', account, office: { org } },
    orderBy: { accountId: 'asc' },
    include: { account: ACCOUNT, office: { include: { org: true, terms: { where: { endedAt: null } } } } },
  })
  const grants = await read.roleGrant.findMany({
    where: {
      revokedAt: null,
      role: { in: ['officer', 'admin'] },
      account,
      org: { ...org, office: { isNot: null } },
    },
    orderBy: { accountId: 'asc' },
    include: { account: ACCOUNT, org: { include: { office: { select: { id: true } } } } },
  })
  const chairs = bindings
    .filter((binding) => effectiveAccess(binding, binding.office, today) === 'full')
    .map((row) => ({ org: row.office.org, officeId: row.officeId, account: row.account }))
  const officers = grants.map((row) => ({
    org: row.org,
    officeId: row.org.office?.id ?? 0,
    account: row.account,
  }))
  const found = new Map<number, Answering>()
  const led = new Set(chairs.map((chair) => chair.org.id))
  for (const { org: at, officeId, account: person } of [
    ...chairs,
    ...officers.filter((each) => !led.has(each.org.id)),
  ]) {
    const { id: orgId, aisId: orgAisId, timeZone } = at
    const name = at.shortName ?? at.name
    const known = found.get(orgId) ?? { orgId, officeId, orgAisId, name, timeZone, accounts: [] }
    found.set(orgId, known)
    if (!known.accounts.some(({ id }) => id === person.id))
      known.accounts.push({ id: person.id, account: `${person.channel}:${person.externalId}` })
  }
  return found
}

/** Offices and their gaps as they are remembered, all or those of the sub-tree at `path`. */
export async function officesBelow(
  read: Db,
  at: { now: Date; defaultZone: string; path?: string },
): Promise<OfficeBelow[]> {
  const org = { removedOn: null, ...(at.path !== undefined && { path: inRange(at.path) }) }
  const offices = await officesIn(read, at.path)
  const bindings = await read.officeBinding.findMany({
    where: { endedAt: null, account: { reach: 'active' }, ...(at.path !== undefined && { office: { org } }) },
    select: { officeId: true },
  })
  const bound = new Set(bindings.map(({ officeId }) => officeId))
  const opened = await read.gap.groupBy({
    by: ['officeId', 'openedAt'],
    where: { closedAt: null, ...(at.path !== undefined && { office: { org } }) },
    _count: { _all: true },
  })
  const gaps = new Map<number, Array<{ openedAt: Date; count: number }>>()
  for (const { officeId, openedAt, _count } of opened) {
    const known = gaps.get(officeId) ?? []
    known.push({ openedAt, count: _count._all })
    gaps.set(officeId, known)
  }
  const dayIn = daysKept()
  return offices.map(({ officeId, orgId, path, level, timeZone }) => {
    const id = Number(officeId)
    const zone = timeZone ?? at.defaultZone
    const own = (gaps.get(id) ?? []).map(
      ({ openedAt, count }): OpenedTogether => ({ openedOn: dayIn(zone, openedAt), count }),
    )
    return { orgId: Number(orgId), path, level, bound: bound.has(id), today: dayIn(zone, at.now), gaps: own }
  })
}

/** Calendar dates that were worked out once: offices share a dozen zones, and most gaps a few moments. */
function daysKept(): (zone: string, moment: Date) => string {
  const known = new Map<string, string>()
  return (zone, moment) => {
    const key = `${zone} ${moment.getTime()}`
    const day = known.get(key) ?? calendarDate(moment, zone)
    known.set(key, day)
    return day
  }
}

interface PlacedRow {
  officeId: number | bigint
  orgId: number | bigint
  path: string
  level: string
  timeZone: string | null
}

/** In one statement: of the union there are seventy thousand. */
function officesIn(read: Db, path: string | undefined): Promise<PlacedRow[]> {
  const { from, to } = below(path ?? '/')
  return read.$queryRaw<PlacedRow[]>`
    SELECT f."id" AS "officeId", o."id" AS "orgId", o."path", o."level", o."timeZone"
    FROM "Organisation" o JOIN "Office" f ON f."orgId" = o."id"
    WHERE o."removedOn" IS NULL AND o."path" >= ${from} AND o."path" < ${to}`
}

/** Offices of organisations that are there, in the order of their ids: each with the zone of its clock. */
export async function officePage(
  read: Db,
  afterId: number,
  limit: number,
): Promise<Array<{ officeId: number; timeZone: string | null }>> {
  const rows = await read.office.findMany({
    where: { id: { gt: afterId } },
    orderBy: { id: 'asc' },
    take: limit,
    select: { id: true, org: { select: { timeZone: true } } },
  })
  return rows.map(({ id, org }) => ({ officeId: id, timeZone: org.timeZone }))
}
