import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { demoRegistry } from '../../domain/registry/synthetic/demo-registry.ts'
import {
  expectedRows,
  nationalRegistry,
  planNational,
} from '../../domain/registry/synthetic/national/national-registry.ts'
import { oneRegion } from '../../domain/registry/synthetic/one-region.ts'
import { type PrintedRegion, readPrintedRegions } from '../../domain/registry/synthetic/printed-region.ts'
import type { SyntheticRow } from '../../domain/registry/synthetic/rows.ts'
import { RegistryWriter, type WrittenFile } from './registry-writer.ts'

const REGIONS = new URL('../../domain/registry/data/regions.csv', import.meta.url)

export const SCALES = ['demo', 'region', 'national'] as const

export interface GenerateOptions {
  scale: (typeof SCALES)[number]
  /** of each total of the nation's registry, above 0 up to 1 */
  fraction?: number
  seed: number
  /** folder of the files; made where it is missing */
  out: string
  /** the day that the registry shows, YYYY-MM-DD */
  asOf: string
  /** `expected` is how many rows there will be; undefined: nobody knows yet */
  onProgress?: (rows: number, expected: number | undefined) => void
}

/** Rows between two reports of progress. */
const STEP = 10_000

/** Writes a synthetic registry as CSV files. The same options write the same bytes. */
export async function generateRegistry(options: GenerateOptions): Promise<{ files: WrittenFile[] }> {
  const { rows, expected } = source(options)
  const writer = new RegistryWriter(options.out)
  try {
    let written = 0
    for (const { kind, cells } of rows) {
      const behind = writer.write(kind, cells)
      if (behind) await behind
      if (++written % STEP === 0) options.onProgress?.(written, expected)
    }
    return { files: await writer.finish() }
  } catch (error) {
    writer.discard()
    throw error
  }
}

function source(options: GenerateOptions): { rows: Generator<SyntheticRow>; expected?: number } {
  const { scale, seed, asOf } = options
  if (scale === 'region') return { rows: oneRegion(seed, asOf) }
  if (scale === 'demo') return { rows: demoRegistry(printedRegions(), seed, asOf) }
  const plan = planNational(printedRegions(), seed, options.fraction ?? 1)
  return { rows: nationalRegistry(plan, asOf), expected: expectedRows(plan) }
}

/** What the decree prints of each region. */
export function printedRegions(): PrintedRegion[] {
  const rows: Array<Record<string, string>> = parse(readFileSync(REGIONS), { columns: true, bom: true })
  return readPrintedRegions(rows)
}
