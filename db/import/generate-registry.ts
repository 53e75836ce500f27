import { once } from 'node:events'
import { createWriteStream, mkdirSync, readFileSync, type WriteStream } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { csvLine } from '../../domain/registry/csv.ts'
import { columnsOf, FILE_KINDS, type FileKind } from '../../domain/registry/row-schemas.ts'
import { demoRegistry } from '../../domain/registry/synthetic/demo-registry.ts'
import { oneRegion } from '../../domain/registry/synthetic/one-region.ts'
import { readPrintedRegions } from '../../domain/registry/synthetic/printed-region.ts'
import type { SyntheticRow } from '../../domain/registry/synthetic/rows.ts'

const REGIONS = new URL('../../domain/registry/data/regions.csv', import.meta.url)

export const SCALES = ['demo', 'region'] as const

export interface GenerateOptions {
  scale: (typeof SCALES)[number]
  seed: number
  /** folder of the files; made where it is missing */
  out: string
  /** the day that the registry shows, YYYY-MM-DD */
  asOf: string
  onProgress?: (rows: number) => void
}

export interface GeneratedFile {
  path: string
  rows: number
}

/** Writes a synthetic registry as CSV files. The same options write the same bytes. */
export async function generateRegistry(options: GenerateOptions): Promise<{ files: GeneratedFile[] }> {
  mkdirSync(options.out, { recursive: true })
  const files = new Map(FILE_KINDS.map((kind) => [kind, openFile(options.out, kind)]))
  let written = 0
  for (const { kind, cells } of rowsOf(options)) {
    const file = files.get(kind)
    if (!file) continue
    file.rows++
    const room = file.stream.write(csvLine(file.columns.map((column) => cells[column])))
    if (!room) await once(file.stream, 'drain')
    if (++written % 10_000 === 0) options.onProgress?.(written)
  }
  for (const { stream } of files.values()) {
    stream.end()
    await once(stream, 'finish')
  }
  return { files: [...files.values()].map(({ path, rows }) => ({ path, rows })) }
}

function rowsOf({ scale, seed, asOf }: GenerateOptions): Generator<SyntheticRow> {
  if (scale === 'region') return oneRegion(seed, asOf)
  const rows: Array<Record<string, string>> = parse(readFileSync(REGIONS), { columns: true, bom: true })
  return demoRegistry(readPrintedRegions(rows), seed, asOf)
}

function openFile(
  out: string,
  kind: FileKind,
): { path: string; rows: number; columns: string[]; stream: WriteStream } {
  const path = join(out, `${kind}.csv`)
  const [stream, columns] = [createWriteStream(path), columnsOf(kind)]
  stream.write(csvLine(columns))
  return { path, rows: 0, columns, stream }
}
