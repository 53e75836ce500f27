import type { Who } from '../../domain/identity/who.ts'
import type { PrismaClient } from '../client.ts'
import { type AccountRow, whoIs } from './accounts.ts'

/** Somebody who wrote, and who they are at this moment. */
export interface Person {
  account: AccountRow
  who: Who
}

interface Row {
  id: number | bigint
  locale: string
  timeZone: string | null
  reach: string
  dialogue: string | null
  memberId: number | bigint | null
  memberOrgId: number | bigint | null
  leftOn: string | null
  hasOffices: boolean | number | bigint
  hasGrants: boolean | number | bigint
}

/**
 * The account of somebody who wrote and what it holds on the day that `todayIn` tells; undefined for a stranger. Most
 * people hold no office and no role: for them this is one read.
 */
export async function findPerson(
  read: PrismaClient,
  { channel, externalId }: { channel: string; externalId: string },
  todayIn: (timeZone: string | null) => string,
): Promise<Person | undefined> {
  const [row] = await read.$queryRaw<Row[]>`
    SELECT a."id", a."locale", a."timeZone", a."reach", a."dialogue",
      m."id" AS "memberId", m."orgId" AS "memberOrgId", m."leftOn",
      EXISTS (SELECT 1 FROM "OfficeBinding" o WHERE o."accountId" = a."id" AND o."endedAt" IS NULL) AS "hasOffices",
      EXISTS (SELECT 1 FROM "RoleGrant" g WHERE g."accountId" = a."id" AND g."revokedAt" IS NULL) AS "hasGrants"
    FROM "Account" a
    LEFT JOIN "MemberBinding" b ON b."accountId" = a."id" AND b."endedAt" IS NULL
    LEFT JOIN "Member" m ON m."id" = b."memberId"
    WHERE a."channel" = ${channel} AND a."externalId" = ${externalId}
    ORDER BY b."id" LIMIT 1`
  if (!row) return undefined
  const { locale, timeZone, reach, dialogue } = row
  const account = { id: Number(row.id), channel, externalId, locale, timeZone, reach, dialogue }
  if (row.hasOffices || row.hasGrants)
    return { account, who: await whoIs(read, account.id, todayIn(timeZone)) }
  const isMember = row.memberId !== null && row.memberOrgId !== null && !row.leftOn
  const member = isMember ? { memberId: Number(row.memberId), orgId: Number(row.memberOrgId) } : undefined
  return { account, who: { member, offices: [], grants: [] } }
}
