import type { StatFigures } from '../../domain/coverage/coverage.ts'
import { listOf, statement } from '../sql.ts'
import { type Count, placesOf, type Reader, type Root } from './coverage-places.ts'

interface StatRow {
  root: number | bigint
  members: Count
  asOf: string | null
}

/**
 * Members by the latest statistical report up to the day: a union's, region's or okrug's own total; a territorial's
 * own 2-СП; a primary's own form. Without one, the sum of the totals of a union's regions and okrugs, else of the
 * latest reports of the primaries below.
 */
export async function statFigures(
  read: Reader,
  roots: readonly Root[],
  asOf: string,
): Promise<Map<number, StatFigures>> {
  const own = await ownReports(
    read,
    roots.map(({ id }) => id),
    asOf,
  )
  const without = roots.filter(({ id, level }) => !own.has(id) && level !== 'primary')
  const below = await reportsBelow(
    read,
    without.map(({ id }) => id),
    asOf,
  )
  const unions = without.filter(({ level }) => level === 'union')
  const totals = unions.length > 0 ? await regionTotals(read, asOf) : undefined
  for (const { id } of unions) if (totals) below.set(id, totals)
  return new Map([...below, ...own])
}

async function ownReports(
  read: Reader,
  roots: readonly number[],
  asOf: string,
): Promise<Map<number, StatFigures>> {
  const rows = await read.$queryRaw<StatRow[]>(
    statement(
      `SELECT root, members, "asOf" FROM (
       SELECT s."orgId" AS root, s."membersTotal" AS members, s."asOf" AS "asOf",
         row_number() OVER (PARTITION BY s."orgId" ORDER BY s."asOf" DESC, s."source" DESC, s."id" DESC) AS place
       FROM "Organisation" o JOIN "StatReport" s ON s."orgId" = o."id"
       WHERE o."id" IN (${listOf(roots)}) AND s."asOf" <= ? AND s."membersTotal" IS NOT NULL
         AND (s."form" = 'consolidated') = (o."level" IN ('union', 'regional', 'okrug'))
     ) ranked WHERE place = 1`,
      asOf,
    ),
  )
  return byRoot(rows)
}

async function regionTotals(read: Reader, asOf: string): Promise<StatFigures | undefined> {
  const regions = await read.organisation.findMany({
    where: { level: { in: ['regional', 'okrug'] } },
    select: { id: true },
  })
  const own = await ownReports(
    read,
    regions.map(({ id }) => id),
    asOf,
  )
  if (own.size === 0) return undefined
  const days = [...own.values()].flatMap(({ statAsOf }) => (statAsOf === null ? [] : [statAsOf]))
  return {
    statMembers: [...own.values()].reduce((sum, { statMembers }) => sum + (statMembers ?? 0), 0),
    statAsOf: days.sort().at(-1) ?? null,
  }
}

async function reportsBelow(
  read: Reader,
  roots: readonly number[],
  asOf: string,
): Promise<Map<number, StatFigures>> {
  const rows = await read.$queryRaw<StatRow[]>(
    statement(
      `WITH ${placesOf(roots)},
     latest AS (
       SELECT p.root AS root, s."membersTotal" AS members, s."asOf" AS "asOf",
         row_number() OVER (PARTITION BY p.root, p.org ORDER BY s."asOf" DESC, s."source" DESC, s."id" DESC) AS place
       FROM place p JOIN "StatReport" s ON s."orgId" = p.org
       WHERE p.level = 'primary' AND s."asOf" <= ? AND s."membersTotal" IS NOT NULL AND s."form" <> 'consolidated'
     )
     SELECT root, sum(members) AS members, max("asOf") AS "asOf" FROM latest WHERE place = 1 GROUP BY root`,
      asOf,
    ),
  )
  return byRoot(rows)
}

function byRoot(rows: readonly StatRow[]): Map<number, StatFigures> {
  return new Map(
    rows.map(({ root, members, asOf }) => [
      Number(root),
      { statMembers: members === null ? null : Number(members), statAsOf: asOf },
    ]),
  )
}
