import { passportExpressions } from '../repos/coverage-passports.ts'
import { COLUMNS, dateLiteral, LATEST, NEVER, OWN, quoted, type Scope, SUMS } from './columns.ts'
import { duplicatesOf } from './own-duplicates.ts'
import { peopleOf } from './own-people.ts'
import { reportsOf } from './own-reports.ts'

/** The statement that counts organisations by themselves, each anew from its rows, as they are on a day. */
export function ownCountsStatement(scope: Scope, asOf: string, reportDay: string | null): string {
  const day = dateLiteral(asOf)
  const passport = passportExpressions(day)
  const people = (column: string) => `coalesce(p."${column}", 0)`
  const primary = `(o."level" = 'primary')`
  const territorial = `(o."level" = 'territorial')`
  const present = `(o."removedOn" IS NULL OR o."removedOn" > ${day})`
  const access = `coalesce(t."chairFullName" IS NOT NULL AND t."termFrom" <= ${day} AND t."termTo" >= ${day}, 0)`
  const reported = reportDay === null ? '0' : `coalesce(r."filedOn" = ${dateLiteral(reportDay)}, 0)`
  const counts = `${primary} AND ${present} AND coalesce(o."employedCount", o."studentCount") IS NOT NULL`
  const isRegion = `o."level" IN ('regional', 'okrug')`
  const sums: Partial<Record<(typeof SUMS)[number], string>> = {
    duplicates: 'coalesce(d."duplicates", 0)',
    primaries: `${primary} AND ${present}`,
    primariesRemoved: `${primary} AND NOT ${present}`,
    territorials: `${territorial} AND ${present}`,
    primariesWithoutMembers: `${primary} AND ${present} AND ${people('members')} = 0`,
    primariesReported: `${primary} AND ${present} AND ${reported}`,
    territorialsReported: `${territorial} AND ${present} AND ${reported}`,
    officesWithoutAccess: `${present} AND NOT ${access}`,
    primariesWithoutAccess: `${primary} AND ${present} AND NOT ${access}`,
    territorialsWithoutAccess: `${territorial} AND ${present} AND NOT ${access}`,
    fieldsFilled: `CASE WHEN ${present} THEN ${passport.filled} ELSE 0 END`,
    fieldsAsked: `CASE WHEN ${present} THEN ${passport.asked} ELSE 0 END`,
    employed: `CASE WHEN ${counts} THEN coalesce(o."employedCount", 0) ELSE 0 END`,
    studying: `CASE WHEN ${counts} THEN coalesce(o."studentCount", 0) ELSE 0 END`,
    membersWhereCounted: `CASE WHEN ${counts} THEN ${people('members')} ELSE 0 END`,
    statBelow: `CASE WHEN ${primary} THEN coalesce(r."statOwn", 0) ELSE 0 END`,
    statRegions: `CASE WHEN ${isRegion} THEN coalesce(r."statOwn", 0) ELSE 0 END`,
  }
  const latest = {
    statBelowOn: `CASE WHEN ${primary} THEN r."statOwnOn" END`,
    statRegionsOn: `CASE WHEN ${isRegion} THEN r."statOwnOn" END`,
  }
  const days = [`o."removedOn"`, `t."termFrom"`, `date(t."termTo", '+1 day')`]
  const values = [
    `o."id"`,
    // an okrug hangs under a region that is counted without it
    `CASE WHEN o."level" = 'okrug' AND a."level" = 'regional' THEN a."parentId" ELSE o."parentId" END`,
    `length(o."path") - length(replace(o."path", '/', ''))`,
    ...SUMS.map((name) => sums[name] ?? people(name)),
    ...LATEST.map((name) => latest[name]),
    ...OWN.map((name) => `r."${name}"`),
    `max(${past(days, day)}, coalesce(p."since", ''), coalesce(g."since", ''), coalesce(r."since", ''), coalesce(d."since", ''))`,
    `min(${future(days, day)}, coalesce(p."until", '${NEVER}'), coalesce(g."until", '${NEVER}'), coalesce(r."until", '${NEVER}'), coalesce(d."until", '${NEVER}'))`,
  ]
  return `WITH ${peopleOf(scope, day)}, ${reportsOf(scope, day)}, ${duplicatesOf(scope, day)}
    INSERT OR REPLACE INTO "OrgOwnCount" (${quoted(COLUMNS)})
    SELECT ${values.join(',\n      ')}
    FROM "Organisation" o LEFT JOIN "Organisation" a ON a."id" = o."parentId"
    LEFT JOIN "Office" f ON f."orgId" = o."id"
    LEFT JOIN "Term" t ON t."id" = (SELECT max(c."id") FROM "Term" c WHERE c."officeId" = f."id" AND c."endedAt" IS NULL)
    LEFT JOIN people p ON p."orgId" = o."id" LEFT JOIN gone g ON g."orgId" = o."id"
    LEFT JOIN report r ON r."orgId" = o."id" LEFT JOIN pair d ON d."orgId" = o."id"
    WHERE ${scope('o."id"')}`
}

/** The latest of the days that have come, and the first of those to come: between them nothing changes by itself. */
function past(days: readonly string[], day: string): string {
  return days.map((each) => `CASE WHEN ${each} <= ${day} THEN ${each} ELSE '' END`).join(', ')
}

function future(days: readonly string[], day: string): string {
  return days.map((each) => `CASE WHEN ${each} > ${day} THEN ${each} ELSE '${NEVER}' END`).join(', ')
}
