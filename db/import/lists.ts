import { closeSync, openSync, writeSync } from 'node:fs'
import { type Cell, csvLine } from '../../domain/registry/csv.ts'
import { type RejectCode, rejectMessage } from '../../domain/registry/parse-row.ts'
import { RegistryFileError } from './import-errors.ts'
import type { RegistryFile } from './registry-file.ts'
import type { SqliteBulk } from './sqlite-bulk.ts'
import type { Refusal } from './staging.ts'

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

/** A table of what the writer refuses; the reading thread has one of its own. */
export const REFUSED_TABLE =
  'CREATE TEMP TABLE "refused" ("file" INTEGER, "row" INTEGER, "column" TEXT, "code" TEXT)'

export function addRefused(desk: SqliteBulk, refusals: readonly Refusal[]): void {
  const rows = refusals.map(({ file, row, column, code }) => [file, row, column, code])
  desk.fill('INSERT INTO temp."refused" VALUES (?, ?, ?, ?)', rows)
}

/** Writes what was refused, file by file in the order of their rows. */
export function listRejects(desk: SqliteBulk, list: ListFile, files: readonly RegistryFile[]): void {
  const rows = desk.each<{ file: number; row: number; column: string; code: RejectCode }>(
    `SELECT * FROM ${REFUSED} ORDER BY "file", "row"`,
  )
  for (const { file, row, column, code } of rows) {
    list.add([files[file]?.path, row, column, code, rejectMessage({ column, code })])
  }
}

/** How many rows of each file were refused: a row counts once, however much is wrong with it. */
export async function countRejects(desk: SqliteBulk): Promise<Map<number, number>> {
  const counts = await desk.all<{ file: number; rows: number }>(
    `SELECT "file", count(DISTINCT "row") AS rows FROM ${REFUSED} GROUP BY "file"`,
  )
  return new Map(counts.map(({ file, rows }) => [file, rows]))
}
