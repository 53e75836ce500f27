import type { Dialect } from '../dialect.ts'
import { greatest, least } from '../sql.ts'
import type { Scope } from './columns.ts'

/**
 * Common table `pair`: how many members are counted twice within an organisation and no organisation below it. Of each
 * pair that is not denied the later row is the surplus, once, in the lowest organisation that holds both of a pair.
 */
export function duplicatesOf(dialect: Dialect, scope: Scope, day: string): string {
  const belongs = (member: string) =>
    `(${member}."leftOn" IS NULL OR ${member}."leftOn" > ${day}) AND (${member}."joinedOn" IS NULL OR ${member}."joinedOn" <= ${day})`
  const days = [`a."leftOn"`, `a."joinedOn"`, `b."leftOn"`, `b."joinedOn"`]
  const came = days.map((each) => `CASE WHEN ${each} <= ${day} THEN ${each} ELSE '' END`)
  const comes = days.map((each) => `CASE WHEN ${each} > ${day} THEN ${each} ELSE '9999-12-31' END`)
  return `kin AS MATERIALIZED (
      SELECT k."memberB" AS surplus, k."orgId", length(o."path") - length(replace(o."path", '/', '')) AS depth,
        (${belongs('a')} AND ${belongs('b')}) AS valid, ${greatest(dialect, ...came)} AS since,
        ${least(dialect, ...comes)} AS until
      FROM (SELECT DISTINCT "memberB" FROM "DuplicatePair" WHERE ${scope('"orgId"')}) s
      CROSS JOIN "DuplicatePair" k
      JOIN "Organisation" o ON o."id" = k."orgId"
      JOIN "Member" a ON a."id" = k."memberA" JOIN "Member" b ON b."id" = k."memberB"
      WHERE k."memberB" = s."memberB" AND k."state" <> 'different' AND k."orgId" IS NOT NULL
    ),
    deepest AS MATERIALIZED (
      SELECT surplus, max(CASE WHEN valid THEN depth END) AS depth, max(since) AS since, min(until) AS until
      FROM kin GROUP BY surplus
    ),
    pair AS MATERIALIZED (
      SELECT k."orgId", count(DISTINCT CASE WHEN k.valid AND k.depth = d.depth THEN k.surplus END) AS duplicates,
        max(d.since) AS since, min(d.until) AS until
      FROM kin k JOIN deepest d ON d.surplus = k.surplus GROUP BY k."orgId"
    )`
}
