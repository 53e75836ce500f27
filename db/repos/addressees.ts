import { reminderCap } from '../../domain/broadcast/sending.ts'
import { type Category, OFFERS_CONSENT } from '../../domain/outbox/category.ts'
import type { Held } from '../../domain/outbox/outcome.ts'
import type { Lane, MessageClass } from '../../domain/outbox/ports.ts'
import type { Tx } from '../client.ts'
import { moment } from '../dialect.ts'
import { Prisma } from '../generated/client.ts'
import { jsonInts } from '../json-rows.ts'
import { switchedOff } from './switched-off.ts'

/** Whom a claimed message is for, as of now. */
export interface Addressee {
  externalId: string
  /** channel:externalId */
  account: string
  locale: string
  reach: string
  /** why the message is not sent though it could be */
  held: Held | undefined
}

/** What is asked about people before a message is sent to them. */
export interface Question {
  category: Category | undefined
  /** of a reminder in bulk: how many there may be, counted from this moment on */
  cap: { messages: number; since: Date } | undefined
}

/** What concerns reminders in bulk, so many to a person in so many days; nothing for other messages. */
export function capFor(message: { class: MessageClass; lane: Lane }, now: Date): Question['cap'] {
  if (message.class !== 'reminder' || message.lane === 'realtime') return undefined
  return { messages: reminderCap.messages, since: capSince(now) }
}

const DAY_MS = 86_400_000

function capSince(now: Date): Date {
  return new Date(now.getTime() - reminderCap.days * DAY_MS)
}

/** Reminders in bulk that an account was sent in the days that the cap counts. */
export async function remindersHad(read: Tx, accountId: number, now: Date): Promise<number> {
  const [row] = await read.$queryRaw<Array<{ n: number | bigint }>>`
    SELECT ${remindersSince(read, capSince(now))} AS "n" FROM "Account" a WHERE a."id" = ${accountId}`
  return Number(row?.n ?? 0)
}

/** An account that is there no more: nothing can reach it. */
const GONE: Addressee = { externalId: '0', account: '', locale: 'ru', reach: 'deactivated', held: undefined }

interface Row {
  id: number | bigint
  channel: string
  externalId: string
  locale: string
  reach: string
  muted: number | bigint
  agreed: number | bigint
  reminders: number | bigint
}

/** Looks up the people behind accounts. An account that stands there twice is to get two messages. */
export async function addresseesOf(
  read: Tx,
  accountIds: readonly number[],
  { category, cap }: Question = { category: undefined, cap: undefined },
): Promise<(accountId: number) => Addressee> {
  if (accountIds.length === 0) return () => GONE
  const rows = await read.$queryRaw<Row[]>`
    SELECT a."id", a."channel", a."externalId", a."locale", a."reach",
      CASE WHEN ${switchedOff(category)} THEN 1 ELSE 0 END AS "muted",
      CASE WHEN ${category === 'offer' ? agreedToOffers() : EVERYBODY} THEN 1 ELSE 0 END AS "agreed",
      ${cap ? remindersSince(read, cap.since) : NO_REMINDERS} AS "reminders"
    FROM "Account" a WHERE a."id" IN ${jsonInts(read, [...new Set(accountIds)])}`
  const found = new Map(
    rows.map(({ id, muted, agreed, reminders, channel, ...row }) => [
      Number(id),
      {
        ...{ ...row, account: `${channel}:${row.externalId}` },
        ...{ asked: Number(agreed) === 1, off: Number(muted) === 1, had: Number(reminders) },
      },
    ]),
  )
  return (id) => {
    const person = found.get(id)
    if (!person) return GONE
    const { asked, off, had, ...addressee } = person
    const capped = cap && had >= cap.messages ? 'frequency_cap' : undefined
    const held = !asked ? 'no_consent' : off ? 'switched_off' : capped
    person.had += 1
    return { ...addressee, held }
  }
}

const EVERYBODY = Prisma.sql`1 = 1`

/** Account `a` agreed to offers of partners and has not taken that back. */
export function agreedToOffers(): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM "Consent" c WHERE c."accountId" = a."id"
    AND c."purpose" = ${OFFERS_CONSENT} AND c."withdrawnAt" IS NULL)`
}

const NO_REMINDERS = Prisma.sql`0`

/** Reminders in bulk that account `a` was sent: of the outbox, and of broadcasts. */
function remindersSince(read: Tx, since: Date): Prisma.Sql {
  return Prisma.sql`(SELECT COUNT(*) FROM "OutboxMessage" m WHERE m."accountId" = a."id" AND m."lane" <> 'realtime'
      AND m."class" = 'reminder' AND m."state" = 'sent' AND m."stateAt" > ${moment(read, since)})
    + (SELECT COUNT(*) FROM "Broadcast" b JOIN "Delivery" d ON d."broadcastId" = b."id" AND d."accountId" = a."id"
      WHERE b."class" = 'reminder' AND b."startAt" > ${moment(read, since)} AND d."state" = 'sent')`
}
