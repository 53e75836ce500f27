import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type Loader, settingSql } from './loader.ts'
import { PostgresReader } from './postgres-reader.ts'
import { TransferRefused } from './refusal.ts'
import { quoted, quotedList, TABLE_NAMES, type Table } from './table.ts'

/** How long to wait for whoever still uses a table. */
const LOCK_TIMEOUT = '10s'
/** For sorting what becomes an index, in one transaction that nobody else works beside. */
const INDEX_MEMORY = '256MB'

const OURS = `SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = current_schema() AND c.relname = ANY($1)`
const FOREIGN_KEYS = `
  SELECT conname AS "name", conrelid::regclass::text AS "table", pg_get_constraintdef(oid) AS "definition"
  FROM pg_constraint WHERE contype = 'f' AND conrelid IN (${OURS}) ORDER BY conrelid::regclass::text, conname`
const INDEXES = `
  SELECT i.indexrelid::regclass::text AS "name", pg_get_indexdef(i.indexrelid) AS "definition" FROM pg_index i
  WHERE i.indrelid IN (${OURS}) AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid
    AND c.contype IN ('p', 'u', 'x')) ORDER BY i.indexrelid::regclass::text`

/** Fills the tables in one transaction: a connection that breaks leaves them as they were. */
export class PostgresLoader implements Loader {
  readonly reader: PostgresReader
  #takenAway: string[] = []

  constructor(
    private readonly client: pg.Client,
    /** empties the tables first, in the same transaction */
    private readonly replace: boolean,
  ) {
    this.reader = new PostgresReader(client)
  }

  async begin(): Promise<void> {
    const { client } = this
    await client.query('BEGIN')
    for (const [name, value] of [
      ['lock_timeout', LOCK_TIMEOUT],
      ['statement_timeout', '0'],
      ['idle_in_transaction_session_timeout', '0'],
      ['maintenance_work_mem', INDEX_MEMORY],
    ])
      await client.query(`SET LOCAL ${name} = '${value}'`)
    await this.#lock()
    if (this.replace) await client.query(`TRUNCATE ${quotedList(TABLE_NAMES)}`)
    for (const name of TABLE_NAMES) {
      const { rows } = await client.query(`SELECT 1 FROM ${quoted(name)} LIMIT 1`)
      if (rows.length > 0) throw notEmpty(name)
      await client.query(`ALTER TABLE ${quoted(name)} DISABLE TRIGGER USER`)
    }
    const { rows: keys } = await client.query<Part>(FOREIGN_KEYS, [TABLE_NAMES])
    const { rows: indexes } = await client.query<Part>(INDEXES, [TABLE_NAMES])
    for (const { table, name } of keys)
      await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${quoted(name)}`)
    for (const { name } of indexes) await client.query(`DROP INDEX ${name}`)
    this.#takenAway = [
      ...indexes.map(({ definition }) => definition),
      ...keys.map(
        ({ table, name, definition }) => `ALTER TABLE ${table} ADD CONSTRAINT ${quoted(name)} ${definition}`,
      ),
    ]
  }

  async #lock(): Promise<void> {
    try {
      await this.client.query(`LOCK TABLE ${quotedList(TABLE_NAMES)} IN ACCESS EXCLUSIVE MODE`)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === '55P03')) throw error
      throw new TransferRefused(
        'The tables are used by somebody else.',
        'Stop every process on that database, then run the command again.',
      )
    }
  }

  async load(table: Table, lines: AsyncIterable<string>): Promise<void> {
    const columns = quotedList(table.columns.map(({ name }) => name))
    const copy = this.client.query(copyFrom(`COPY ${quoted(table.name)} (${columns}) FROM STDIN`))
    await pipeline(Readable.from(withoutNul(table, lines)), copy)
  }

  async numberAfter({ name, key }: Table, last: number): Promise<void> {
    const column = key[0] ?? ''
    const sequence = await this.reader.sequence(name, column)
    if (!sequence) return
    await this.client.query(
      `SELECT setval($1, GREATEST($2::bigint, top, 1), GREATEST($2::bigint, top) > 0)
       FROM (SELECT COALESCE(MAX(${quoted(column)}), 0) AS top FROM ${quoted(name)}) t`,
      [sequence, last],
    )
  }

  async keepSetting(name: string, value: string): Promise<void> {
    await this.client.query(settingSql('$1', '$2'), [name, value])
  }

  async restoreSchema(): Promise<void> {
    for (const sql of this.#takenAway) await this.client.query(sql)
    for (const name of TABLE_NAMES) await this.client.query(`ALTER TABLE ${quoted(name)} ENABLE TRIGGER USER`)
  }

  async commit(): Promise<void> {
    await this.client.query('COMMIT')
    // Tables without statistics are read in the wrong order until the server comes round to them by itself.
    await this.client.query(`ANALYZE ${quotedList(TABLE_NAMES)}`)
  }
}

/** PostgreSQL has no text with the character of code 0, which SQLite takes. */
async function* withoutNul(table: Table, lines: AsyncIterable<string>): AsyncGenerator<string> {
  const key = table.columns.findIndex(({ name }) => name === table.key[0])
  for await (const chunk of lines) {
    const at = chunk.indexOf('\0')
    if (at >= 0) {
      const line = chunk.slice(chunk.lastIndexOf('\n', at) + 1, chunk.indexOf('\n', at))
      throw new TransferRefused(
        `The row ${line.split('\t')[key]} of ${table.name} holds the character of code 0, which PostgreSQL does not take.`,
        'Take that character out of the row, then run the command again.',
      )
    }
    yield chunk
  }
}

function notEmpty(table: string): TransferRefused {
  return new TransferRefused(
    `The database is not empty: there are rows in ${table}.`,
    'Name an empty database; "restore" overwrites with --replace.',
  )
}

interface Part {
  table: string
  name: string
  definition: string
}
