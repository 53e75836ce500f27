import { type Bulk, momentLiteral } from '../bulk.ts'
import type { KindSpec, WrittenRows } from '../kind-spec.ts'

/** People who come over from an earlier bot: an account and what it is bound to. */
export const accounts: KindSpec = {
  kind: 'accounts',
  table: 'Account',
  key: ['channel', 'external_id'],
  references: [
    { from: 'member_ais_id', table: 'Member', by: 'aisId', kind: 'members', code: 'unknown_member' },
    {
      from: 'office_org_ais_id',
      table: 'Organisation',
      by: 'aisId',
      kind: 'organisations',
      code: 'unknown_organisation',
    },
  ],
  copies: { channel: 'channel', external_id: 'externalId', locale: 'locale', time_zone: 'timeZone' },
  defaults: { locale: `'ru'` },
  onInsert: { firstSeenAt: '@now', reach: `'active'` },
  belongs: { name: `t."channel" || ':' || t."externalId"` },
  after: bind,
}

/** Binds the accounts to their members and offices, where they never were: what was ended here stays ended. */
async function bind(bulk: Bulk, { source, from, to, taken, now }: WrittenRows): Promise<void> {
  const moment = momentLiteral(bulk.dialect, now)
  const rows = `FROM ${source} s JOIN "Account" a ON a."channel" = s."channel" AND a."externalId" = s."external_id"`
  const chosen = `s."at" BETWEEN ? AND ? AND ${taken}`
  await bulk.run(
    `INSERT INTO "MemberBinding" ("accountId", "memberId", "method", "boundAt")
     SELECT a."id", m."id", 'import', ${moment} ${rows} JOIN "Member" m ON m."aisId" = s."member_ais_id"
     WHERE ${chosen} AND NOT EXISTS (SELECT 1 FROM "MemberBinding" b
       WHERE (b."accountId" = a."id" AND b."memberId" = m."id")
          OR ((b."accountId" = a."id" OR b."memberId" = m."id") AND b."endedAt" IS NULL)) ORDER BY s."at"`,
    from,
    to,
  )
  await bulk.run(
    `INSERT INTO "OfficeBinding" ("accountId", "officeId", "access", "termId", "method", "boundAt")
     SELECT a."id", f."id", 'full', t."id", 'import', ${moment} ${rows}
     JOIN "Organisation" o ON o."aisId" = s."office_org_ais_id" JOIN "Office" f ON f."orgId" = o."id"
     LEFT JOIN "Term" t ON t."officeId" = f."id" AND t."endedAt" IS NULL
     WHERE ${chosen} AND NOT EXISTS (SELECT 1 FROM "OfficeBinding" b
       WHERE b."accountId" = a."id" AND b."officeId" = f."id") ORDER BY s."at"`,
    from,
    to,
  )
}
