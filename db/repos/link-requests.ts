import { DateTime } from 'luxon'
import type { PrismaClient, Tx } from '../client.ts'

type Db = PrismaClient | Tx

/** A wish to link by ticket number that names a member. */
export interface LinkRequestRow {
  id: number
  /** who asks */
  accountId: number
  member: { id: number; lastName: string; firstName: string; orgId: number; orgPath: string }
}

const WITH_MEMBER = { member: { include: { org: true } } } as const

export async function findLinkRequest(read: Db, id: number): Promise<LinkRequestRow | undefined> {
  const row = await read.linkRequest.findUnique({ where: { id }, include: WITH_MEMBER })
  return row ? toRow(row) : undefined
}

/**
 * Requests in the sub-trees of `roots` that nobody has decided on, oldest first: also those that nobody could be asked
 * about when they were made. `except` asks and does not decide; a card that its own phone opened is its holder's matter.
 */
export async function waitingLinkRequests(
  read: Db,
  roots: readonly string[],
  except: number,
  limit: number,
): Promise<LinkRequestRow[]> {
  const rows = await read.linkRequest.findMany({
    where: {
      state: 'pending',
      accountId: { not: except },
      OR: roots.map((root) => ({ member: { org: { path: { startsWith: root } } } })),
      member: { bindings: { none: HELD_BY_PHONE } },
    },
    include: WITH_MEMBER,
    orderBy: { id: 'asc' },
    take: limit,
  })
  return rows.flatMap((row) => toRow(row) ?? [])
}

/** The reachable account that the phone on record opened a card for. */
export async function phoneHolder(read: Db, memberId: number): Promise<number | undefined> {
  const row = await read.memberBinding.findFirst({ where: { memberId, ...HELD_BY_PHONE } })
  return row?.accountId
}

const HELD_BY_PHONE = { endedAt: null, method: 'phone', account: { reach: 'active' } } as const

function toRow(row: {
  id: number
  accountId: number
  member: { id: number; lastName: string; firstName: string; orgId: number; org: { path: string } } | null
}): LinkRequestRow | undefined {
  if (!row.member) return undefined
  const { id, lastName, firstName, orgId, org } = row.member
  return {
    id: row.id,
    accountId: row.accountId,
    member: { id, lastName, firstName, orgId, orgPath: org.path },
  }
}

/** Tries of the last day: by this account, and at this ticket number by anybody. */
export async function recentTries(
  read: PrismaClient | Tx,
  accountId: number,
  ticketNumber: string,
  now: Date,
) {
  const since = DateTime.fromJSDate(now).minus({ days: 1 }).toJSDate()
  const [byAccount, atNumber] = await Promise.all([
    read.linkRequest.count({ where: { accountId, createdAt: { gt: since } } }),
    read.linkRequest.count({ where: { ticketNumber, createdAt: { gt: since } } }),
  ])
  return { byAccount, atNumber }
}

/** The member that a ticket number and a surname both name. */
export async function memberByTicket(read: PrismaClient | Tx, ticketNumber: string, lastName: string) {
  const rows = await read.member.findMany({ where: { ticketNumber, leftOn: null }, include: { org: true } })
  const wanted = plainName(lastName)
  return rows.find((row) => plainName(row.lastName) === wanted)
}

function plainName(name: string): string {
  return name.trim().toLowerCase().replaceAll('ё', 'е')
}
