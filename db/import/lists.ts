import { closeSync, openSync, writeSync } from 'node:fs'
import { type Cell, csvLine } from '../../domain/registry/csv.ts'
import { type RejectCode, rejectMessage } from '../../domain/registry/parse-row.ts'
import type { BulkDatabase } from './bulk-database.ts'
import { RegistryFileError } from './import-errors.ts'
import type { RegistryFile } from './registry-file.ts'

/** A list for people, written beside the files: row by row, so that a bad file of any size costs no memory. */
export class ListFile {
  readonly #file: number

  constructor(
    readonly path: string,
    columns: readonly string[],
  ) {
    this.#file = openForWriting(path)
    this.add(columns)
  }

  add(cells: readonly Cell[]): void {
    writeSync(this.#file, csvLine(cells))
  }

  close(): void {
    closeSync(this.#file)
  }
}

function openForWriting(path: string): number {
  try {
    return openSync(path, 'w')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new RegistryFileError(
      `${path}: the list cannot be written (${reason}).`,
      'Make the folder writable, or import from a copy of it.',
    )
  }
}

const REFUSED = `(SELECT * FROM stage."reject" UNION ALL SELECT * FROM temp."refused")`

/** Writes what was refused, file by file in the order of their rows. */
export function listRejects(bulk: BulkDatabase, list: ListFile, files: readonly RegistryFile[]): void {
  const rows = bulk.each<{ file: number; row: number; column: string; code: RejectCode }>(
    `SELECT * FROM ${REFUSED} ORDER BY "file", "row"`,
  )
  for (const { file, row, column, code } of rows) {
    list.add([files[file]?.path, row, column, code, rejectMessage({ column, code })])
  }
}

/** How many rows of each file were refused: a row counts once, however much is wrong with it. */
export function countRejects(bulk: BulkDatabase): Map<number, number> {
  const counts = bulk.all<{ file: number; rows: number }>(
    `SELECT "file", count(DISTINCT "row") AS rows FROM ${REFUSED} GROUP BY "file"`,
  )
  return new Map(counts.map(({ file, rows }) => [file, rows]))
}
