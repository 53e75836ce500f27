import { CATEGORIES, type Category, MAILINGS_CONSENT } from '../../domain/outbox/category.ts'
import type { Tx } from '../client.ts'
import { Prisma } from '../generated/client.ts'

/**
 * THE rule of what account `a` has switched off, for sending and for every screen (docs/decisions/024): by the switch of
 * the category, or, of announcements, by the answer about news of the union.
 */
export function switchedOff(category: Category | undefined): Prisma.Sql {
  const muted = Prisma.sql`EXISTS (SELECT 1 FROM "MutedCategory" m WHERE m."accountId" = a."id"
    AND m."category" = ${category ?? ''})`
  return category === 'announcement' ? Prisma.sql`(${muted} OR ${NO_NEWS})` : muted
}

/**
 * A consent to mailings that was taken back ends announcements for everybody. One that was only not given ends them for
 * whom there is no other ground to write to; to a member or a chair the organisation writes as to its own.
 */
const NO_NEWS = Prisma.sql`((${consent(Prisma.empty)} OR (EXISTS (SELECT 1 FROM "DeclinedConsent" d
      WHERE d."accountId" = a."id" AND d."purpose" = ${MAILINGS_CONSENT}) AND NOT ${belongs()}))
    AND NOT ${consent(Prisma.sql`AND c."withdrawnAt" IS NULL`)})`

function consent(which: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM "Consent" c WHERE c."accountId" = a."id"
    AND c."purpose" = ${MAILINGS_CONSENT} ${which})`
}

function belongs(): Prisma.Sql {
  return Prisma.sql`(EXISTS (SELECT 1 FROM "MemberBinding" b JOIN "Member" p ON p."id" = b."memberId"
      AND p."leftOn" IS NULL WHERE b."accountId" = a."id" AND b."endedAt" IS NULL)
    OR EXISTS (SELECT 1 FROM "OfficeBinding" o WHERE o."accountId" = a."id" AND o."endedAt" IS NULL)
    OR EXISTS (SELECT 1 FROM "RoleGrant" g WHERE g."accountId" = a."id" AND g."revokedAt" IS NULL))`
}

/** What a person has switched off. */
export async function categoriesOff(read: Tx, accountId: number): Promise<Category[]> {
  const columns = CATEGORIES.map(
    (category) => Prisma.sql`CASE WHEN ${switchedOff(category)} THEN 1 ELSE 0 END AS ${Prisma.raw(category)}`,
  )
  const [row] = await read.$queryRaw<Array<Record<Category, number | bigint>>>`
    SELECT ${Prisma.join(columns)} FROM "Account" a WHERE a."id" = ${accountId}`
  return CATEGORIES.filter((category) => Number(row?.[category] ?? 0) === 1)
}
