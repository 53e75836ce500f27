import type { z } from 'zod'
import { EMAIL, cells as kinds, LONGEST_TEXT, PHONE } from './cells.ts'
import { cellText, orderedDays, parseRow, pastDays, type Reject } from './parse-row.ts'
import { RowHash } from './row-hash.ts'
import { columnsOf, type FileKind, rowSchemas } from './row-schemas.ts'

/** A value of a checked row; flags are 0 and 1. */
export type CellValue = string | number | null

/** What a cell that is wrong reads as: the schema then says what is wrong with it. */
const WRONG = Symbol('wrong')
type Check = (text: string) => CellValue | typeof WRONG

/** Values of a column that are remembered: all days of a lifetime, but not every phone of the union. */
const REMEMBERED = 40_000

/** Longer text may be cut out of the file's piece, and would keep all of it in memory. */
const LONGEST_REMEMBERED = 12

/**
 * Checks rows of one kind by the schemas, only faster: a cell that was seen before is not checked again, text, phones
 * and e-mails are checked by the schema's own patterns. Whatever is wrong goes to the schema for its reasons.
 */
export class RowChecker {
  readonly columns: readonly string[]
  /** the values of the last row that was right, in the order of `columns`; reused for the next one */
  readonly values: CellValue[] = []
  readonly hash = new RowHash()
  readonly #texts: string[] = []
  readonly #places: number[]
  readonly #checks: Check[]
  readonly #ordered: Array<readonly [number, number]>
  readonly #past: number[]

  constructor(
    private readonly kind: FileKind,
    /** our names of the file's columns, null for one that is not ours */
    header: ReadonlyArray<string | null>,
    /** the day of import, YYYY-MM-DD */
    private readonly today: string,
  ) {
    this.columns = columnsOf(kind)
    this.#places = this.columns.map((column) => header.indexOf(column))
    this.#checks = Object.values(rowSchemas[kind].shape).map(checkOf)
    this.#ordered = orderedDays(kind).map(([from, to]) => [this.placeOf(from), this.placeOf(to)])
    this.#past = pastDays(kind).map((column) => this.placeOf(column))
  }

  placeOf(column: string): number {
    return this.columns.indexOf(column)
  }

  /** Reads the cells of a record and marks them in `hash`. */
  read(cells: readonly string[]): void {
    this.hash.start()
    for (let at = 0; at < this.#places.length; at++) {
      const place = this.#places[at] ?? -1
      const text = place === -1 ? '' : cellText(cells[place] ?? '')
      this.#texts[at] = text
      this.hash.add(at, text)
    }
    this.hash.end()
  }

  /** The text that was read in a column, without the spaces around it. */
  text(at: number): string {
    return this.#texts[at] ?? ''
  }

  /** Checks what was read: true where all of it is right and stands in `values`. */
  check(): boolean {
    for (let at = 0; at < this.#checks.length; at++) {
      const value = this.#checks[at]?.(this.#texts[at] ?? '') ?? null
      if (value === WRONG) return false
      this.values[at] = value as CellValue
    }
    return this.#daysAreRight()
  }

  #daysAreRight(): boolean {
    for (const [first, second] of this.#ordered) {
      const [from, to] = [this.values[first], this.values[second]]
      if (from && to && to < from) return false
    }
    for (const at of this.#past) if ((this.values[at] ?? '') > this.today) return false
    return true
  }

  /** Puts other values into a row that was right, and marks it anew. */
  replace(values: Readonly<Record<string, CellValue>>): void {
    this.hash.start()
    for (const [at, column] of this.columns.entries()) {
      const value = values[column]
      if (value !== undefined) {
        this.values[at] = value
        this.#texts[at] = String(value ?? '')
      }
      this.hash.add(at, this.text(at))
    }
    this.hash.end()
  }

  /** What is wrong with the row that `check` did not pass. */
  reasons(): Reject[] {
    const raw = Object.fromEntries(this.columns.map((column, at) => [column, this.text(at)]))
    const parsed = parseRow(this.kind, raw, this.today)
    return 'rejects' in parsed ? parsed.rejects : []
  }
}

function checkOf(schema: z.ZodType): Check {
  if (schema === kinds.text) return (text) => (text.length > LONGEST_TEXT ? WRONG : text || null)
  if (schema === kinds.requiredText) return (text) => (text && text.length <= LONGEST_TEXT ? text : WRONG)
  if (schema === kinds.phone) return (text) => (text === '' ? null : PHONE.test(text) ? text : WRONG)
  if (schema === kinds.email) return (text) => (text === '' ? null : EMAIL.test(text) ? text : WRONG)
  return remembering(schema)
}

function remembering(schema: z.ZodType): Check {
  const seen = new Map<string, CellValue | typeof WRONG>()
  return (text) => {
    const known = seen.get(text)
    if (known !== undefined) return known
    const parsed = schema.safeParse(text)
    const value = parsed.success ? stored(parsed.data) : WRONG
    if (seen.size < REMEMBERED && text.length <= LONGEST_REMEMBERED) seen.set(text, value)
    return value
  }
}

function stored(value: unknown): CellValue {
  if (typeof value === 'boolean') return Number(value)
  return typeof value === 'string' || typeof value === 'number' ? value : null
}
