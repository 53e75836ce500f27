import type { Reject } from '../../domain/registry/parse-row.ts'
import type { FileKind, RowOf } from '../../domain/registry/row-schemas.ts'
import type { Tx } from '../client.ts'
import type { Known, PreparedRow, TableSpec, Values } from './table-batch.ts'

/** A row that passed every check of its own. */
export interface CheckedRow<Kind extends FileKind> {
  file: string
  number: number
  row: RowOf<Kind>
  hash: string
}

/** A row that was inserted, or that differed from what the last import brought. */
export interface WrittenRow<Kind extends FileKind> extends PreparedRow {
  row: RowOf<Kind>
  known: Known | undefined
}

/** How the rows of one kind of file get into the database. */
export interface KindImporter<Kind extends FileKind> {
  kind: Kind
  spec: TableSpec
  /** the key as the file knows it, to find the second of two rows */
  keyOf(row: RowOf<Kind>): string
  /** Turns rows into values of columns and names of other rows into ids; a Reject where such a row is missing. */
  resolve(tx: Tx, rows: ReadonlyArray<RowOf<Kind>>): Promise<Array<Values | Reject>>
  /** What people decided here and an empty cell must not erase, from the audit trail. */
  protects?: { owner: 'orgId' | 'memberId'; kinds: readonly string[] }
  /** Values for columns that cannot be empty. */
  defaults?: Values
  /** Follows the write in the same transaction: paths, offices, terms, bindings. */
  after?(tx: Tx, rows: ReadonlyArray<WrittenRow<Kind>>, now: Date): Promise<void>
}
