import { closeSync, openSync, writeSync } from 'node:fs'
import { csvLine } from '../../domain/registry/csv.ts'
import { type Reject, rejectMessage } from '../../domain/registry/parse-row.ts'
import { RegistryFileError } from './registry-file.ts'

/** Collects what was not taken in `rejects.csv`, row by row, so that a bad file of any size costs no memory. */
export class RejectsFile {
  readonly #file: number

  constructor(readonly path: string) {
    this.#file = openForWriting(path)
    writeSync(this.#file, csvLine(['file', 'row', 'column', 'code', 'message']))
  }

  add(file: string, row: number, rejects: readonly Reject[]): void {
    for (const reject of rejects) {
      writeSync(this.#file, csvLine([file, row, reject.column, reject.code, rejectMessage(reject)]))
    }
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
      `${path}: the rejects cannot be written (${reason}).`,
      'Make the folder writable, or import from a copy of it.',
    )
  }
}
