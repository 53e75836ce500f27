import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { RowReader } from './reader.ts'
import { type ColumnKind, describe, quoted, quotedList, TABLE_NAMES, type Table } from './table.ts'

const KINDS: Record<string, ColumnKind> = {
  integer: 'integer',
  'double precision': 'real',
  boolean: 'boolean',
  text: 'text',
  'timestamp without time zone': 'moment',
}
/** Characters handed over at once. */
const AT_ONCE = 100_000

const COLUMNS = `
  SELECT table_name AS "table", column_name AS "name", data_type AS "type" FROM information_schema.columns
  WHERE table_schema = current_schema() AND table_name = ANY($1)`
const KEYS = `
  SELECT c.relname AS "table", a.attname AS "name" FROM pg_index i
  JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS k(number, place)
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number
  WHERE i.indisprimary AND n.nspname = current_schema() AND c.relname = ANY($1) ORDER BY k.place`

/** Reads the tables over one connection; what holds them still is the transaction that is open there. */
export class PostgresReader implements RowReader {
  constructor(private readonly client: pg.Client) {}

  async tables(): Promise<Table[]> {
    const { rows: columns } = await this.client.query<ColumnRow>(COLUMNS, [TABLE_NAMES])
    const { rows: keys } = await this.client.query<Omit<ColumnRow, 'type'>>(KEYS, [TABLE_NAMES])
    return TABLE_NAMES.map((name) =>
      describe(
        name,
        columns.filter(({ table }) => table === name),
        keys.filter(({ table }) => table === name).map((key) => key.name),
        KINDS,
      ),
    )
  }

  async count({ name }: Table): Promise<number> {
    const { rows } = await this.client.query<{ n: string }>(`SELECT COUNT(*) AS n FROM ${quoted(name)}`)
    return Number(rows[0]?.n ?? 0)
  }

  async *lines(table: Table): AsyncGenerator<string> {
    const columns = table.columns.map(({ name, kind }) => selected(quoted(name), kind))
    const rows = `SELECT ${columns.join(', ')} FROM ${quoted(table.name)} ORDER BY ${quotedList(table.key)}`
    const stream = this.client.query(copyTo(`COPY (${rows}) TO STDOUT`))
    const decoder = new TextDecoder()
    let text = ''
    for await (const bytes of stream) {
      text += decoder.decode(bytes as Buffer, { stream: true })
      if (text.length < AT_ONCE) continue
      const end = text.lastIndexOf('\n') + 1
      if (end > 0) yield text.slice(0, end)
      text = text.slice(end)
    }
    if (text !== '') yield text
  }

  async lastNumber({ name, key }: Table): Promise<number | undefined> {
    const sequence = await this.sequence(name, key[0] ?? '')
    if (!sequence) return undefined
    const { rows } = await this.client.query<{ last: string }>(
      `SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END AS "last" FROM ${sequence}`,
    )
    return Number(rows[0]?.last ?? 0)
  }

  /** The sequence that numbers the rows of a table, as SQL names it. */
  async sequence(table: string, column: string): Promise<string | undefined> {
    const { rows } = await this.client.query<{ sequence: string | null }>(
      'SELECT pg_get_serial_sequence($1, $2) AS "sequence"',
      [quoted(table), column],
    )
    return rows[0]?.sequence ?? undefined
  }
}

/** What COPY would write in a form of its own. */
function selected(column: string, kind: ColumnKind): string {
  if (kind === 'moment') return `to_char(${column}, 'YYYY-MM-DD HH24:MI:SS.MS')`
  // By way of its text, which has exactly the digits that tell the number apart from its neighbours.
  return kind === 'real' ? `CAST(CAST(${column} AS text) AS numeric)` : column
}

interface ColumnRow {
  table: string
  name: string
  type: string
}
