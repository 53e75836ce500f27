import type { Tx } from '../../client.ts'
import type { KindImporter, WrittenRow } from '../kind-importer.ts'
import { idsBy, storedMoment } from '../table-batch.ts'

/** People who come over from an earlier bot: an account and what it is bound to. Made anew for each moment of import. */
export function accountImporter(now: Date): KindImporter<'accounts'> {
  return {
    kind: 'accounts',
    spec: {
      table: 'Account',
      key: ['channel', 'externalId'],
      columns: ['channel', 'externalId', 'locale', 'timeZone'],
      insertOnly: { firstSeenAt: storedMoment(now), reach: 'active' },
    },
    keyOf: (row) => JSON.stringify([row.channel, row.external_id]),
    defaults: { locale: 'ru' },
    async resolve(tx, rows) {
      const members = await idsBy(
        tx,
        'Member',
        'aisId',
        rows.map((row) => row.member_ais_id),
      )
      const orgs = await idsBy(
        tx,
        'Organisation',
        'aisId',
        rows.map((row) => row.office_org_ais_id),
      )
      return rows.map((row) => {
        if (row.member_ais_id !== null && !members.has(row.member_ais_id)) {
          return { column: 'member_ais_id', code: 'unknown_member' }
        }
        if (row.office_org_ais_id !== null && !orgs.has(row.office_org_ais_id)) {
          return { column: 'office_org_ais_id', code: 'unknown_organisation' }
        }
        return {
          channel: row.channel,
          externalId: row.external_id,
          locale: row.locale,
          timeZone: row.time_zone,
        }
      })
    },
    after: bind,
  }
}

/** Binds the accounts to their members and offices, where they are not bound already. */
async function bind(tx: Tx, rows: ReadonlyArray<WrittenRow<'accounts'>>, now: Date): Promise<void> {
  const wanted = JSON.stringify(rows.map(({ row }) => row))
  const account = `JOIN "Account" a ON a."channel" = json_extract(j.value, '$.channel')
    AND a."externalId" = json_extract(j.value, '$.external_id')`
  await tx.$executeRawUnsafe(
    `INSERT INTO "MemberBinding" ("accountId", "memberId", "method", "boundAt")
     SELECT a."id", m."id", 'import', ? FROM json_each(?) j ${account}
     JOIN "Member" m ON m."aisId" = json_extract(j.value, '$.member_ais_id')
     WHERE NOT EXISTS (SELECT 1 FROM "MemberBinding" b
       WHERE b."accountId" = a."id" AND b."memberId" = m."id" AND b."endedAt" IS NULL)`,
    storedMoment(now),
    wanted,
  )
  await tx.$executeRawUnsafe(
    `INSERT INTO "OfficeBinding" ("accountId", "officeId", "access", "termId", "method", "boundAt")
     SELECT a."id", f."id", 'full', t."id", 'import', ? FROM json_each(?) j ${account}
     JOIN "Organisation" o ON o."aisId" = json_extract(j.value, '$.office_org_ais_id')
     JOIN "Office" f ON f."orgId" = o."id"
     LEFT JOIN "Term" t ON t."officeId" = f."id" AND t."endedAt" IS NULL
     WHERE NOT EXISTS (SELECT 1 FROM "OfficeBinding" b
       WHERE b."accountId" = a."id" AND b."officeId" = f."id" AND b."endedAt" IS NULL)`,
    storedMoment(now),
    wanted,
  )
}
