import { type Bulk, jsonList } from './bulk.ts'

/** Fields of the owners that somebody here filled or changed: names as the audit trail has them, by owner's id. */
export async function decidedHere(
  bulk: Bulk,
  owner: 'orgId' | 'memberId',
  kinds: readonly string[],
  ids: readonly number[],
): Promise<Map<number, Set<string>>> {
  if (ids.length === 0) return new Map()
  const rows = await bulk.all<{ id: number; field: string }>(
    `SELECT DISTINCT c."${owner}" AS id, c."field" AS field FROM ${jsonList(bulk.dialect, 'int')}
     JOIN "Change" c ON c."${owner}" = j.value
     WHERE c."source" <> 'ais' AND c."kind" IN (SELECT j.value FROM ${jsonList(bulk.dialect, 'text')})`,
    JSON.stringify(ids),
    JSON.stringify(kinds),
  )
  const decided = new Map<number, Set<string>>()
  for (const { id, field } of rows) {
    decided.set(id, (decided.get(id) ?? new Set()).add(field))
  }
  return decided
}
