import type { Tx } from '../client.ts'

/** The organisations into whose figures those of `org` go, itself first: of an okrug not the region it hangs under. */
const CHAIN = `
  WITH RECURSIVE lost AS MATERIALIZED (SELECT "id", "orgA", "orgB" FROM "DuplicatePair" WHERE "orgId" IS NULL),
  chain (org, above, depth) AS (
    SELECT "orgA", "orgA", 0 FROM lost UNION SELECT "orgB", "orgB", 0 FROM lost
    UNION
    SELECT c.org, CASE WHEN o."level" = 'okrug' AND a."level" = 'regional' THEN a."parentId" ELSE o."parentId" END,
      c.depth + 1
    FROM chain c JOIN "Organisation" o ON o."id" = c.above LEFT JOIN "Organisation" a ON a."id" = o."parentId"
    WHERE o."parentId" IS NOT NULL AND c.depth < 10
  )`

/** Finds the nearest organisation above both of each pair that is new, or that was moved. */
export async function findPlacesOfPairs(tx: Tx): Promise<void> {
  const lost = await tx.duplicatePair.findFirst({ where: { orgId: null }, select: { id: true } })
  if (!lost) return
  await tx.$executeRawUnsafe(
    `${CHAIN},
     nearest AS (
       SELECT l."id" AS pair, a.above AS org, row_number() OVER (PARTITION BY l."id" ORDER BY a.depth) AS place
       FROM lost l JOIN chain a ON a.org = l."orgA" JOIN chain b ON b.org = l."orgB" AND b.above = a.above
     )
     UPDATE "DuplicatePair" SET "orgId" = nearest.org FROM nearest WHERE nearest.pair = "DuplicatePair"."id" AND nearest.place = 1`,
  )
}
