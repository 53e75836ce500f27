import type { Placed } from '../../domain/registry/organisation-order.ts'
import { outsideRows } from '../../domain/registry/own-rows.ts'
import type { FileKind } from '../../domain/registry/row-schemas.ts'
import { below } from '../repos/path-range.ts'
import type { Bulk } from './bulk.ts'

/** Where a row stands: the path of the organisation it belongs to, as SQL over the staged row `s` or the known one `t`. */
interface Place {
  column: string
  now: string
  before: string
}

const pathOf = (condition: string) => `(SELECT o."path" FROM "Organisation" o WHERE ${condition})`
const UNION = pathOf(`o."level" = 'union'`)
const OF_ORG: Place = {
  column: 'org_ais_id',
  now: pathOf('o."aisId" = s."org_ais_id"'),
  before: pathOf('o."id" = t."orgId"'),
}
const pathOfMember = (condition: string) =>
  `(SELECT o."path" FROM "Member" m JOIN "Organisation" o ON o."id" = m."orgId" WHERE ${condition})`

/** Organisations have their places from the tree, and accounts have none. */
const PLACES: Partial<Record<FileKind, Place>> = {
  members: OF_ORG,
  stat_reports: OF_ORG,
  snapshots: OF_ORG,
  quiz_results: OF_ORG,
  // What everybody in the union is shown is the union's.
  partners: {
    column: 'region_ais_id',
    now: `CASE WHEN s."scope" = 'federal' OR s."region_ais_id" IS NULL THEN ${UNION}
      ELSE ${pathOf('o."aisId" = s."region_ais_id"')} END`,
    before: `CASE WHEN t."scope" = 'federal' OR t."regionId" IS NULL THEN ${UNION}
      ELSE ${pathOf('o."id" = t."regionId"')} END`,
  },
  purchases: {
    column: 'member_ais_id',
    now: pathOfMember('m."aisId" = s."member_ais_id"'),
    before: pathOfMember('m."id" = t."memberId"'),
  },
}

/** The column by which rows of a kind have their place; undefined for those that have none of this sort. */
export function placeColumn(kind: FileKind): string | undefined {
  return PLACES[kind]?.column
}

/** A query for staged rows of a range whose old or new place is in none of these sub-trees. */
export function outsideQuery(kind: FileKind, table: string, roots: readonly string[]): string | undefined {
  const place = PLACES[kind]
  if (!place) return undefined
  return `SELECT s."at", s."file", s."row" FROM "staged_${kind}" s LEFT JOIN "${table}" t ON t."id" = s."known"
    WHERE s."at" BETWEEN ? AND ? AND (NOT ${isInside(place.now, roots)}
      OR (t."id" IS NOT NULL AND NOT ${isInside(place.before, roots)}))`
}

/** The paths are the database's own: digits and slashes. */
function isInside(path: string, roots: readonly string[]): string {
  const ranges = roots.map(below).map(({ from, to }) => `(${path} >= '${from}' AND ${path} < '${to}')`)
  return ranges.length > 0 ? `(${ranges.join(' OR ')})` : '(1 = 0)'
}

/** Staged organisations that somebody who may change these sub-trees may not write. */
export async function outsideOrganisations<T extends Placed & { at: number }>(
  bulk: Bulk,
  rows: readonly T[],
  roots: readonly string[],
): Promise<Set<T>> {
  const known = await bulk.all<{ aisId: string; path: string; parent: string | null }>(
    `SELECT o."aisId", o."path", p."aisId" AS parent FROM "Organisation" o
     LEFT JOIN "Organisation" p ON p."id" = o."parentId"`,
  )
  const outside = outsideRows(rows, {
    known: new Set(known.map(({ aisId }) => aisId)),
    inside: new Set(
      known.filter(({ path }) => roots.some((root) => path.startsWith(root))).map(({ aisId }) => aisId),
    ),
    heads: new Map(
      known.filter(({ path }) => roots.includes(path)).map(({ aisId, parent }) => [aisId, parent]),
    ),
  })
  const chairs = await headsWithAnotherChair(bulk, roots)
  return new Set(rows.filter((row) => outside.has(row) || chairs.has(row.at)))
}

const CHAIR = {
  chair_full_name: 'chairFullName',
  chair_phone: 'phone',
  term_from: 'termFrom',
  term_to: 'termTo',
}

/** Who the chair of a sub-tree's head is, is for the level above to say; the union has none above it. */
async function headsWithAnotherChair(bulk: Bulk, roots: readonly string[]): Promise<Set<number>> {
  const heads = roots.filter((root) => !/^\/\d+\/$/.test(root)).map((root) => `'${root}'`)
  if (heads.length === 0) return new Set()
  const differs = Object.entries(CHAIR).map(
    ([column, name]) => `(s."${column}" IS NOT NULL AND s."${column}" IS DISTINCT FROM k."${name}")`,
  )
  const rows = await bulk.all<{ at: number }>(
    `SELECT s."at" FROM "staged_organisations" s JOIN "Organisation" t ON t."id" = s."known"
     LEFT JOIN "Office" f ON f."orgId" = t."id"
     LEFT JOIN "Term" k ON k."officeId" = f."id" AND k."endedAt" IS NULL
     WHERE t."path" IN (${heads.join(', ')}) AND (${differs.join(' OR ')})`,
  )
  return new Set(rows.map(({ at }) => at))
}
