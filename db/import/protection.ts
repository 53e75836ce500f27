import type { Tx } from '../client.ts'
import type { TableSpec, Value, Values } from './table-batch.ts'

/** Fields of the owners that somebody here filled or changed: names as the audit trail has them, by owner's id. */
export async function decidedHere(
  tx: Tx,
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

/** Puts the value that was decided here back into empty cells of a changed row. */
export async function keepDecided(
  tx: Tx,
  spec: TableSpec,
  rows: ReadonlyArray<{ id: number; values: Values }>,
  decided: ReadonlyMap<number, ReadonlySet<string>>,
): Promise<void> {
  const touched = rows.filter(({ id }) => decided.has(id))
  if (touched.length === 0) return
  const present = await tx.$queryRawUnsafe<Array<Record<string, unknown>>>(
    `SELECT * FROM "${spec.table}" WHERE "id" IN (SELECT value FROM json_each(?))`,
    JSON.stringify(touched.map(({ id }) => id)),
  )
  const byId = new Map(present.map((row) => [Number(row['id']), row]))
  for (const { id, values } of touched) {
    for (const name of spec.columns) {
      if (values[name] !== null || !isDecided(decided.get(id), name)) continue
      values[name] = toValue(byId.get(id)?.[name])
    }
  }
}

/** The trail names a field as the file does (short_name) or as the table does (shortName). */
function isDecided(fields: ReadonlySet<string> | undefined, column: string): boolean {
  const inFile = column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return fields !== undefined && (fields.has(column) || fields.has(inFile))
}

function toValue(present: unknown): Value {
  if (typeof present === 'bigint') return Number(present)
  if (typeof present === 'string' || typeof present === 'number' || typeof present === 'boolean')
    return present
  return null
}
