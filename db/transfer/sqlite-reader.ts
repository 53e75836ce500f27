import type Database from 'better-sqlite3'
import { encoderOf } from './line.ts'
import type { RowReader } from './reader.ts'
import { type ColumnKind, describe, quoted, quotedList, TABLE_NAMES, type Table } from './table.ts'

const KINDS: Record<string, ColumnKind> = {
  integer: 'integer',
  real: 'real',
  boolean: 'boolean',
  text: 'text',
  datetime: 'moment',
}
/** Lines handed over at once: some 100 KB. */
const AT_ONCE = 500

/** Reads the tables over one connection; what holds them still is the transaction that is open there. */
export class SqliteReader implements RowReader {
  constructor(
    private readonly database: Database.Database,
    /** a backup of another release has tables of its own */
    private readonly names = TABLE_NAMES,
  ) {}

  async tables(): Promise<Table[]> {
    return this.names.map((name) => {
      const columns = this.database.pragma(`table_info(${quoted(name)})`) as ColumnRow[]
      const key = columns.filter(({ pk }) => pk > 0).sort((one, other) => one.pk - other.pk)
      return describe(
        name,
        columns,
        key.map((column) => column.name),
        KINDS,
      )
    })
  }

  async count({ name }: Table): Promise<number> {
    return (
      this.database
        .prepare<[], number>(`SELECT COUNT(*) FROM ${quoted(name)}`)
        .pluck()
        .get() ?? 0
    )
  }

  async *lines(table: Table): AsyncGenerator<string> {
    const columns = quotedList(table.columns.map(({ name }) => name))
    const rows = this.database
      .prepare<[], unknown[]>(
        `SELECT ${columns} FROM ${quoted(table.name)} ORDER BY ${quotedList(table.key)}`,
      )
      .raw()
    const encode = encoderOf(table)
    let [chunk, held] = ['', 0]
    for (const row of rows.iterate()) {
      chunk += encode(row)
      if (++held < AT_ONCE) continue
      yield chunk
      ;[chunk, held] = ['', 0]
    }
    if (held > 0) yield chunk
  }

  async lastNumber({ name }: Table): Promise<number | undefined> {
    return this.database
      .prepare<[string], number>('SELECT "seq" FROM sqlite_sequence WHERE "name" = ?')
      .pluck()
      .get(name)
  }
}

interface ColumnRow {
  name: string
  type: string
  pk: number
}
