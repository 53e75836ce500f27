import type { Audience } from '../../domain/broadcast/broadcast.ts'
import type { Zone } from '../../domain/broadcast/finish.ts'
import type { Database, Tx } from '../client.ts'
import { moment } from '../dialect.ts'
import { Prisma } from '../generated/client.ts'
import { agreedToOffers } from './addressees.ts'
import { below } from './path-range.ts'
import { rhythms } from './utc-offsets.ts'

/** How many accounts an audience reaches: each account once, only those a message can reach. */
export async function audienceCount(read: Tx, audience: Audience): Promise<number> {
  const condition = await audienceWhere(read, audience)
  const [row] = await read.$queryRaw<Array<{ n: bigint | number }>>`
    SELECT COUNT(*) AS "n" FROM "Account" a WHERE ${condition}`
  return Number(row?.n ?? 0)
}

/** The same by the clocks of those people, counted away from the thread that answers others. */
export async function zoneCounts(
  { read, apart }: Pick<Database, 'read' | 'apart'>,
  audience: Audience,
  at: Date,
  defaultZone: string,
): Promise<Zone[]> {
  const condition = await audienceWhere(read, audience)
  const offset = await rhythms(read, at, defaultZone)
  const rows = await apart<{ utcOffset: bigint | number; accounts: bigint | number }>(Prisma.sql`
    SELECT z."utcOffset" AS "utcOffset", COUNT(*) AS "accounts"
    FROM (SELECT ${offset} AS "utcOffset" FROM "Account" a WHERE ${condition}) z GROUP BY z."utcOffset"`)
  return rows.map((row) => ({ utcOffset: Number(row.utcOffset), accounts: Number(row.accounts) }))
}

/** A page of recipients to write down. */
export interface PlanPage extends Audience {
  broadcastId: number
  /** the last account of the page before */
  cursor: number
  limit: number
  quietHours: boolean
  defaultZone: string
  now: Date
}

/** Plans one page of deliveries. Returns how many and the last account of the page; undefined at the end. */
export async function planPage(
  tx: Tx,
  plan: PlanPage,
): Promise<{ planned: number; last: number } | undefined> {
  const { broadcastId, cursor, limit, now, quietHours, defaultZone } = plan
  const condition = await audienceWhere(tx, plan)
  const offset = quietHours ? await rhythms(tx, now, defaultZone) : Prisma.sql`0`
  const planned = await tx.$executeRaw`
    INSERT INTO "Delivery" ("broadcastId", "accountId", "state", "attempts", "utcOffset", "notBefore", "stateAt")
    SELECT ${broadcastId}, a."id", 'planned', 0, ${offset}, ${moment(tx, now)}, ${moment(tx, now)}
    FROM "Account" a WHERE a."id" > ${cursor} AND ${condition}
    ORDER BY a."id" LIMIT ${limit}
    ON CONFLICT DO NOTHING`
  if (planned === 0) return undefined
  const [last] = await tx.$queryRaw<Array<{ id: bigint | number }>>`
    SELECT MAX("accountId") AS "id" FROM "Delivery" WHERE "broadcastId" = ${broadcastId}`
  return { planned, last: Number(last?.id) }
}

async function audienceWhere(read: Tx, { orgId, role, category }: Audience): Promise<Prisma.Sql> {
  const inTree = await subTree(read, orgId)
  const member = Prisma.sql`EXISTS (SELECT 1 FROM "MemberBinding" b
    JOIN "Member" m ON m."id" = b."memberId" AND m."leftOn" IS NULL ${inTree(Prisma.sql`m."orgId"`)}
    WHERE b."accountId" = a."id" AND b."endedAt" IS NULL)`
  const chair = Prisma.sql`EXISTS (SELECT 1 FROM "OfficeBinding" b
    JOIN "Office" f ON f."id" = b."officeId" ${inTree(Prisma.sql`f."orgId"`)}
    WHERE b."accountId" = a."id" AND b."endedAt" IS NULL)`
  const asked = category === 'offer' ? Prisma.sql` AND ${agreedToOffers()}` : Prisma.empty
  const reachable = Prisma.sql`a."reach" = 'active' AND a."channel" <> 'email'${asked}`
  if (role === 'members') return Prisma.sql`${reachable} AND ${member}`
  if (role === 'chairs') return Prisma.sql`${reachable} AND ${chair}`
  // Without an organisation "all" also holds people who only pressed /start.
  return orgId === null ? reachable : Prisma.sql`${reachable} AND (${member} OR ${chair})`
}

/** The join that keeps to a sub-tree; nothing for the whole union, where every row is inside. */
async function subTree(read: Tx, orgId: number | null): Promise<(orgColumn: Prisma.Sql) => Prisma.Sql> {
  if (orgId === null) return () => Prisma.empty
  const { path } = await read.organisation.findUniqueOrThrow({ where: { id: orgId }, select: { path: true } })
  const { from, to } = below(path)
  return (column) =>
    Prisma.sql`JOIN "Organisation" o ON o."id" = ${column} AND o."path" >= ${from} AND o."path" < ${to}`
}
