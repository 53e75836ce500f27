import { DateTime } from 'luxon'
import { REQUEST_DAYS } from '../../domain/identity/linking.ts'
import { folded } from '../../domain/letters.ts'
import type { PrismaClient, Tx } from '../client.ts'

type Db = PrismaClient | Tx

/** A wish to link by ticket number that names a member. */
export interface LinkRequestRow {
  id: number
  /** who asks */
  accountId: number
  member: { id: number; lastName: string; firstName: string; orgId: number; orgPath: string }
  code: string
  decoys: string
  /** whoever holds the card may hold a lost phone: the chair decides */
  phoneLost: boolean
  /** the chat that holds the card says that nothing is lost */
  disputed: boolean
  /** nobody has decided on it, and it waited for too long */
  isExpired: boolean
}

const WITH_MEMBER = { member: { include: { org: true } } } as const

export async function findLinkRequest(read: Db, id: number, now: Date): Promise<LinkRequestRow | undefined> {
  const row = await read.linkRequest.findUnique({ where: { id }, include: WITH_MEMBER })
  return row ? toRow(row, now) : undefined
}

/**
 * Requests in the sub-trees of `roots` that nobody has decided on, oldest first: also those that nobody could be asked
 * about when they were made. `except` asks and does not decide; a card that its own phone opened is its holder's matter.
 */
export async function waitingLinkRequests(
  read: Db,
  roots: readonly string[],
  except: number,
  { now, limit }: { now: Date; limit: number },
): Promise<LinkRequestRow[]> {
  const rows = await read.linkRequest.findMany({
    where: waitingIn(roots, except, now),
    include: WITH_MEMBER,
    orderBy: { id: 'asc' },
    take: limit,
  })
  return rows.flatMap((row) => toRow(row, now) ?? [])
}

export function countLinkRequests(
  read: Db,
  roots: readonly string[],
  except: number,
  now: Date,
): Promise<number> {
  return read.linkRequest.count({ where: waitingIn(roots, except, now) })
}

function waitingIn(roots: readonly string[], except: number, now: Date) {
  return {
    ...isOpen(now),
    accountId: { not: except },
    OR: roots.map((root) => ({ member: { org: { path: { startsWith: root } } } })),
    AND: { OR: [{ phoneLost: true }, { member: { bindings: { none: HELD_BY_PHONE } } }] },
  }
}

/** The reachable account that the phone on record opened a card for. */
export async function phoneHolder(read: Db, memberId: number): Promise<number | undefined> {
  const row = await read.memberBinding.findFirst({ where: { memberId, ...HELD_BY_PHONE } })
  return row?.accountId
}

const HELD_BY_PHONE = { endedAt: null, method: 'phone', account: { reach: 'active' } } as const

function toRow(row: StoredRequest, now: Date): LinkRequestRow | undefined {
  if (!row.member) return undefined
  const { id, lastName, firstName, orgId, org } = row.member
  const isOver = row.code === null || row.createdAt <= daysBefore(now, REQUEST_DAYS)
  return {
    ...{ id: row.id, accountId: row.accountId, code: row.code ?? '', decoys: row.decoys },
    ...{ phoneLost: row.phoneLost, disputed: row.disputed },
    member: { id, lastName, firstName, orgId, orgPath: org.path },
    isExpired: row.state === 'pending' && isOver,
  }
}

interface StoredRequest {
  id: number
  accountId: number
  state: string
  code: string | null
  decoys: string
  phoneLost: boolean
  disputed: boolean
  createdAt: Date
  member: { id: number; lastName: string; firstName: string; orgId: number; org: { path: string } } | null
}

/** Times that an account named a ticket in the last day. */
export async function triesOfDay(read: Db, accountId: number, now: Date): Promise<number> {
  const where = { accountId, createdAt: { gt: daysBefore(now, 1) } }
  const { _sum } = await read.linkRequest.aggregate({ where, _sum: { tries: true } })
  return _sum.tries ?? 0
}

/** Requests of the last day about a member's card, beside this one. */
export function requestsOfDay(read: Db, memberId: number, besides: number, now: Date): Promise<number> {
  return read.linkRequest.count({
    where: { memberId, id: { not: besides }, createdAt: { gt: daysBefore(now, 1) } },
  })
}

/** Requests about a member's card that were refused in the last day, wrong codes among them. */
export function refusedOfDay(read: Db, memberId: number, now: Date): Promise<number> {
  return read.linkRequest.count({
    where: { memberId, state: 'refused', decidedAt: { gt: daysBefore(now, 1) } },
  })
}

/** The chat that holds the card contradicts. False where it has, or it is decided. */
export async function dispute(tx: Tx, id: number): Promise<boolean> {
  const { count } = await tx.linkRequest.updateMany({
    where: { id, state: 'pending', phoneLost: true, disputed: false },
    data: { disputed: true },
  })
  return count > 0
}

/**
 * Keeps that an account named a ticket. Asked again in the days that it may be confirmed in, it is the same request with
 * the same code, whether it names a member or not: the answer says nothing of that.
 */
export async function keepTry(
  tx: Tx,
  tried: { accountId: number; ticketNumber: string; memberId: number | undefined },
  fresh: { code: string; decoys: string },
  now: Date,
): Promise<{ id: number; code: string; decoys: string }> {
  const { accountId, ticketNumber, memberId } = tried
  const before = await tx.linkRequest.findFirst({
    where: {
      ...{ accountId, ticketNumber, ...isOpen(now) },
      ...(memberId !== undefined && { OR: [{ memberId: null }, { memberId }] }),
    },
    orderBy: { id: 'desc' },
  })
  if (!before) {
    const data = { ...tried, memberId: memberId ?? null, ...fresh, state: 'pending', createdAt: now }
    const { id } = await tx.linkRequest.create({ data })
    return { id, ...fresh }
  }
  const tries = before.createdAt > daysBefore(now, 1) ? before.tries + 1 : 1
  await tx.linkRequest.update({
    where: { id: before.id },
    data: { tries, createdAt: now, memberId: memberId ?? before.memberId },
  })
  return { id: before.id, code: before.code ?? fresh.code, decoys: before.decoys }
}

/** Notes once that the old phone is lost; the request where it names a member, `unknown` where it does not. */
export async function notePhoneLost(
  tx: Tx,
  id: number,
  accountId: number,
  now: Date,
): Promise<LinkRequestRow | 'unknown' | undefined> {
  const { count } = await tx.linkRequest.updateMany({
    where: { id, accountId, phoneLost: false, ...isOpen(now) },
    data: { phoneLost: true },
  })
  return count === 0 ? undefined : ((await findLinkRequest(tx, id, now)) ?? 'unknown')
}

/** What may still be confirmed. */
function isOpen(now: Date) {
  return { state: 'pending', code: { not: null }, createdAt: { gt: daysBefore(now, REQUEST_DAYS) } }
}

function daysBefore(now: Date, days: number): Date {
  return DateTime.fromJSDate(now).minus({ days }).toJSDate()
}

/** The member that a ticket number and a surname both name. */
export async function memberByTicket(read: Db, key: string, lastName: string) {
  const rows = await read.member.findMany({
    where: { OR: [{ ticketKey: key }, { ticketNumber: key }], leftOn: null },
    include: { org: true },
  })
  const wanted = folded(lastName.trim())
  return rows.find((row) => folded(row.lastName.trim()) === wanted)
}
