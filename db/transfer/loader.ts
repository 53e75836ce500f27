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
  /** Writes a setting beside the rows that came in. */
  keepSetting(name: string, value: string): Promise<void>
  /** Puts back what was taken away. */
  restoreSchema(): Promise<void>
  commit(): Promise<void>
}

/** With the parameters of either database: name, value. */
export function settingSql(name: string, value: string): string {
  return `INSERT INTO "Setting" ("name", "value") VALUES (${name}, ${value})
    ON CONFLICT ("name") DO UPDATE SET "value" = excluded."value"`
}
