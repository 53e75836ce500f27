import { cardName } from '../../domain/ticket/card-name.ts'
import type { Database, Tx } from '../client.ts'
import { holdMember } from '../hold-row.ts'
import { transact } from '../unit-of-work.ts'
import { cardDays } from './settings.ts'

/** A card as its token states it. */
export interface IssuedCard {
  id: number
  number: string
  name: string
  issuedOn: string
  expiresOn: string
}

/** What a card says of a member, and where: a card that says anything else is refused. */
type Content = Pick<IssuedCard, 'number' | 'name'> & { orgId: number }

/** A code is renewed while at least this part of its days is left: a card that is shown is never about to expire. */
const RENEWED_BEFORE = 0.1
const DAY_MS = 86_400_000
const FORGOTTEN_PAGE = 1000

/**
 * The member's card: the one that was issued for what the registry says of the member today, else a new one, which ends
 * those before it. One without a plastic card has a card without a number. Undefined for who is no member.
 */
export async function issueCard(
  database: Database,
  memberId: number,
  { today, now }: { today: string; now: Date },
): Promise<IssuedCard | undefined> {
  const days = await cardDays(database.read)
  const content = await contentOf(database.read, memberId, today)
  if (!content) return undefined
  const renewOn = daysAfter(today, Math.floor(days * RENEWED_BEFORE))
  const kept = await keptCard(database.read, memberId, content, renewOn)
  return kept ?? transact(database, (tx) => newCard(tx, memberId, { today, now, days, renewOn }))
}

/** Every code of the member that is out is refused from now on; the next one is drawn when the ticket is opened. */
export function withdrawCards(
  tx: Tx,
  memberId: number,
  reason: 'renewed' | 'lost' | 'operator',
  now: Date,
): Promise<number> {
  return endCards(tx, memberId, reason, now)
}

/** The newest card of a member whose code is not ended. */
export async function livingCard(read: Tx, memberId: number): Promise<number | undefined> {
  const where = { memberId, revokedAt: null }
  return (await read.issuedCard.findFirst({ where, orderBy: { id: 'desc' }, select: { id: true } }))?.id
}

/** At the member's wish: nothing personal stays, and the codes are refused. */
export async function forgetCards(tx: Tx, memberId: number, now: Date): Promise<void> {
  await endCards(tx, memberId, 'erased', now)
  await tx.issuedCard.updateMany({ where: { memberId }, data: { number: '', name: '' } })
}

/** Removes a page of cards whose code ended before `day`: it is refused without them. Returns how many. */
export async function forgetExpiredCards(tx: Tx, day: string): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM "IssuedCard" WHERE "id" IN (
      SELECT "id" FROM "IssuedCard" WHERE "expiresOn" < ${day} ORDER BY "expiresOn" LIMIT ${FORGOTTEN_PAGE})`
}

async function newCard(
  tx: Tx,
  memberId: number,
  { today, now, days, renewOn }: { today: string; now: Date; days: number; renewOn: string },
): Promise<IssuedCard | undefined> {
  // From two devices at once: the second one finds the card of the first.
  await holdMember(tx, memberId)
  const content = await contentOf(tx, memberId, today)
  if (!content) return undefined
  const kept = await keptCard(tx, memberId, content, renewOn)
  if (kept) return kept
  // One that says the same stays good until its own end: it may have been printed.
  const { orgId, number, name } = content
  await endCards(tx, memberId, 'replaced', now, { NOT: { orgId, number, name } })
  const expiresOn = daysAfter(today, days)
  return tx.issuedCard.create({ data: { memberId, ...content, issuedOn: today, expiresOn } })
}

async function endCards(
  tx: Tx,
  memberId: number,
  reason: 'replaced' | 'erased' | 'renewed' | 'lost' | 'operator',
  now: Date,
  which: { NOT?: Content } = {},
): Promise<number> {
  const where = { memberId, revokedAt: null, ...which }
  return (await tx.issuedCard.updateMany({ where, data: { revokedAt: now, reason } })).count
}

async function contentOf(read: Tx, memberId: number, today: string): Promise<Content | undefined> {
  const member = await read.member.findUnique({ where: { id: memberId } })
  // Who was erased has no name.
  if (!member?.lastName || (member.leftOn !== null && member.leftOn <= today)) return undefined
  return { orgId: member.orgId, number: member.ticketNumber ?? '', name: cardName(member) }
}

function keptCard(read: Tx, memberId: number, content: Content, renewOn: string): Promise<IssuedCard | null> {
  const where = { memberId, revokedAt: null, expiresOn: { gt: renewOn }, ...content }
  return read.issuedCard.findFirst({ where, orderBy: { id: 'desc' } })
}

function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}
