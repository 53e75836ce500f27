import type { Dialect } from '../dialect.ts'
import { greatest } from '../sql.ts'
import type { Scope } from './columns.ts'

/**
 * Common table `report`: of each organisation that has one, its latest own statistical report with members, the day it
 * last filed, the latest imported figures and the primaries its latest report counts.
 */
export function reportsOf(dialect: Dialect, scope: Scope, day: string): string {
  const latest = `row_number() OVER (PARTITION BY s."orgId" ORDER BY s."asOf" DESC, s."source" DESC, s."id" DESC) AS place`
  return `total AS MATERIALIZED (
      SELECT s."orgId", s."membersTotal" AS members, s."asOf" AS day, ${latest}
      FROM "StatReport" s JOIN "Organisation" o ON o."id" = s."orgId"
      WHERE ${scope('s."orgId"')} AND s."asOf" <= ${day} AND s."membersTotal" IS NOT NULL
        AND (s."form" = 'consolidated') = (o."level" IN ('union', 'regional', 'okrug'))
    ),
    counted AS MATERIALIZED (
      SELECT s."orgId", s."primaries" AS primaries, ${latest} FROM "StatReport" s
      WHERE ${scope('s."orgId"')} AND s."primaries" IS NOT NULL
    ),
    dated AS MATERIALIZED (
      SELECT s."orgId", max(CASE WHEN s."form" <> 'consolidated' AND s."asOf" <= ${day} THEN s."asOf" END) AS filed,
        max(CASE WHEN s."importHash" IS NOT NULL THEN s."asOf" END) AS imported,
        max(CASE WHEN s."asOf" <= ${day} THEN s."asOf" END) AS since,
        min(CASE WHEN s."asOf" > ${day} THEN s."asOf" END) AS until
      FROM "StatReport" s WHERE ${scope('s."orgId"')} GROUP BY s."orgId"
    ),
    kept AS MATERIALIZED (
      SELECT n."orgId", max(n."asOf") AS imported FROM "Snapshot" n
      WHERE ${scope('n."orgId"')} AND n."origin" = 'import' GROUP BY n."orgId"
    ),
    report AS MATERIALIZED (
      SELECT o."id" AS "orgId", t.members AS "statOwn", t.day AS "statOwnOn", d.filed AS "filedOn",
        nullif(${greatest(dialect, `coalesce(d.imported, '')`, `coalesce(k.imported, '')`)}, '') AS "importedOn",
        c.primaries AS "primariesByReport", d.since AS since, d.until AS until
      FROM "Organisation" o LEFT JOIN dated d ON d."orgId" = o."id" LEFT JOIN kept k ON k."orgId" = o."id"
      LEFT JOIN total t ON t."orgId" = o."id" AND t.place = 1 LEFT JOIN counted c ON c."orgId" = o."id" AND c.place = 1
      WHERE ${scope('o."id"')} AND (d."orgId" IS NOT NULL OR k."orgId" IS NOT NULL)
    )`
}
