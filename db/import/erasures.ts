import type { Database } from 'better-sqlite3'
import type { RowChecker } from '../../domain/registry/row-checker.ts'
import type { FileKind } from '../../domain/registry/row-schemas.ts'
import { accountMark, ERASURE_KEY, markOf, pseudonymOf } from '../repos/erased-persons.ts'

/** What an erased member keeps: figures of the organisation, nothing of the person. */
const PERSONAL: Readonly<Record<string, string | null>> = {
  last_name: '',
  first_name: '',
  middle_name: null,
  birth_date: null,
  phone: null,
  email: null,
  ticket_number: null,
}

/** People whose data was erased at their wish: an export that still has it brings it back to nobody. */
export class Erasures {
  static read(registry: Database): Erasures {
    const keys = registry.prepare('SELECT "key" FROM "ErasedPerson"').pluck().all() as string[]
    const secret = registry.prepare('SELECT "value" FROM "Setting" WHERE "name" = ?').pluck().get(ERASURE_KEY)
    return new Erasures(new Set(keys), String(secret ?? ''))
  }

  private constructor(
    private readonly keys: ReadonlySet<string>,
    private readonly secret: string,
  ) {}

  /** Takes the person out of a checked row where it was erased; the row is then known by its pseudonym. */
  redact(checker: RowChecker): boolean {
    const key = this.#keyOf(checker.text(0))
    if (key === undefined) return false
    checker.replace({ ...PERSONAL, ais_id: pseudonymOf(key) })
    return true
  }

  /** Is it the row of an account that was erased, or one that names an erased member? There is nothing to do with it. */
  passesOver(kind: FileKind, checker: RowChecker): boolean {
    if (kind !== 'accounts' && kind !== 'purchases') return false
    const cell = (column: string) => checker.text(checker.placeOf(column))
    const own = kind === 'accounts' ? [accountMark(cell('channel'), cell('external_id'))] : []
    return [...own, cell('member_ais_id')].some((name) => this.#keyOf(name) !== undefined)
  }

  /** The mark by which it is known that somebody was erased. */
  #keyOf(name: string): string | undefined {
    if (this.keys.size === 0 || name === '') return undefined
    const key = markOf(this.secret, name)
    return this.keys.has(key) ? key : undefined
  }
}
