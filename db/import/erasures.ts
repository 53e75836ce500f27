import { createHmac } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { RowChecker } from '../../domain/registry/row-checker.ts'
import { ERASURE_KEY, pseudonymOf } from '../repos/erased-persons.ts'

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

/** Members whose data was erased at their wish: an export that still has it brings it back to nobody. */
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
    if (this.keys.size === 0) return false
    const key = createHmac('sha256', this.secret).update(checker.text(0)).digest('hex')
    if (!this.keys.has(key)) return false
    checker.replace({ ...PERSONAL, ais_id: pseudonymOf(key) })
    return true
  }
}
