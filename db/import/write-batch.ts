import type { Reject } from '../../domain/registry/parse-row.ts'
import type { FileKind } from '../../domain/registry/row-schemas.ts'
import type { Tx } from '../client.ts'
import type { CheckedRow, KindImporter, WrittenRow } from './kind-importer.ts'
import { decidedHere, keepDecided } from './protection.ts'
import { findKnown, upsertRows } from './table-batch.ts'

export type RowOutcome = 'inserted' | 'updated' | 'unchanged' | Reject

/** Writes one batch in the caller's transaction; the outcomes stand in the order of the rows. */
export async function writeBatch<Kind extends FileKind>(
  tx: Tx,
  importer: KindImporter<Kind>,
  rows: ReadonlyArray<CheckedRow<Kind>>,
  now: Date,
): Promise<RowOutcome[]> {
  const resolved = await importer.resolve(
    tx,
    rows.map(({ row }) => row),
  )
  const outcomes = new Map<number, RowOutcome>()
  const prepared: Array<WrittenRow<Kind> & { at: number }> = []
  for (const [at, { row, hash }] of rows.entries()) {
    const values = resolved[at]
    if (values === undefined) continue
    if (isReject(values)) outcomes.set(at, values)
    else prepared.push({ at, row, hash, values, known: undefined })
  }
  const known = await findKnown(tx, importer.spec, prepared)
  const changed: typeof prepared = []
  for (const [place, one] of prepared.entries()) {
    one.known = known.get(place)
    if (one.known?.importHash === one.hash) outcomes.set(one.at, 'unchanged')
    else {
      outcomes.set(one.at, one.known ? 'updated' : 'inserted')
      changed.push(one)
    }
  }
  if (changed.length > 0) await writeChanged(tx, importer, changed, now)
  return rows.map((_, at) => outcomes.get(at) ?? 'unchanged')
}

async function writeChanged<Kind extends FileKind>(
  tx: Tx,
  importer: KindImporter<Kind>,
  changed: Array<WrittenRow<Kind>>,
  now: Date,
): Promise<void> {
  if (importer.protects) {
    const { owner, kinds } = importer.protects
    const updates = changed.flatMap(({ known, values }) => (known ? [{ id: known.id, values }] : []))
    const decided = await decidedHere(
      tx,
      owner,
      kinds,
      updates.map(({ id }) => id),
    )
    await keepDecided(tx, importer.spec, updates, decided)
  }
  for (const { values } of changed) {
    for (const [name, value] of Object.entries(importer.defaults ?? {})) values[name] ??= value
  }
  await upsertRows(tx, importer.spec, changed)
  await importer.after?.(tx, changed, now)
}

function isReject(values: object): values is Reject {
  return 'code' in values && 'column' in values
}
