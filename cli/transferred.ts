import type { TableSum } from '../db/transfer/reader.ts'
import { TransferRefused } from '../db/transfer/refusal.ts'
import { Failure } from './failure.ts'
import { type ProgressBar, progressBar } from './progress-bar.ts'

/** Shows how far rows are, and says in one line what could not be done. */
export async function withRows<T>(work: (rows: ProgressBar) => Promise<T>): Promise<T> {
  const rows = progressBar('rows')
  try {
    return await work(rows)
  } catch (error) {
    if (error instanceof TransferRefused) throw new Failure(error.message, error.advice)
    throw error
  } finally {
    rows.end()
  }
}

/** What was carried over, a table on each line. */
export function tableLines(tables: readonly TableSum[]): string[] {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  return [
    ...tables
      .filter((table) => table.rows > 0)
      .map(({ name, rows: each, checksum }) => `  ${name} ${each} ${checksum.slice(0, 12)}`),
    `${rows} rows in ${tables.length} tables; both sides were counted and add up to the same.`,
  ]
}
