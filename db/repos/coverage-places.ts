import type { PrismaClient, Tx } from '../client.ts'
import { listOf } from '../sql.ts'

export type Reader = PrismaClient | Tx

/** An organisation whose figures are asked for. */
export interface Root {
  id: number
  aisId: string
  name: string
  shortName: string | null
  kind: string | null
  level: string
  parentId: number | null
}

/** Columns of a root. */
export const ROOT_COLUMNS = {
  id: true,
  aisId: true,
  name: true,
  shortName: true,
  kind: true,
  level: true,
  parentId: true,
} as const

/** A number as a database hands it over. */
export type Count = number | bigint | null

export const toNumber = (count: Count | undefined): number => Number(count ?? 0)

/**
 * Common table `place`: each organisation below a root (the root too) with the root's id. Paths are ranges of text: what begins with '/1/5/' lies from there up to '/1/50'. A
 * region's figures leave out the okrugs under it.
 */
export const placesOf = (roots: readonly number[]): string => `
  root AS MATERIALIZED (
    SELECT o."id", o."level", o."path" AS low, substr(o."path", 1, length(o."path") - 1) || '0' AS high
    FROM "Organisation" o WHERE o."id" IN (${listOf(roots)})
  ),
  okrug AS MATERIALIZED (
    SELECT o."path" AS low, substr(o."path", 1, length(o."path") - 1) || '0' AS high
    FROM "Organisation" o WHERE o."level" = 'okrug'
  ),
  place AS (
    SELECT r."id" AS root, o."id" AS org, o."level" AS level, o."removedOn" AS removed,
      o."level" = 'primary' AND coalesce(o."employedCount", o."studentCount") IS NOT NULL AS counted,
      o."employedCount" AS employed, o."studentCount" AS studying
    FROM root r JOIN "Organisation" o ON o."path" >= r.low AND o."path" < r.high
    WHERE NOT (r."level" = 'regional'
      AND EXISTS (SELECT 1 FROM okrug k WHERE o."path" >= k.low AND o."path" < k.high))
  )`

/** Condition: the organisation is in the registry on the day of the parameter. */
export const PRESENT = `(p.removed IS NULL OR p.removed > ?)`

/** Condition: the member belongs to the union on the day of the two parameters. */
export const BELONGS = `(m."leftOn" IS NULL OR m."leftOn" > ?) AND (m."joinedOn" IS NULL OR m."joinedOn" <= ?)`
