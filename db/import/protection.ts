import type { BulkDatabase } from './bulk-database.ts'

/** Fields of the owners that somebody here filled or changed: names as the audit trail has them, by owner's id. */
export function decidedHere(
  bulk: BulkDatabase,
  owner: 'orgId' | 'memberId',
  kinds: readonly string[],
  ids: readonly number[],
): Map<number, Set<string>> {
  if (ids.length === 0) return new Map()
  const rows = bulk.all<{ id: number; field: string }>(
    `SELECT DISTINCT c."${owner}" AS id, c."field" AS field FROM json_each(?) j
     JOIN "Change" c ON c."${owner}" = j.value
     WHERE c."source" <> 'ais' AND c."kind" IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
    JSON.stringify(kinds),
  )
  const decided = new Map<number, Set<string>>()
  for (const { id, field } of rows) {
    decided.set(id, (decided.get(id) ?? new Set()).add(field))
  }
  return decided
}
