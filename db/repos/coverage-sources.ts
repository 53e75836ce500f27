import { rowsAreComplete } from '../../domain/coverage/coverage.ts'
import { countOf, statement } from '../sql.ts'
import { type Count, placesOf, type Reader, type Root, toNumber } from './coverage-places.ts'

interface SourceRow {
  root: number | bigint
  latestImport: string | null
  reportedPrimaries: Count
  primaries: Count
}

/** The roots whose rows may be counted for the day. The union's may where those of all its regions may. */
export async function completeRoots(
  read: Reader,
  roots: readonly Root[],
  asOf: string,
): Promise<ReadonlySet<number>> {
  const union = roots.find(({ level }) => level === 'union')
  const regions = union
    ? await read.organisation.findMany({
        where: { level: { in: ['regional', 'okrug'] } },
        select: { id: true, level: true },
      })
    : []
  const levels = new Map([...regions, ...roots].map(({ id, level }) => [id, level]))
  const facts = await completenessFacts(read, [...levels.keys()], asOf)
  const complete = new Set<number>()
  for (const [id, level] of levels) {
    const fact = facts.get(id)
    if (fact && rowsAreComplete({ level, ...fact }, asOf)) complete.add(id)
  }
  if (union && !regions.every(({ id }) => complete.has(id))) complete.delete(union.id)
  return complete
}

async function completenessFacts(read: Reader, ids: readonly number[], asOf: string) {
  const rows = await read.$queryRaw<SourceRow[]>(
    statement(
      `WITH ${placesOf(ids)},
     counted AS (
       SELECT p.root AS root, ${countOf(`p.level = 'primary' AND (p.removed IS NULL OR p.removed > ?)`)} AS primaries
       FROM place p GROUP BY p.root
     )
     SELECT c.root AS root, c.primaries AS primaries,
       (SELECT max(day) FROM (
         SELECT max(s."asOf") AS day FROM "StatReport" s WHERE s."orgId" = c.root AND s."importHash" IS NOT NULL
         UNION ALL
         SELECT max(n."asOf") FROM "Snapshot" n WHERE n."orgId" = c.root AND n."origin" = 'import'
       ) imported) AS "latestImport",
       (SELECT s."primaries" FROM "StatReport" s WHERE s."orgId" = c.root AND s."primaries" IS NOT NULL
        ORDER BY s."asOf" DESC LIMIT 1) AS "reportedPrimaries"
     FROM counted c`,
      asOf,
    ),
  )
  return new Map(
    rows.map((row) => [
      Number(row.root),
      {
        latestImport: row.latestImport,
        reportedPrimaries: row.reportedPrimaries === null ? null : toNumber(row.reportedPrimaries),
        primaries: toNumber(row.primaries),
      },
    ]),
  )
}
