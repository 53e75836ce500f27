import { daysLater } from '../../core/time-zone.ts'
import type { PrismaClient } from '../client.ts'
import { dateLiteral } from './columns.ts'
import { refreshCounts } from './refresh-counts.ts'

/** Weekly figures are kept for a year and some weeks: a summary compares with last week, a person with last year. */
const KEPT_DAYS = 400

/** The rule of rowsAreComplete, as statements over counts `c` of an organisation `o` say it. */
const complete = (day: string) => `(c."importedOn" IS NULL OR c."importedOn" <= ${day})
  AND (o."level" = 'primary' OR (c."primaries" > 0 AND c."primaries" >= coalesce(c."primariesByReport", 0)))`

/**
 * Keeps the figures of `today` for every organisation whose rows are complete, once a week however often it is called.
 * `monday` is the first day of that week. Returns how many were kept.
 */
export async function keepWeekOfAll(db: PrismaClient, today: string, monday: string): Promise<number> {
  await refreshCounts(db, { today })
  const day = dateLiteral(today)
  const regions = `"Organisation" o LEFT JOIN "OrgCount" c ON c."orgId" = o."id" WHERE o."level" IN ('regional', 'okrug')`
  const kept = await db.$executeRawUnsafe(
    `INSERT INTO "Snapshot" ("orgId", "asOf", "origin", "members", "working", "students", "pensioners", "noStatus",
       "plasticTickets", "appUsers", "profcardsParticipants", "joinedOnline", "reportsPrimaries", "reportsTerritorials",
       "officesWithoutAccess")
     SELECT c."orgId", ${day}, 'weekly', c."members", c."working", c."students", c."pensioners", c."noStatus",
       c."ticketProduced" + c."ticketIssued", c."appUsers", c."profcards", c."joinedOnline",
       c."primariesReported", c."territorialsReported", c."officesWithoutAccess"
     FROM "OrgCount" c JOIN "Organisation" o ON o."id" = c."orgId"
     WHERE (o."removedOn" IS NULL OR o."removedOn" > ${day}) AND ${complete(day)}
       AND (o."level" <> 'union' OR NOT EXISTS (SELECT 1 FROM ${regions} AND (c."orgId" IS NULL OR NOT (${complete(day)}))))
       AND NOT EXISTS (SELECT 1 FROM "Snapshot" n
         WHERE n."orgId" = c."orgId" AND n."origin" = 'weekly' AND n."asOf" BETWEEN ${dateLiteral(monday)} AND ${day})
     ON CONFLICT ("orgId", "asOf") DO NOTHING`,
  )
  await db.snapshot.deleteMany({ where: { origin: 'weekly', asOf: { lt: daysLater(today, -KEPT_DAYS) } } })
  return kept
}
