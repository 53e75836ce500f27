import type { Database, Tx } from '../client.ts'
import { moment } from '../dialect.ts'
import { Prisma } from '../generated/client.ts'
import { jsonInts, jsonRows } from '../json-rows.ts'
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

/** Offices of one page. */
export interface ToldPage {
  ids: number[]
  /** those of them that have an address only */
  byMail: ToldOffice[]
  /** accounts of the addresses of their chairs, by office */
  addresses: ReadonlyMap<number, number[]>
}

type Reader = Pick<Database, 'read' | 'write'>

/**
 * Every office somebody of which can be reached, in the order of their ids, so many at once: there are seventy thousand.
 * Writes down addresses that are new.
 */
export async function* toldPages(
  database: Reader,
  size: number,
  asking: () => Asking,
): AsyncGenerator<ToldPage> {
  for (let after = 0; ; ) {
    const at = asking()
    const ids = await toldIds(database.read, { after, size, email: at.email })
    if (ids.length === 0) return
    const byMail = at.email ? await mailOnlyOffices(database, ids, at) : []
    yield { ids, byMail, addresses: await addressesOf(database.read, ids) }
    after = ids.at(-1) ?? after
  }
}

/** Those of a page that are told in the chat. */
export async function officesInChat(
  read: Tx,
  { ids, addresses }: ToldPage,
  defaultZone: string,
): Promise<ToldOffice[]> {
  const offices = await boundOffices(read, defaultZone, ids)
  return offices.map((office) => ({ ...office, others: addresses.get(office.officeId) ?? [] }))
}

/** Those of these messages that were planned, and did arrive or may yet: whoever was told of a matter is not told again. */
export async function toldKeys(read: Tx, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const where = { dedupeKey: { in: [...keys] }, state: { notIn: ['failed', 'skipped'] } }
  const rows = await read.outboxMessage.findMany({ where, select: { dedupeKey: true } })
  return new Set(rows.map(({ dedupeKey }) => dedupeKey))
}

/** Somebody who holds the office `id` can be reached in the chat. */
const inChat = (id: string) => Prisma.sql`EXISTS (SELECT 1 FROM "OfficeBinding" b
  JOIN "Account" c ON c."id" = b."accountId" AND c."reach" = 'active'
  WHERE b."officeId" = ${Prisma.raw(id)} AND b."endedAt" IS NULL)`
/** The chair of term `t` holds office now and agreed to letters. */
const AGREED = Prisma.sql`t."endedAt" IS NULL AND t."emailConsent" = TRUE AND t."email" <> ''`

async function toldIds(
  read: Tx,
  { after, size, email }: { after: number; size: number; email: boolean },
): Promise<number[]> {
  const byMail = Prisma.sql`EXISTS (SELECT 1 FROM "Term" t WHERE t."officeId" = f."id" AND ${AGREED})`
  const rows = await read.$queryRaw<Array<{ id: number | bigint }>>`
    SELECT f."id" FROM "Office" f
    WHERE f."id" > ${after} AND (${inChat('f."id"')} ${email ? Prisma.sql`OR ${byMail}` : Prisma.empty})
    ORDER BY f."id" LIMIT ${size}`
  return rows.map(({ id }) => Number(id))
}

interface MailedRow {
  officeId: number | bigint
  orgId: number | bigint
  orgAisId: string
  name: string
  timeZone: string | null
  address: string
  /** null: nothing was ever sent there */
  accountId: number | bigint | null
}

/** Those of these offices that have an address only. */
async function mailOnlyOffices(
  { read, write }: Reader,
  ids: readonly number[],
  { defaultZone, now }: Asking,
): Promise<ToldOffice[]> {
  let rows = await mailedRows(read, ids)
  const fresh = rows.flatMap(({ accountId, address }) => (accountId === null ? [address] : []))
  if (fresh.length > 0) {
    await writeDown(write, fresh, now)
    rows = await mailedRows(read, ids)
  }
  const former = idsByOffice(
    await read.$queryRaw`SELECT b."officeId", b."accountId" FROM "OfficeBinding" b
      WHERE b."officeId" IN ${jsonInts(read, ids)}`,
  )
  return rows.map(({ officeId, orgId, accountId, address, orgAisId, name, timeZone }) => ({
    ...{ officeId: Number(officeId), orgId: Number(orgId), orgAisId, name },
    timeZone: timeZone ?? defaultZone,
    accounts: [{ id: Number(accountId), account: `email:${address}` }],
    others: former.get(Number(officeId)) ?? [],
  }))
}

function mailedRows(read: Tx, ids: readonly number[]): Promise<MailedRow[]> {
  return read.$queryRaw<MailedRow[]>`
    SELECT t."officeId", o."id" AS "orgId", o."aisId" AS "orgAisId", COALESCE(o."shortName", o."name") AS "name",
      o."timeZone", lower(t."email") AS "address", a."id" AS "accountId"
    FROM "Term" t JOIN "Office" f ON f."id" = t."officeId"
      JOIN "Organisation" o ON o."id" = f."orgId" AND o."removedOn" IS NULL
      LEFT JOIN "Account" a ON a."channel" = 'email' AND a."externalId" = lower(t."email")
    WHERE t."officeId" IN ${jsonInts(read, ids)} AND ${AGREED} AND NOT ${inChat('t."officeId"')}
      AND (a."id" IS NULL OR a."reach" = 'active')
    ORDER BY t."officeId"`
}

/** The account of an address is made when something is first to be sent there. */
async function writeDown(write: Tx, addresses: readonly string[], now: Date): Promise<void> {
  const rows = [...new Set(addresses)].map((address) => ({ address }))
  await write.$executeRaw`
    INSERT INTO "Account" ("channel", "externalId", "locale", "reach", "firstSeenAt")
    SELECT 'email', r."address", 'ru', 'active', ${moment(write, now)}
    FROM ${jsonRows(write, { address: 'text' }, rows)} r WHERE TRUE
    ON CONFLICT DO NOTHING`
}

/** Accounts of the addresses of these offices' chairs. */
async function addressesOf(read: Tx, ids: readonly number[]): Promise<Map<number, number[]>> {
  return idsByOffice(
    await read.$queryRaw`
      SELECT t."officeId", a."id" AS "accountId" FROM "Term" t
        JOIN "Account" a ON a."channel" = 'email' AND a."externalId" = lower(t."email")
      WHERE t."officeId" IN ${jsonInts(read, ids)} AND t."endedAt" IS NULL`,
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
