import { createHash } from 'node:crypto'
import { orderOrganisations } from '../../domain/registry/organisation-order.ts'
import { parseRow, type Reject } from '../../domain/registry/parse-row.ts'
import { columnsOf, type FileKind, type Level } from '../../domain/registry/row-schemas.ts'
import type { ImportRun } from './import-registry.ts'
import type { CheckedRow, KindImporter } from './kind-importer.ts'
import { type RawRow, type RegistryFile, readRows } from './registry-file.ts'
import { writeBatch } from './write-batch.ts'

/** What happened to the rows of one file. `vanished`: known from earlier imports and in no file of its kind now. */
export interface FileCounts {
  path: string
  kind: FileKind
  read: number
  inserted: number
  updated: number
  unchanged: number
  rejected: number
  vanished: number
}

/** Rows written by one statement and one transaction. */
const BATCH = 1000

/** Imports all files of one kind and counts what became of their rows. */
export async function importKind<Kind extends FileKind>(
  importer: KindImporter<Kind>,
  files: readonly RegistryFile[],
  run: ImportRun,
): Promise<FileCounts[]> {
  const counts = new Map(files.map((file) => [file.path, emptyCounts(file)]))
  const reject = (row: { file: string; number: number }, rejects: readonly Reject[]) => {
    run.rejects.add(row.file, row.number, rejects)
    add(counts, row.file, 'rejected')
  }
  const present = await run.transact((tx) => countImported(tx, importer.spec.table))
  let [batch, known]: [Array<CheckedRow<Kind>>, number] = [[], 0]
  const flush = async () => {
    const rows = batch
    batch = []
    const outcome = await run.transact((tx) => writeBatch(tx, importer, rows, run.now))
    for (const [at, result] of outcome.entries()) {
      const row = rows[at]
      if (!row) continue
      if (typeof result === 'object') reject(row, [result])
      else add(counts, row.file, result)
      if (result === 'updated' || result === 'unchanged') known++
    }
  }
  for await (const row of arranged(importer, checked(importer, files, counts, run, reject), run, reject)) {
    if (batch.length >= BATCH || (batch.length > 0 && dependsOn(batch, row))) await flush()
    batch.push(row)
  }
  if (batch.length > 0) await flush()
  const last = files.at(-1)
  const counted = last && counts.get(last.path)
  if (counted) counted.vanished = Math.max(0, present - known)
  return [...counts.values()]
}

/** The rows that are right in themselves, from all files; the others are rejected on the way. */
async function* checked<Kind extends FileKind>(
  importer: KindImporter<Kind>,
  files: readonly RegistryFile[],
  counts: ReadonlyMap<string, FileCounts>,
  run: ImportRun,
  reject: (row: { file: string; number: number }, rejects: readonly Reject[]) => void,
): AsyncGenerator<CheckedRow<Kind>> {
  const columns = columnsOf(importer.kind)
  const keys = new Set<string>()
  for (const { file, raw } of numbered(files)) {
    let read = 0
    for await (const one of raw) {
      add(counts, file.path, 'read')
      if (++read % BATCH === 0) run.onProgress(file.path, read)
      const place = { file: file.path, number: one.number }
      const parsed = one.ragged
        ? { rejects: [{ column: '', code: 'column_count' as const }] }
        : parseRow(importer.kind, one.cells)
      if ('rejects' in parsed) {
        reject(place, parsed.rejects)
        continue
      }
      const key = importer.keyOf(parsed.row)
      if (keys.has(key)) reject(place, [duplicate(importer)])
      else yield { ...place, row: parsed.row, hash: hashOf(columns, one) }
      keys.add(key)
    }
    run.onProgress(file.path, read)
  }
}

function* numbered(files: readonly RegistryFile[]) {
  for (const file of files) yield { file, raw: readRows(file) }
}

/** Organisations need their parents first, so all of them are read before the first is written. */
async function* arranged<Kind extends FileKind>(
  importer: KindImporter<Kind>,
  rows: AsyncGenerator<CheckedRow<Kind>>,
  run: ImportRun,
  reject: (row: { file: string; number: number }, rejects: readonly Reject[]) => void,
): AsyncGenerator<CheckedRow<Kind>> {
  if (importer.kind !== 'organisations') {
    yield* rows
    return
  }
  const all = new Map<string, CheckedRow<Kind>>()
  const placed = []
  for await (const checkedRow of rows) {
    const { row } = checkedRow
    if (!('parent_ais_id' in row)) continue
    all.set(row.ais_id, checkedRow)
    placed.push(row)
  }
  const levels = await run.transact((tx) =>
    tx.organisation.findMany({ select: { aisId: true, level: true } }),
  )
  const known = new Map(levels.map(({ aisId, level }) => [aisId, level as Level]))
  const { ordered, rejected } = orderOrganisations(placed, known)
  for (const { row, reject: reason } of rejected) {
    const found = all.get(row.ais_id)
    if (found) reject(found, [reason])
  }
  for (const row of ordered) {
    const found = all.get(row.ais_id)
    if (found) yield found
  }
}

/** A parent gets its id when its batch is written: a child must wait for the next one. */
function dependsOn<Kind extends FileKind>(batch: ReadonlyArray<CheckedRow<Kind>>, next: CheckedRow<Kind>) {
  if (!('parent_ais_id' in next.row)) return false
  const parent = next.row.parent_ais_id
  return batch.some(({ row }) => 'ais_id' in row && row.ais_id === parent)
}

function duplicate<Kind extends FileKind>(importer: KindImporter<Kind>): Reject {
  const byAisId = importer.spec.key[0] === 'aisId'
  return byAisId
    ? { column: 'ais_id', code: 'duplicate_ais_id' }
    : { column: columnsOf(importer.kind)[0] ?? '', code: 'duplicate_key' }
}

/** A mark of the raw row that does not depend on the order of columns. */
function hashOf(columns: readonly string[], { cells }: RawRow): string {
  const text = JSON.stringify(columns.map((column) => cells[column] ?? ''))
  return createHash('sha1').update(text).digest('base64url')
}

async function countImported(tx: Parameters<Parameters<ImportRun['transact']>[0]>[0], table: string) {
  const [row] = await tx.$queryRawUnsafe<Array<{ count: bigint | number }>>(
    `SELECT count(*) AS count FROM "${table}" WHERE "importHash" IS NOT NULL`,
  )
  return Number(row?.count ?? 0)
}

function emptyCounts(file: RegistryFile): FileCounts {
  const zero = { read: 0, inserted: 0, updated: 0, unchanged: 0, rejected: 0, vanished: 0 }
  return { path: file.path, kind: file.kind, ...zero }
}

function add(
  counts: ReadonlyMap<string, FileCounts>,
  path: string,
  what: Exclude<keyof FileCounts, 'path' | 'kind'>,
): void {
  const entry = counts.get(path)
  if (entry) entry[what]++
}
