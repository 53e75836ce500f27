import { closeSync, openSync, writeSync } from 'node:fs'
import { csvLine } from '../../domain/registry/csv.ts'
import { type Reject, rejectMessage } from '../../domain/registry/parse-row.ts'

/** Collects what was not taken in `rejects.csv`, row by row, so that a bad file of any size costs no memory. */
export class RejectsFile {
  readonly #file: number

  constructor(readonly path: string) {
    this.#file = openSync(path, 'w')
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
