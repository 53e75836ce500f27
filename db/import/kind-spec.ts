import type { RejectCode } from '../../domain/registry/parse-row.ts'
import type { FileKind, RowOf } from '../../domain/registry/row-schemas.ts'
import type { Bulk } from './bulk.ts'

/** A cell that names a row of another table. */
export interface Reference {
  /** column of the file */
  from: string
  table: 'Organisation' | 'Member' | 'Partner'
  /** column of that table that the cell holds */
  by: string
  /** column of our table that gets the id; none where the row is needed but not kept */
  into?: string
  /** kind of file whose staged rows count as present in a rehearsal */
  kind: FileKind
  code: RejectCode
}

/**
 * How the rows of one kind of file get into the database, as data: the writer makes its statements of it. Names are
 * identifiers of the schema and of the contract, never words of a file; in SQL `s` is the staged row.
 */
export interface KindSpec {
  kind: FileKind
  table: string
  /** columns of the file that tell rows apart */
  key: readonly string[]
  /** a cell that no two rows share, besides the key */
  unique?: { column: string; into: string; code: RejectCode }
  references: readonly Reference[]
  /** column of the table by column of the file */
  copies: Readonly<Record<string, string>>
  /** columns of the table that are made of a column of the file, in the SQL of SQLite */
  computed?: ReadonlyArray<{ from: string; into: string; sql: string }>
  /** values of columns that cannot be empty, as SQL */
  defaults?: Readonly<Record<string, string>>
  /** columns that an insert fills and an update leaves as they are, as SQL; a bare `@now` is the moment of the import */
  onInsert?: Readonly<Record<string, string>>
  /** rows whose fields people fill in here too: the audit trail protects and explains them */
  audit?: {
    owner: 'orgId' | 'memberId'
    kindOf(column: string): string
    /** columns of the file whose change is history, whoever filled them */
    always: readonly string[]
  }
  /** which part of the registry rows belong to, to know what vanished: columns of the file, and SQL over a row `t` */
  belongs: {
    org?: { from: string; sql: string }
    day?: { from: string; sql: string }
    /** what the list of vanished rows calls it */
    name: string
  }
  /** columns of the file that are kept in another table, and by which name */
  beside?: { table: string; columns: Readonly<Record<string, string>> }
  /** Follows the write of rows in the same transaction: paths, offices, terms, bindings. */
  after?(bulk: Bulk, rows: WrittenRows): Promise<void>
}

/** Staged rows that have just been written. */
export interface WrittenRows {
  /** table they stand in, with a column `at` */
  source: string
  from: number
  to: number
  /** columns that the file has */
  columns: ReadonlySet<string>
  /** condition on `s` for the rows that were taken */
  taken: string
  now: Date
}

/** A row that was inserted (`known` is undefined), or that differed from what the last import brought. */
export interface WrittenRow<Kind extends FileKind> {
  row: RowOf<Kind>
  known: { id: number } | undefined
}
