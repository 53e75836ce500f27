import type { FieldTable } from '../../domain/quality/field-table.ts'
import type { Dialect } from '../dialect.ts'
import { passportExpressions } from '../repos/coverage-passports.ts'
import { dayAfter, greatest, least, oneIf } from '../sql.ts'
import { COLUMNS, dateLiteral, LATEST, NEVER, OWN, quoted, REPLACED, type Scope, SUMS } from './columns.ts'
import { duplicatesOf } from './own-duplicates.ts'
import { peopleOf } from './own-people.ts'
import { reportsOf } from './own-reports.ts'

/** The statement that counts organisations by themselves, each anew from its rows, as they are on a day. */
export function ownCountsStatement(
  dialect: Dialect,
  scope: Scope,
  asOf: string,
  reportDay: string | null,
  table: FieldTable,
): string {
  const day = dateLiteral(asOf)
  const passport = passportExpressions(day, table)
  const people = (column: string) => `coalesce(p."${column}", 0)`
  const primary = `(o."level" = 'primary')`
  const territorial = `(o."level" = 'territorial')`
  const present = `(o."removedOn" IS NULL OR o."removedOn" > ${day})`
  const access = `coalesce(t."chairFullName" IS NOT NULL AND t."termFrom" <= ${day} AND t."termTo" >= ${day}, FALSE)`
  const reported = reportDay === null ? 'FALSE' : `coalesce(r."filedOn" = ${dateLiteral(reportDay)}, FALSE)`
  const counts = `${primary} AND ${present} AND coalesce(o."employedCount", o."studentCount") IS NOT NULL`
  const isRegion = `o."level" IN ('regional', 'okrug')`
  const sums: Partial<Record<(typeof SUMS)[number], string>> = {
    duplicates: 'coalesce(d."duplicates", 0)',
    primaries: oneIf(`${primary} AND ${present}`),
    primariesRemoved: oneIf(`${primary} AND NOT ${present}`),
    territorials: oneIf(`${territorial} AND ${present}`),
    primariesWithoutMembers: oneIf(`${primary} AND ${present} AND ${people('members')} = 0`),
    primariesReported: oneIf(`${primary} AND ${present} AND ${reported}`),
    territorialsReported: oneIf(`${territorial} AND ${present} AND ${reported}`),
    officesWithoutAccess: oneIf(`${present} AND NOT ${access}`),
    primariesWithoutAccess: oneIf(`${primary} AND ${present} AND NOT ${access}`),
    territorialsWithoutAccess: oneIf(`${territorial} AND ${present} AND NOT ${access}`),
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
  const days = [`o."removedOn"`, `t."termFrom"`, dayAfter(dialect, 't."termTo"')]
  const counted = ['p', 'g', 'r', 'd']
  const values = [
    `o."id"`,
    // an okrug hangs under a region that is counted without it
    `CASE WHEN o."level" = 'okrug' AND a."level" = 'regional' THEN a."parentId" ELSE o."parentId" END`,
    `length(o."path") - length(replace(o."path", '/', ''))`,
    ...SUMS.map((name) => sums[name] ?? people(name)),
    ...LATEST.map((name) => latest[name]),
    ...OWN.map((name) => `r."${name}"`),
    greatest(dialect, ...past(days, day), ...counted.map((table) => `coalesce(${table}."since", '')`)),
    least(dialect, ...future(days, day), ...counted.map((table) => `coalesce(${table}."until", '${NEVER}')`)),
  ]
  return `WITH ${peopleOf(scope, day)}, ${reportsOf(dialect, scope, day)}, ${duplicatesOf(dialect, scope, day)}
    INSERT INTO "OrgOwnCount" (${quoted(COLUMNS)})
    SELECT ${values.join(',\n      ')}
    FROM "Organisation" o LEFT JOIN "Organisation" a ON a."id" = o."parentId"
    LEFT JOIN "Office" f ON f."orgId" = o."id"
    LEFT JOIN "Term" t ON t."id" = (SELECT max(c."id") FROM "Term" c WHERE c."officeId" = f."id" AND c."endedAt" IS NULL)
    LEFT JOIN people p ON p."orgId" = o."id" LEFT JOIN gone g ON g."orgId" = o."id"
    LEFT JOIN report r ON r."orgId" = o."id" LEFT JOIN pair d ON d."orgId" = o."id"
    WHERE ${scope('o."id"')}
    ${REPLACED}`
}

/** The latest of the days that have come, and the first of those to come: between them nothing changes by itself. */
function past(days: readonly string[], day: string): string[] {
  return days.map((each) => `CASE WHEN ${each} <= ${day} THEN ${each} ELSE '' END`)
}

function future(days: readonly string[], day: string): string[] {
  return days.map((each) => `CASE WHEN ${each} > ${day} THEN ${each} ELSE '${NEVER}' END`)
}
