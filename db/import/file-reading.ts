import type { RowChecker } from '../../domain/registry/row-checker.ts'
import type { KindSpec } from './kind-spec.ts'

/** One file on its way into the staging database: where its columns stand, and what was counted so far. */
export class FileReading {
  read = 0
  unchanged = 0
  /** the piece of text that is being read has bytes that its encoding does not know */
  broken = false
  readonly orgAt: number
  readonly dayAt: number
  readonly #key: number[]

  constructor(
    { key, belongs }: KindSpec,
    /** place of the file in the list of files */
    readonly file: number,
    readonly checker: RowChecker,
  ) {
    this.#key = key.map((column) => checker.placeOf(column))
    this.orgAt = checker.placeOf(belongs.org?.from ?? '')
    this.dayAt = checker.placeOf(belongs.day?.from ?? '')
  }

  /** The cells that tell the row from others. */
  key(): string[] {
    return this.#key.map((at) => this.checker.text(at))
  }

  /** The first column whose cell has bytes that the file's encoding does not know. */
  brokenColumn(): string | undefined {
    if (!this.broken) return undefined
    return this.checker.columns.find((_, at) => /[\ufffd\0]/.test(this.checker.text(at)))
  }
}
