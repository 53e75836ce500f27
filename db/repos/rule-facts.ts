import type { Fact, MemberFact, OrganisationFact } from '../../domain/consistency/condition.ts'
import type { Dialect } from '../dialect.ts'
import { countOf, oneIf, unindexed, yearOfDayBefore } from '../sql.ts'
import type { PathRange } from './path-range.ts'
import { calendarDay } from './rule-condition.ts'

/** Condition on organisation `o`: it lies in the range. */
export function inside({ from, to }: PathRange): string {
  return `o."path" >= ${quoted(from)} AND o."path" < ${quoted(to)}`
}

/** Condition on organisation `o`: it is in the registry on the day. */
export function present(asOf: string): string {
  return `(o."removedOn" IS NULL OR o."removedOn" > '${calendarDay(asOf)}')`
}

/** Condition on member `m`: of the union on the day. */
export function belongs(asOf: string): string {
  const day = calendarDay(asOf)
  return `(m."leftOn" IS NULL OR m."leftOn" > '${day}') AND (m."joinedOn" IS NULL OR m."joinedOn" <= '${day}')`
}

const MEMBER_COLUMNS: Record<MemberFact, string> = {
  status: 'm."status"',
  ticket_status: 'm."ticketStatus"',
  ticket_status_on: 'm."ticketStatusOn"',
  app_installed: 'm."appInstalled"',
}

export function memberColumn(fact: Fact): string {
  return (MEMBER_COLUMNS as Partial<Record<Fact, string>>)[fact] ?? 'NULL'
}

/** Facts that only an organisation with others below it has: what its latest report says, and what the registry does. */
const COMPARED = new Map<Fact, string>([
  ['report_on', 'r."asOf"'],
  ['primaries', 'k.primaries'],
  ['reported_primaries', 'r."primaries"'],
  ['territorials', 'k.territorials'],
  ['reported_territorials', 'r."territorials"'],
  ['created', 'k.created'],
  ['reported_created', 'r."primariesCreated"'],
  ['with_rights', 'k.rights'],
  ['reported_with_rights', 'r."withTerritorialRights"'],
  // Only the levels that the report counts are counted in the registry.
  [
    'legal_entities',
    `(CASE WHEN r."legalPrimaries" IS NULL THEN 0 ELSE k.legal_primaries END
      + CASE WHEN r."legalTerritorials" IS NULL THEN 0 ELSE k.legal_territorials END)`,
  ],
  [
    'reported_legal_entities',
    `(CASE WHEN r."legalPrimaries" IS NULL AND r."legalTerritorials" IS NULL THEN NULL
      ELSE coalesce(r."legalPrimaries", 0) + coalesce(r."legalTerritorials", 0) END)`,
  ],
])

function ownColumns(asOf: string): Partial<Record<OrganisationFact, string>> {
  const day = calendarDay(asOf)
  return {
    chair: 't."chairFullName"',
    term_from: 't."termFrom"',
    term_to: 't."termTo"',
    email: 't."email"',
    email_consent: 't."emailConsent"',
    registered_on: 'o."registeredOn"',
    absent_since: `(CASE WHEN o."absentSince" <= '${day}' THEN o."absentSince" END)`,
    members_on_record: oneIf(
      `EXISTS (SELECT 1 FROM "Member" m WHERE m."orgId" = o."id" AND ${belongs(asOf)})`,
    ),
    children: oneIf(`EXISTS (SELECT 1 FROM "Organisation" c WHERE c."parentId" = o."id"
      AND (c."removedOn" IS NULL OR c."removedOn" > '${day}'))`),
    last_report_on: `(SELECT max(s."asOf") FROM "StatReport" s WHERE s."orgId" = o."id" AND s."asOf" <= '${day}')`,
    last_report_in_registry: `(SELECT max(s."asOf") FROM "StatReport" s WHERE s."form" <> 'consolidated' AND s."asOf" <= '${day}')`,
  }
}

/** What a query needs to see these facts of organisation `o`: common tables, joins, and each fact's expression. */
export function organisationFacts(dialect: Dialect, facts: readonly Fact[], range: PathRange, asOf: string) {
  const own: Partial<Record<Fact, string>> = ownColumns(asOf)
  const compares = facts.some((fact) => COMPARED.has(fact))
  return {
    tables: compares ? comparedTables(dialect, range, asOf) : [],
    joins: `LEFT JOIN "Office" f ON f."orgId" = o."id"
      LEFT JOIN "Term" t ON t."officeId" = f."id" AND t."endedAt" IS NULL
      ${compares ? 'LEFT JOIN report r ON r.org = o."id" LEFT JOIN counted k ON k.org = o."id"' : ''}`,
    column: (fact: Fact) => own[fact] ?? COMPARED.get(fact) ?? 'NULL',
  }
}

/**
 * `report`: the latest report of each organisation above primaries: a territorial's own 2-СП, the consolidated one
 * of those above. `counted`: what the registry holds below each; a region is reported without its okrugs.
 */
function comparedTables(dialect: Dialect, range: PathRange, asOf: string): string[] {
  const day = calendarDay(asOf)
  const [primary, territorial] = [`p."level" = 'primary'`, `p."level" = 'territorial'`]
  // A report of 1 January tells of the year before.
  const created = `p."registeredOn" >= ${yearOfDayBefore(dialect, 'r."asOf"')} AND p."registeredOn" < r."asOf"`
  return [
    `report AS MATERIALIZED (
      SELECT * FROM (
        SELECT s.*, o."id" AS org, o."path" AS low, substr(o."path", 1, length(o."path") - 1) || '0' AS high,
          o."level" AS level,
          row_number() OVER (PARTITION BY o."id" ORDER BY s."asOf" DESC, s."source" DESC, s."id" DESC) AS place
        FROM "Organisation" o JOIN "StatReport" s ON s."orgId" = o."id"
        WHERE ${inside(range)} AND ${unindexed('o."level"')} IN ('union', 'regional', 'okrug', 'territorial')
          AND s."asOf" <= '${day}' AND (s."form" = 'consolidated') = (o."level" <> 'territorial')
      ) ranked WHERE place = 1
    )`,
    `okrug AS MATERIALIZED (
      SELECT c."path" AS low, substr(c."path", 1, length(c."path") - 1) || '0' AS high
      FROM "Organisation" c WHERE c."level" = 'okrug'
    )`,
    `counted AS MATERIALIZED (
      SELECT r.org AS org, ${countOf(primary)} AS primaries, ${countOf(territorial)} AS territorials,
        ${countOf(`${primary} AND ${created}`)} AS created,
        ${countOf(`${primary} AND p."hasTerritorialRights"`)} AS rights,
        ${countOf(`${primary} AND p."isLegalEntity"`)} AS legal_primaries,
        ${countOf(`${territorial} AND p."isLegalEntity"`)} AS legal_territorials
      FROM report r JOIN "Organisation" p ON p."path" >= r.low AND p."path" < r.high
      WHERE p."id" <> r.org AND (p."removedOn" IS NULL OR p."removedOn" > '${day}')
        AND NOT (r.level = 'regional' AND EXISTS (
          SELECT 1 FROM okrug k WHERE p."path" >= k.low AND p."path" < k.high))
      GROUP BY r.org
    )`,
  ]
}

function quoted(path: string): string {
  if (!/^[/\d!]*$/.test(path)) throw new RangeError(`${path} is no path`)
  return `'${path}'`
}
