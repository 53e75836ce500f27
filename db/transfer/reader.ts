import { createHash } from 'node:crypto'
import type { Table } from './table.ts'

/** Reads whole tables of one database as it was at one moment. */
export interface RowReader {
  tables(): Promise<Table[]>
  count(table: Table): Promise<number>
  /** Rows in the order of the key, as lines (line.ts), many to a chunk; a chunk ends with its last line. */
  lines(table: Table): AsyncIterable<string>
  /** the last number that the database gave to a row of this table; undefined where rows are not numbered */
  lastNumber(table: Table): Promise<number | undefined>
}

/** What a table holds, in short: equal sums mean equal rows. */
export interface TableSum {
  name: string
  rows: number
  /** SHA-256 of all lines */
  checksum: string
}

/** Passes chunks on and adds them up. */
export class Summing {
  rows = 0
  readonly #hash = createHash('sha256')

  constructor(
    private readonly table: Table,
    private readonly onRows: (rows: number) => void,
  ) {}

  async *through(chunks: AsyncIterable<string>): AsyncGenerator<string> {
    for await (const chunk of chunks) {
      const rows = linesIn(chunk)
      this.rows += rows
      this.#hash.update(chunk)
      this.onRows(rows)
      yield chunk
    }
  }

  done(): TableSum {
    return { name: this.table.name, rows: this.rows, checksum: this.#hash.digest('hex') }
  }
}

/** Adds up a table without doing anything else with it. */
export async function sumOf(
  reader: RowReader,
  table: Table,
  onRows: (rows: number) => void,
): Promise<TableSum> {
  const sum = new Summing(table, onRows)
  for await (const _ of sum.through(reader.lines(table)));
  return sum.done()
}

function linesIn(chunk: string): number {
  let lines = 0
  for (let at = chunk.indexOf('\n'); at >= 0; at = chunk.indexOf('\n', at + 1)) lines++
  return lines
}
