import type { Database, Tx } from '../client.ts'
import { Prisma } from '../generated/client.ts'
import type { IssuedCard } from './issued-cards.ts'

/** A page of the list is read in a moment, and handed over whole. */
const PAGE = 5000

/** A name as domain/ticket/card-name.ts writes it. */
const initial = (column: string) =>
  `CASE WHEN coalesce(${column}, '') = '' THEN '' ELSE ' ' || substr(${column}, 1, 1) || '.' END`
const NAME = Prisma.raw(`m."lastName" || ${initial('m."firstName"')} || ${initial('m."middleName"')}`)

/** What a card says is no longer so: its member has left, moved on or is gone, or has another number or name. */
const refused = (today: string) => Prisma.sql`(
  c."revokedAt" IS NOT NULL OR m."id" IS NULL OR m."orgId" <> c."orgId"
  OR (m."leftOn" IS NOT NULL AND m."leftOn" <= ${today})
  OR coalesce(m."ticketNumber", '') <> c."number" OR ${NAME} <> c."name")`

const CARDS = Prisma.raw('"IssuedCard" c LEFT JOIN "Member" m ON m."id" = c."memberId"')

interface Row {
  id: number | bigint
}

/** The cards that are refused though they have not expired, growing; read away from the thread that answers people. */
export async function revokedCards({ apartPages }: Database, today: string): Promise<Uint32Array> {
  const page = (last: Row | undefined) => Prisma.sql`
    SELECT c."id" AS "id" FROM ${CARDS}
    WHERE c."id" > ${Number(last?.id ?? 0)} AND c."expiresOn" >= ${today} AND ${refused(today)}
    ORDER BY c."id" LIMIT ${PAGE}`
  const pages: Uint32Array[] = []
  for await (const rows of apartPages<Row>(page)) pages.push(Uint32Array.from(rows, ({ id }) => Number(id)))
  return joined(pages)
}

/** The card as it was issued, where what it says is still so; undefined, too, for one that was never issued. */
export async function goodCard(read: Tx, cardId: number, today: string): Promise<IssuedCard | undefined> {
  const [row] = await read.$queryRaw<Array<Omit<IssuedCard, 'id'> & Row>>`
    SELECT c."id" AS "id", c."number" AS "number", c."name" AS "name", c."issuedOn" AS "issuedOn",
      c."expiresOn" AS "expiresOn"
    FROM ${CARDS} WHERE c."id" = ${cardId} AND NOT ${refused(today)}`
  return row && { ...row, id: Number(row.id) }
}

function joined(pages: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(pages.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const page of pages) {
    all.set(page, at)
    at += page.length
  }
  return all
}
