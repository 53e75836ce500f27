import { type AccessReason, accessReasons } from '../../domain/lookup/access.ts'
import { orgLabel } from '../../domain/organisation/label.ts'
import type { PrismaClient, Tx } from '../client.ts'
import { HOLDING, holdings } from './offices-without-access.ts'
import { below } from './path-range.ts'

/** What an officer may know of an organisation beside its passport. */
export interface OrgCard {
  id: number
  path: string
  aisId: string
  level: string
  label: string
  above: string | undefined
  removedOn: string | null
  /** not in the last full export since this day */
  absentSince: string | null
  officeId: number | undefined
  access: AccessReason[]
  members: number
  primaries: number
  /** directly below */
  children: number
  applications: number
}

/** What an officer may know of a person: the registry's card, and whether the bot reaches them. No account, no chat. */
export interface PersonCard {
  id: number
  aisId: string
  name: string
  org: { id: number; path: string; label: string }
  status: string | null
  phone: string | null
  joinedOn: string | null
  leftOn: string | null
  ticketNumber: string | null
  ticketStatus: string
  appInstalled: boolean
  /** the reach of the linked chat; undefined where no chat is linked */
  reach: string | undefined
  departing: boolean
}

export async function orgCard(read: PrismaClient, id: number, today: string): Promise<OrgCard | undefined> {
  const row = await read.organisation.findUnique({
    where: { id },
    include: {
      parent: true,
      office: {
        include: { terms: { where: { endedAt: null } }, bindings: HOLDING },
      },
    },
  })
  if (!row) return undefined
  const { path, aisId, level, removedOn, absentSince, parent, office } = row
  const range = below(path)
  const [count, children, applications] = await Promise.all([
    read.orgCount.findUnique({ where: { orgId: id }, select: { members: true, primaries: true } }),
    read.organisation.count({ where: { parentId: id, removedOn: null } }),
    read.application.count({
      where: { state: 'submitted', org: { path: { gte: range.from, lt: range.to } } },
    }),
  ])
  const above = parent ? orgLabel(parent) : undefined
  return {
    ...{ id, path, aisId, level, label: orgLabel(row), above, removedOn, absentSince, officeId: office?.id },
    ...{
      access: office
        ? accessReasons(office.terms[0], holdings(office, row, today), today)
        : accessReasons(undefined, [], today),
    },
    ...{ children, applications },
    members: count?.members ?? 0,
    primaries: count?.primaries ?? 0,
  }
}

export async function personCard(read: PrismaClient, id: number): Promise<PersonCard | undefined> {
  const row = await read.member.findUnique({
    where: { id },
    include: {
      org: true,
      bindings: { where: { endedAt: null }, include: { account: { select: { reach: true } } } },
      departures: { where: { state: { in: ['submitted', 'released'] } }, select: { id: true } },
    },
  })
  if (!row) return undefined
  const { aisId, org, status, phone, joinedOn, leftOn, ticketNumber, ticketStatus, appInstalled } = row
  return {
    ...{ id, aisId, status, phone, joinedOn, leftOn, ticketNumber, ticketStatus, appInstalled },
    name: [row.lastName, row.firstName, row.middleName].filter(Boolean).join(' '),
    org: { id: org.id, path: org.path, label: orgLabel(org) },
    reach: row.bindings[0]?.account.reach,
    departing: row.departures.length > 0,
  }
}

/** Notes who looked up whom: nothing of what they saw. */
export async function recordLookup(
  tx: Tx,
  what: { orgId: number; memberId?: number },
  by: { accountId: number; role: string; now: Date },
): Promise<void> {
  const field = what.memberId === undefined ? 'organisation' : 'member'
  const { accountId, role: source, now: changedAt } = by
  await tx.change.create({ data: { kind: 'lookup', ...what, field, source, accountId, changedAt } })
}
