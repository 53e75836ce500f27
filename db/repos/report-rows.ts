import type { RegistryFacts, ReportedFigures } from '../../domain/report/facts.ts'
import { countOf, statement } from '../sql.ts'
import { BELONGS, type Count, PRESENT, placesOf, type Reader, toNumber } from './coverage-places.ts'

/** Counts of one organisation with everything below it but the units that are counted apart. */
export type UnitCounts = Record<(typeof COUNTS)[number], number>

const COUNTS = [
  'members',
  'working',
  'student',
  'pensioner',
  'plastic',
  'refused',
  'refusedWithApp',
  'app',
  'profcards',
  'online',
  'primaries',
  'territorials',
  'empty',
  'closedPrimaries',
  'closedTerritorials',
  'reportedPrimaries',
  'reportedTerritorials',
  'primariesOnRecord',
  'territorialsOnRecord',
  'created',
  'legal',
  'rights',
] as const

/** Which organisations are counted, each apart from the others. */
export interface Units {
  /** ids of regions and okrugs, or of the one organisation lower down */
  ids: readonly number[]
  /** an organisation whose rows outside all units are counted under its own id; null: none */
  rest: number | null
}

/**
 * Three counters in one number: SQLite sums one expression over all members in a third of the time that three take.
 * An organisation has fewer than two million members of its own.
 */
const BITS = 21
const MASK = 2 ** BITS - 1
const [ONE, OTHER] = [2 ** BITS, 2 ** (2 * BITS)]
const second = (column: string) => `((${column} >> ${BITS}) & ${MASK})`
const third = (column: string) => `(${column} >> ${2 * BITS})`
const first = (column: string) => `(${column} & ${MASK})`

/** Members of each organisation by what the report asks, in the order of their index: one pass without sorting. */
const COUNTED = `
  counted AS MATERIALIZED (
    SELECT m."orgId" AS org, count(*) AS members,
      CAST(sum(CASE m."status" WHEN 'working' THEN 1 WHEN 'student' THEN ${ONE}
        WHEN 'pensioner' THEN ${OTHER} ELSE 0 END) AS BIGINT) AS statuses,
      CAST(sum(CASE m."ticketStatus" WHEN 'produced' THEN 1 WHEN 'issued' THEN 1
        WHEN 'refused' THEN CASE WHEN m."appInstalled" THEN ${ONE + OTHER} ELSE ${ONE} END ELSE 0 END) AS BIGINT) AS tickets,
      CAST(sum(CASE WHEN m."appInstalled" THEN 1 ELSE 0 END + CASE WHEN m."profcardsParticipant" THEN ${ONE} ELSE 0 END
        + CASE WHEN m."joinedOnline" THEN ${OTHER} ELSE 0 END) AS BIGINT) AS marks
    FROM "Member" m WHERE ${BELONGS} AND {which} GROUP BY m."orgId"
  )`

