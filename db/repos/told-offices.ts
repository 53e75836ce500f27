import type { Database, Tx } from '../client.ts'
import { moment } from '../dialect.ts'
import { Prisma } from '../generated/client.ts'
import { type BoundOffice, boundOffices } from './bound-offices.ts'

/** An office that is told of its matters: in the chat, or by mail where nobody of it can be reached there. */
export interface ToldOffice extends BoundOffice {
  /** accounts by which it may have been told of the same matter already: its address, or who answered for it in the chat */
  others: number[]
}

/** What asks for offices: without `email` no letter is planned. */
interface Asking {
  defaultZone: string
  email: boolean
  now: Date
}

/** Every office somebody of which can be reached, in the order of their ids. Writes down addresses that are new. */
export async function toldOffices(
  database: Pick<Database, 'read' | 'write'>,
  { defaultZone, email, now }: Asking,
): Promise<ToldOffice[]> {
  const chats = await boundOffices(database.read, defaultZone)
  const addresses = await addressesByOffice(database.read)
  const inChat = chats.map((office) => ({ ...office, others: addresses.get(office.officeId) ?? [] }))
  if (!email) return inChat
  const byMail = await mailOnlyOffices(database, { defaultZone, now })
  return [...inChat, ...byMail].sort((one, other) => one.officeId - other.officeId)
}

/** Was one of these messages planned, and did it arrive or may it yet? Whoever was told of a matter is not told again. */
export async function isTold(read: Tx, keys: readonly string[]): Promise<boolean> {
  if (keys.length === 0) return false
  const where = { dedupeKey: { in: [...keys] }, state: { notIn: ['failed', 'skipped'] } }
  return (await read.outboxMessage.count({ where })) > 0
}

/** Somebody who holds the office of term `t` can be reached in the chat. */
const IN_CHAT = Prisma.sql`EXISTS (SELECT 1 FROM "OfficeBinding" b
  JOIN "Account" c ON c."id" = b."accountId" AND c."reach" = 'active'
  WHERE b."officeId" = t."officeId" AND b."endedAt" IS NULL)`
/** The chair of term `t` holds office now and agreed to letters. */
const AGREED = Prisma.sql`t."endedAt" IS NULL AND t."emailConsent" = TRUE AND t."email" <> ''`

/** The account of an address is made when something is first to be sent there. */
async function writeDownAddresses(write: Tx, now: Date): Promise<void> {
  await write.$executeRaw`
    INSERT INTO "Account" ("channel", "externalId", "locale", "reach", "firstSeenAt")
    SELECT DISTINCT 'email', lower(t."email"), 'ru', 'active', ${moment(write, now)}
    FROM "Term" t JOIN "Office" f ON f."id" = t."officeId"
      JOIN "Organisation" o ON o."id" = f."orgId" AND o."removedOn" IS NULL
    WHERE ${AGREED} AND NOT ${IN_CHAT}
      AND NOT EXISTS (SELECT 1 FROM "Account" a WHERE a."channel" = 'email' AND a."externalId" = lower(t."email"))
    ON CONFLICT DO NOTHING`
}

interface MailedRow {
  officeId: number | bigint
  orgId: number | bigint
  orgAisId: string
  name: string
  timeZone: string | null
  accountId: number | bigint
  address: string
}

/** Offices that have an address only. Writes down addresses that are new. */
export async function mailOnlyOffices(
  { read, write }: Pick<Database, 'read' | 'write'>,
  { defaultZone, now }: Omit<Asking, 'email'>,
): Promise<ToldOffice[]> {
  await writeDownAddresses(write, now)
  return mailedOffices(read, defaultZone)
}

async function mailedOffices(read: Tx, defaultZone: string): Promise<ToldOffice[]> {
  const rows = await read.$queryRaw<MailedRow[]>`
    SELECT t."officeId", o."id" AS "orgId", o."aisId" AS "orgAisId", COALESCE(o."shortName", o."name") AS "name",
      o."timeZone", a."id" AS "accountId", a."externalId" AS "address"
    FROM "Term" t JOIN "Office" f ON f."id" = t."officeId"
      JOIN "Organisation" o ON o."id" = f."orgId" AND o."removedOn" IS NULL
      JOIN "Account" a ON a."channel" = 'email' AND a."externalId" = lower(t."email") AND a."reach" = 'active'
    WHERE ${AGREED} AND NOT ${IN_CHAT}`
  const former = await idsByOffice(
    await read.$queryRaw`SELECT b."officeId", b."accountId" FROM "OfficeBinding" b`,
  )
  return rows.map(({ officeId, orgId, accountId, address, orgAisId, name, timeZone }) => ({
    ...{ officeId: Number(officeId), orgId: Number(orgId), orgAisId, name },
    timeZone: timeZone ?? defaultZone,
    accounts: [{ id: Number(accountId), account: `email:${address}` }],
    others: former.get(Number(officeId)) ?? [],
  }))
}

/** Accounts of addresses by the office whose chair has them. */
export async function addressesByOffice(read: Tx): Promise<Map<number, number[]>> {
  return idsByOffice(
    await read.$queryRaw`
      SELECT t."officeId", a."id" AS "accountId" FROM "Account" a
        JOIN "Term" t ON lower(t."email") = a."externalId" AND t."endedAt" IS NULL
      WHERE a."channel" = 'email'`,
  )
}

type Pair = { officeId: number | bigint; accountId: number | bigint }

function idsByOffice(pairs: Pair[]): Map<number, number[]> {
  const found = new Map<number, number[]>()
  for (const { officeId, accountId } of pairs) {
    const known = found.get(Number(officeId)) ?? []
    known.push(Number(accountId))
    found.set(Number(officeId), known)
  }
  return found
}
