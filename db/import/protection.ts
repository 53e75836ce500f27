import type { RawTx } from './bulk-database.ts'

/** Fields of the owners that somebody here filled or changed: names as the audit trail has them, by owner's id. */
export async function decidedHere(
  tx: RawTx,
  owner: 'orgId' | 'memberId',
  kinds: readonly string[],
  ids: readonly number[],
): Promise<Map<number, Set<string>>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.$queryRawUnsafe<Array<{ id: number | bigint; field: string }>>(
    `SELECT DISTINCT c."${owner}" AS id, c."field" AS field FROM json_each(?) j
     JOIN "Change" c ON c."${owner}" = j.value
     WHERE c."source" <> 'ais' AND c."kind" IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
    JSON.stringify(kinds),
  )
  const decided = new Map<number, Set<string>>()
  for (const { id, field } of rows) {
    decided.set(Number(id), (decided.get(Number(id)) ?? new Set()).add(field))
  }
  return decided
}
