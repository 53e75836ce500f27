import type { Dialect } from '../dialect.ts'
import { greatest, least } from '../sql.ts'
import { COLUMNS, LATEST, OWN, quoted, REPLACED, type Scope, SUMS } from './columns.ts'

/** The statement that adds up organisations of one depth: their own figures, and the totals of those below. */
export function totalCountsStatement(dialect: Dialect, scope: Scope, depth: number): string {
  const values = [
    'o."orgId"',
    'o."parentId"',
    'o."depth"',
    ...SUMS.map((name) => `o."${name}" + coalesce(c."${name}", 0)`),
    ...LATEST.map(
      (name) => `nullif(${greatest(dialect, `coalesce(o."${name}", '')`, `coalesce(c."${name}", '')`)}, '')`,
    ),
    ...OWN.map((name) => `o."${name}"`),
    greatest(dialect, 'o."since"', `coalesce(c."since", '')`),
    least(dialect, 'o."until"', 'coalesce(c."until", o."until")'),
  ]
  const below = [
    ...SUMS.map((name) => `sum("${name}") AS "${name}"`),
    ...[...LATEST, 'since'].map((name) => `max("${name}") AS "${name}"`),
    'min("until") AS "until"',
  ]
  return `WITH below AS MATERIALIZED (
      SELECT "parentId", ${below.join(', ')} FROM "OrgCount" WHERE ${scope('"parentId"')} GROUP BY "parentId"
    )
    INSERT INTO "OrgCount" (${quoted(COLUMNS)})
    SELECT ${values.join(', ')} FROM "OrgOwnCount" o LEFT JOIN below c ON c."parentId" = o."orgId"
    WHERE ${scope('o."orgId"')} AND o."depth" = ${Number(depth)}
    ${REPLACED}`
}
