import type { TrailEntry } from '../../domain/lookup/trail-text.ts'
import { orgLabel } from '../../domain/organisation/label.ts'
import type { PrismaClient } from '../client.ts'
import { below } from './path-range.ts'

/** One change as it is told: what, from what to what, by whom, when. */
export interface TrailRow extends TrailEntry {
  id: number
  changedAt: Date
}

export interface TrailPage {
  rows: TrailRow[]
  page: number
  hasMore: boolean
}

/** Bookkeeping of the bot itself, told elsewhere or to nobody. */
const HIDDEN = ['proposal.replaced', 'chair.import', 'chair', 'join', 'duplicate', 'broadcast', 'setting']

/** Changes of one person or of one organisation, newest first. Who looked it up is told to those only who oversee that. */
export async function trailPage(
  read: PrismaClient,
  of: { orgId: number } | { memberId: number },
  { page, size, lookups, root }: { page: number; size: number; lookups: boolean; root: string },
): Promise<TrailPage> {
  const own = 'memberId' in of ? of : { ...of, memberId: null }
  const found = await read.change.findMany({
    where: { ...own, kind: { notIn: lookups ? HIDDEN : [...HIDDEN, 'lookup'] } },
    orderBy: { id: 'desc' },
    skip: page * size,
    take: size + 1,
  })
  const rows = found.slice(0, size)
  const names = await doersOf(read, rows, root)
  return {
    rows: rows.map(({ id, kind, field, oldValue, newValue, source, changedAt }) => {
      return { id, kind, field, oldValue, newValue, source, changedAt, byWhom: names.get(id) }
    }),
    page,
    hasMore: found.length > size,
  }
}

interface Doing {
  id: number
  accountId: number | null
  officeId: number | null
}

/** Who did each of these changes, by its id: what is outside the sub-tree has no name here. */
async function doersOf(
  read: PrismaClient,
  rows: readonly Doing[],
  root: string,
): Promise<Map<number, string>> {
  const range = below(root)
  const path = { path: { gte: range.from, lt: range.to } }
  const offices = await read.office.findMany({
    where: { id: { in: rows.flatMap(({ officeId }) => officeId ?? []) }, org: path },
    select: { id: true, org: true },
  })
  const people = await read.memberBinding.findMany({
    where: {
      accountId: { in: rows.flatMap(({ accountId }) => accountId ?? []) },
      ...{ endedAt: null, member: { org: path } },
    },
    select: { accountId: true, member: { select: { lastName: true, firstName: true } } },
  })
  const names = new Map<number, string>()
  for (const { id, accountId, officeId } of rows) {
    const office = offices.find((each) => each.id === officeId)?.org
    const person = people.find((each) => each.accountId === accountId)?.member
    const name = office ? orgLabel(office) : person && `${person.lastName} ${person.firstName}`
    if (name) names.set(id, name)
  }
  return names
}
