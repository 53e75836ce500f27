import type { Database } from 'better-sqlite3'
import { halvesOf, type RowHash } from '../../domain/registry/row-hash.ts'
import type { KindSpec } from './kind-spec.ts'

const [UNSEEN, PRESENT, TAKEN] = [0, 1, 2]

/**
 * The marks of all rows that earlier imports brought, and which of them the files have again: 9 bytes and a half a
 * row, because the union's members do not fit into memory as text.
 */
export class KnownMarks {
  readonly #high: Int32Array
  readonly #low: Int32Array
  /** 0 for a free slot, else 1 + what is known of the row */
  readonly #state: Uint8Array
  readonly #last: number
  #unseen = 0

  static read(registry: Database, table: string): KnownMarks {
    const rows = registry.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number
    const marks = new KnownMarks(rows)
    const all = registry.prepare(`SELECT "importHash" FROM "${table}" WHERE "importHash" IS NOT NULL`)
    for (const mark of all.pluck().iterate() as IterableIterator<string>) marks.#add(mark)
    return marks
  }

  private constructor(private readonly rows: number) {
    let slots = 16
    while (slots < rows * 1.5) slots *= 2
    this.#high = new Int32Array(slots)
    this.#low = new Int32Array(slots)
    this.#state = new Uint8Array(slots)
    this.#last = slots - 1
  }

  get tableIsEmpty(): boolean {
    return this.rows === 0
  }

  /** Rows that no file has had so far. */
  get unseen(): number {
    return this.#unseen
  }

  #add(mark: string): void {
    const halves = halvesOf(mark)
    if (!halves) return
    const slot = this.#find(...halves)
    if (this.#state[slot]) return
    ;[this.#high[slot], this.#low[slot]] = halves
    this.#state[slot] = 1 + UNSEEN
    this.#unseen++
  }

  /**
   * A row of a file has this mark. `unchanged`: as the last import brought it; `repeated`: so, but another row of the
   * files has taken its place already; `changed`: nothing known has this mark.
   */
  take(hash: RowHash): 'unchanged' | 'repeated' | 'changed' {
    const slot = this.#find(hash.high, hash.low)
    if (!this.#state[slot]) return 'changed'
    return this.#settle(slot, TAKEN) === TAKEN ? 'repeated' : 'unchanged'
  }

  /** The row that has this mark is in the files, changed: `false` where another row has taken its place already. */
  replace(mark: string): boolean {
    const slot = this.#slotOf(mark)
    return slot === undefined || this.#settle(slot, TAKEN) !== TAKEN
  }

  /** The row that has this mark is in the files, but cannot be taken. */
  meet(mark: string): void {
    const slot = this.#slotOf(mark)
    if (slot !== undefined) this.#settle(slot, PRESENT)
  }

  isUnseen(mark: string): boolean {
    const slot = this.#slotOf(mark)
    return slot !== undefined && this.#state[slot] === 1 + UNSEEN
  }

  /** Marks a slot, never downwards; returns what it was before. */
  #settle(slot: number, state: number): number {
    const before = (this.#state[slot] ?? 0) - 1
    if (before === UNSEEN) this.#unseen--
    this.#state[slot] = 1 + Math.max(before, state)
    return before
  }

  #slotOf(mark: string): number | undefined {
    const halves = halvesOf(mark)
    const slot = halves && this.#find(...halves)
    return slot !== undefined && this.#state[slot] ? slot : undefined
  }

  /** The slot of a mark, or the free one where it belongs. */
  #find(high: number, low: number): number {
    let slot = (low ^ (high >>> 7)) & this.#last
    while (this.#state[slot] && (this.#high[slot] !== high || this.#low[slot] !== low)) {
      slot = (slot + 1) & this.#last
    }
    return slot
  }
}

/** A row of the registry with the key of a row of a file. */
export interface KnownRow {
  id: number
  importHash: string | null
}

/** The query that finds it, by the cells of the key. */
export function knownBy({ table, key, copies, references }: KindSpec): string {
  const conditions = key.map((column) => {
    const reference = references.find(({ from }) => from === column)
    if (!reference) return `t."${copies[column]}" = ?`
    return `t."${reference.into}" = (SELECT r."id" FROM "${reference.table}" r WHERE r."${reference.by}" = ?)`
  })
  return `SELECT t."id", t."importHash" FROM "${table}" t WHERE ${conditions.join(' AND ')}`
}
