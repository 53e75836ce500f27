import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { Failure } from './failure.ts'

/** Figures printed elsewhere, by metric id; an empty text stands for one that is not printed. */
export interface Printed {
  figures: ReadonlyMap<string, string>
  /** they are the decree's */
  ofDecree: boolean
}

const reportSchema = z.object({ metrics: z.array(z.object({ id: z.string(), printed: z.string() })) })
const rowsSchema = z.array(z.object({ id: z.string(), seed: z.string() }))

/** Reads a table of the decree's figures or a report made before. */
export function readPrinted(path: string): Printed {
  if (!existsSync(path)) throw new Failure(`${path}: there is no such file.`, 'Check the path.')
  try {
    const text = readFileSync(path, 'utf8')
    if (text.trimStart().startsWith('{')) {
      const { metrics } = reportSchema.parse(JSON.parse(text))
      return { figures: new Map(metrics.map(({ id, printed }) => [id, printed])), ofDecree: false }
    }
    const rows = rowsSchema.parse(parse(text, { columns: true, bom: true }))
    return { figures: new Map(rows.map(({ id, seed }) => [id, seed])), ofDecree: true }
  } catch {
    throw new Failure(
      `${path}: this is neither a CSV with the columns id and seed nor a report.`,
      'Name such a file.',
    )
  }
}