/** Counts the rows of many organisations in one statement, whatever their number. */
export async function countUnits(
  read: Reader,
  { ids, rest }: Units,
  asOf: string,
): Promise<Map<number, UnitCounts>> {
  const present = `(${PRESENT.replace('?', 'd.day')})`
  const access = `coalesce(t."chairFullName" IS NOT NULL AND t."termFrom" <= d.day AND t."termTo" >= d.day, FALSE)`
  const whole = rest !== null
  const rows = await read.$queryRaw<Array<Record<string, Count>>>(
    statement(
      `WITH ${placesOf(ids)},
     day AS (
       SELECT g.day AS day, coalesce((SELECT max(s."asOf") FROM "StatReport" s
         WHERE s."asOf" <= g.day AND s."form" <> 'consolidated'), g.day) AS latest
       FROM (SELECT CAST(? AS TEXT) AS day) g
     ),
     inside AS MATERIALIZED (SELECT root, org, level, removed FROM place),
     whole AS MATERIALIZED (
       SELECT root, org, level, removed FROM inside
       UNION ALL
       SELECT u."id", o."id", o."level", o."removedOn" FROM "Organisation" u JOIN "Organisation" o
         ON o."path" >= u."path" AND o."path" < substr(u."path", 1, length(u."path") - 1) || '0'
       WHERE u."id" = ? AND o."id" NOT IN (SELECT org FROM inside)
     ),
     ${COUNTED.replace('{which}', whole ? 'true' : 'm."orgId" IN (SELECT org FROM inside)')},
     reported AS MATERIALIZED (
       SELECT s."orgId" AS org FROM day d JOIN "StatReport" s ON s."asOf" = d.latest
       WHERE s."form" <> 'consolidated'
     ),
     seen AS (
       SELECT p.root AS root, p.level = 'primary' AS prim, p.level = 'territorial' AS terr, ${present} AS present,
         (p.removed IS NULL OR p.removed > d.latest) AS "onRecord", ${access} AS access,
         p.org IN (SELECT org FROM reported) AS reported, coalesce(o."isLegalEntity", FALSE) AS legal,
         coalesce(o."hasTerritorialRights", FALSE) AS rights,
         coalesce(substr(o."registeredOn", 1, 4) = substr(d.day, 1, 4), FALSE) AS created,
         c.members AS members, c.statuses AS statuses, c.tickets AS tickets, c.marks AS marks
       FROM day d CROSS JOIN whole p JOIN "Organisation" o ON o."id" = p.org
       LEFT JOIN counted c ON c.org = p.org
       LEFT JOIN "Office" f ON f."orgId" = p.org
       LEFT JOIN "Term" t ON t."officeId" = f."id" AND t."endedAt" IS NULL
     )
     SELECT root, sum(members) AS members, sum(${first('statuses')}) AS working,
       sum(${second('statuses')}) AS student, sum(${third('statuses')}) AS pensioner,
       sum(${first('tickets')}) AS plastic, sum(${second('tickets')}) AS refused,
       sum(${third('tickets')}) AS "refusedWithApp", sum(${first('marks')}) AS app,
       sum(${second('marks')}) AS profcards, sum(${third('marks')}) AS online,
       ${countOf(`prim AND present`)} AS primaries, ${countOf(`terr AND present`)} AS territorials,
       ${countOf(`prim AND present AND members IS NULL`)} AS empty,
       ${countOf(`prim AND present AND NOT access`)} AS "closedPrimaries",
       ${countOf(`terr AND present AND NOT access`)} AS "closedTerritorials",
       ${countOf(`prim AND present AND reported`)} AS "reportedPrimaries",
       ${countOf(`terr AND present AND reported`)} AS "reportedTerritorials",
       ${countOf(`prim AND "onRecord"`)} AS "primariesOnRecord", ${countOf(`terr AND "onRecord"`)} AS "territorialsOnRecord",
       ${countOf(`prim AND "onRecord" AND created`)} AS created, ${countOf(`(prim OR terr) AND "onRecord" AND legal`)} AS legal,
       ${countOf(`prim AND "onRecord" AND rights`)} AS rights
     FROM seen GROUP BY root`,
      asOf,
      rest ?? 0,
      asOf,
      asOf,
    ),
  )
  return new Map(rows.map((row) => [toNumber(row['root']), countsOf(row)]))
}

function countsOf(row: Record<string, Count>): UnitCounts {
  const counts = emptyCounts()
  for (const name of COUNTS) counts[name] = toNumber(row[name])
  return counts
}

function emptyCounts(): UnitCounts {
  return Object.fromEntries(COUNTS.map((name) => [name, 0])) as UnitCounts
}

export function sumCounts(many: Iterable<UnitCounts>): UnitCounts {
  const sum = emptyCounts()
  for (const counts of many) for (const name of COUNTS) sum[name] += counts[name]
  return sum
}

/** The counts in the words of the report. */
export function figuresOfCounts(counts: UnitCounts) {
  const { members, working, student, pensioner } = counts
  const unasked = { none: null, requested: null, produced: null, issued: null, reissue: null }
  return {
    members,
    byStatus: { working, student, pensioner },
    noStatus: members - working - student - pensioner,
    tickets: { ...unasked, plastic: counts.plastic, refused: counts.refused },
    appUsers: counts.app,
    refusedWithApp: counts.refusedWithApp,
    profcards: counts.profcards,
    joinedOnline: counts.online,
    primaries: counts.primaries,
    territorials: counts.territorials,
    primariesWithoutMembers: counts.empty,
    primariesReported: counts.reportedPrimaries,
    territorialsReported: counts.reportedTerritorials,
    primariesWithoutAccess: counts.closedPrimaries,
    territorialsWithoutAccess: counts.closedTerritorials,
  } satisfies Partial<ReportedFigures>
}

export function registryOfCounts(counts: UnitCounts): RegistryFacts {
  return {
    primaries: counts.primariesOnRecord,
    territorials: counts.territorialsOnRecord,
    primariesCreated: counts.created,
    legalEntities: counts.legal,
    withTerritorialRights: counts.rights,
  }
}
