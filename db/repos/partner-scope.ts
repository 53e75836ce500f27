import type { Tx } from '../client.ts'
import { Prisma } from '../generated/client.ts'
import { jsonInts } from '../json-rows.ts'

/** Whose partners, and on which day. */
export interface PartnerScope {
  /** from the union down to the member's own organisation */
  orgIds: readonly number[]
  today: string
}

/** The partners of a member: federal ones, and those of an organisation above the member. */
export async function partnerScope(read: Tx, orgId: number, today: string): Promise<PartnerScope> {
  const org = await read.organisation.findUnique({ where: { id: orgId }, select: { path: true } })
  return { orgIds: (org?.path ?? '').split('/').filter(Boolean).map(Number), today }
}

/** Partner `p` is one of the member's, whether its conditions hold today or not. */
export function isTheirs(read: Tx, { orgIds }: PartnerScope): Prisma.Sql {
  return Prisma.sql`(p."scope" = 'federal' OR p."regionId" IN ${jsonInts(read, orgIds)})`
}

/** The same, with conditions that hold today; of several rows of the same offer the newest. */
export function isVisible(read: Tx, scope: PartnerScope): Prisma.Sql {
  return Prisma.sql`${isTheirs(read, scope)} AND ${holds(Prisma.sql`p`, scope.today)}
    AND NOT EXISTS (SELECT 1 FROM "Partner" q WHERE q."name" = p."name" AND q."scope" = p."scope"
      AND COALESCE(q."regionId", 0) = COALESCE(p."regionId", 0) AND COALESCE(q."town", '') = COALESCE(p."town", '')
      AND COALESCE(q."category", '') = COALESCE(p."category", '') AND ${holds(Prisma.sql`q`, scope.today)}
      AND (COALESCE(q."validFrom", '') > COALESCE(p."validFrom", '')
        OR (COALESCE(q."validFrom", '') = COALESCE(p."validFrom", '') AND q."id" > p."id")))`
}

function holds(partner: Prisma.Sql, today: string): Prisma.Sql {
  return Prisma.sql`(${partner}."validFrom" IS NULL OR ${partner}."validFrom" <= ${today})
    AND (${partner}."validTo" IS NULL OR ${partner}."validTo" >= ${today})`
}
