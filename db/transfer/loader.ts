import type { RowReader } from './reader.ts'
import type { Table } from './table.ts'

/**
 * Fills an empty database. Its triggers, foreign keys and indexes are taken away while rows come in and are put back
 * behind them, which checks every row against them; until the end nobody sees any of it.
 */
export interface Loader {
  /** reads what has come in so far */
  reader: RowReader
  begin(): Promise<void>
  load(table: Table, lines: AsyncIterable<string>): Promise<void>
  /** The next row of the table gets a number above this one, and above every number there is. */
  numberAfter(table: Table, last: number): Promise<void>
  /** Puts back what was taken away. */
  restoreSchema(): Promise<void>
  commit(): Promise<void>
}
