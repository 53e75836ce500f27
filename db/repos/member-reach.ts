import type { PrismaClient, Tx } from '../client.ts'
import { Prisma } from '../generated/client.ts'
import { below } from './path-range.ts'

type Db = PrismaClient | Tx

/** Why a member is not reached in the bot, the nearest to it first. */
export const UNREACHED = ['blocked', 'mail', 'unlinked'] as const
export type Unreached = (typeof UNREACHED)[number]

/** Members at and below an organisation: how many have what their chair looks after. */
export interface MemberStanding extends Record<Unreached, number> {
  members: number
  noStatus: number
  /** cards that were made and wait to be handed out */
  toHand: number
  /** linked, and messages reach them */
  reached: number
}

type Numbers<T> = Record<keyof T, number | bigint | null>

const PRESENT = Prisma.sql`m."leftOn" IS NULL AND m."lastName" <> ''`
/** 2: a chat that messages reach holds the card; 1: one that blocked the bot, or is gone; null: none does. */
const LINK = Prisma.sql`(SELECT max(CASE WHEN a."reach" = 'active' THEN 2 ELSE 1 END)
  FROM "MemberBinding" b JOIN "Account" a ON a."id" = b."accountId"
  WHERE b."memberId" = m."id" AND b."endedAt" IS NULL)`
const HAS_MAIL = Prisma.sql`coalesce(m."email", '') <> ''`
const IS: Record<Unreached, Prisma.Sql> = {
  blocked: Prisma.sql`${LINK} = 1`,
  mail: Prisma.sql`${LINK} IS NULL AND ${HAS_MAIL}`,
  unlinked: Prisma.sql`${LINK} IS NULL AND NOT ${HAS_MAIL}`,
}

/** Counted in one pass over the members of the sub-tree: not for the union, which has millions. */
export async function memberStanding(read: Db, path: string): Promise<MemberStanding> {
  const { from, to } = below(path)
  const [row] = await read.$queryRaw<Array<Numbers<MemberStanding>>>`
    SELECT count(*) AS "members",
      count(*) FILTER (WHERE seen."status" IS NULL) AS "noStatus",
      count(*) FILTER (WHERE seen."ticketStatus" = 'produced') AS "toHand",
      count(*) FILTER (WHERE seen."link" = 2) AS "reached",
      count(*) FILTER (WHERE seen."link" = 1) AS "blocked",
      count(*) FILTER (WHERE seen."link" IS NULL AND seen."mail" <> '') AS "mail",
      count(*) FILTER (WHERE seen."link" IS NULL AND seen."mail" = '') AS "unlinked"
    FROM (SELECT m."status", m."ticketStatus", coalesce(m."email", '') AS "mail", ${LINK} AS "link"
      FROM "Organisation" o CROSS JOIN "Member" m
      WHERE m."orgId" = o."id" AND o."path" >= ${from} AND o."path" < ${to} AND ${PRESENT}) seen`
  return {
    members: Number(row?.members ?? 0),
    noStatus: Number(row?.noStatus ?? 0),
    toHand: Number(row?.toHand ?? 0),
    reached: Number(row?.reached ?? 0),
    blocked: Number(row?.blocked ?? 0),
    mail: Number(row?.mail ?? 0),
    unlinked: Number(row?.unlinked ?? 0),
  }
}

/** `more`: rows beyond the page, by which it is seen whether another one follows. */
interface Page {
  number: number
  size: number
  more: number
}

/** A page of an organisation's own members who are not reached for one reason, by name. */
export function unreachedPage(read: Db, orgId: number, why: Unreached, page: Page) {
  return read.$queryRaw<Array<{ lastName: string; firstName: string; middleName: string | null }>>`
    SELECT m."lastName", m."firstName", m."middleName" FROM "Member" m
    WHERE m."orgId" = ${orgId} AND ${PRESENT} AND ${IS[why]}
    ORDER BY m."lastName", m."firstName", m."id" LIMIT ${page.size + page.more} OFFSET ${page.number * page.size}`
}

/** Organisations directly below with members who are not reached, most of them first. */
export async function unreachedBelow(
  read: Db,
  orgId: number,
  page: Page,
): Promise<Array<{ id: number; name: string; count: number }>> {
  const rows = await read.$queryRaw<Array<{ id: number | bigint; name: string; count: number | bigint }>>`
    SELECT c."id" AS "id", coalesce(c."shortName", c."name") AS "name", count(*) AS "count"
    FROM "Organisation" c CROSS JOIN "Organisation" o CROSS JOIN "Member" m
    WHERE c."parentId" = ${orgId} AND c."removedOn" IS NULL
      AND o."path" >= c."path" AND o."path" < substr(c."path", 1, length(c."path") - 1) || '0'
      AND m."orgId" = o."id" AND ${PRESENT} AND coalesce(${LINK}, 0) < 2
    GROUP BY c."id", c."shortName", c."name" ORDER BY 3 DESC, 2, 1
    LIMIT ${page.size + page.more} OFFSET ${page.number * page.size}`
  return rows.map(({ id, name, count }) => ({ id: Number(id), name, count: Number(count) }))
}
