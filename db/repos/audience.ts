import type { Audience } from '../../domain/broadcast/broadcast.ts'
import type { Tx } from '../client.ts'
import { Prisma } from '../generated/client.ts'
import { below } from './path-range.ts'

/** How many accounts an audience reaches: each account once, only those a message can reach. */
export async function audienceCount(read: Tx, audience: Audience): Promise<number> {
  const condition = await audienceWhere(read, audience)
  const [row] = await read.$queryRaw<Array<{ n: bigint | number }>>`
    SELECT COUNT(*) AS n FROM "Account" a WHERE ${condition}`
  return Number(row?.n ?? 0)
}

/** Plans one page of deliveries after account `cursor`. Returns the last account of the page, or undefined at the end. */
export async function planPage(
  tx: Tx,
  plan: Audience & { broadcastId: number; cursor: number; limit: number; now: Date },
): Promise<number | undefined> {
  const condition = await audienceWhere(tx, plan)
  const rows = await tx.$queryRaw<Array<{ id: bigint | number }>>`
    SELECT a."id" AS id FROM "Account" a WHERE a."id" > ${plan.cursor} AND ${condition}
    ORDER BY a."id" LIMIT ${plan.limit}`
  const last = rows.at(-1)
  if (!last) return undefined
  await tx.$executeRaw`
    INSERT INTO "Delivery" ("broadcastId", "accountId", "state", "attempts", "notBefore", "stateAt")
    SELECT ${plan.broadcastId}, a."id", 'planned', 0, ${plan.now}, ${plan.now} FROM "Account" a
    WHERE a."id" > ${plan.cursor} AND a."id" <= ${Number(last.id)} AND ${condition}
    ON CONFLICT DO NOTHING`
  return Number(last.id)
}

async function audienceWhere(read: Tx, { orgId, role }: Audience): Promise<Prisma.Sql> {
  const inTree = await subTree(read, orgId)
  const member = Prisma.sql`EXISTS (SELECT 1 FROM "MemberBinding" b
    JOIN "Member" m ON m."id" = b."memberId" AND m."leftOn" IS NULL JOIN "Organisation" o ON o."id" = m."orgId"
    WHERE b."accountId" = a."id" AND b."endedAt" IS NULL AND ${inTree})`
  const chair = Prisma.sql`EXISTS (SELECT 1 FROM "OfficeBinding" b
    JOIN "Office" f ON f."id" = b."officeId" JOIN "Organisation" o ON o."id" = f."orgId"
    WHERE b."accountId" = a."id" AND b."endedAt" IS NULL AND ${inTree})`
  const reachable = Prisma.sql`a."reach" = 'active'`
  if (role === 'members') return Prisma.sql`${reachable} AND ${member}`
  if (role === 'chairs') return Prisma.sql`${reachable} AND ${chair}`
  // Without an organisation "all" also holds people who only pressed /start.
  return orgId === null ? reachable : Prisma.sql`${reachable} AND (${member} OR ${chair})`
}

async function subTree(read: Tx, orgId: number | null): Promise<Prisma.Sql> {
  if (orgId === null) return Prisma.sql`1 = 1`
  const { path } = await read.organisation.findUniqueOrThrow({
    where: { id: orgId },
    select: { path: true },
  })
  const { from, to } = below(path)
  return Prisma.sql`o."path" >= ${from} AND o."path" < ${to}`
}
