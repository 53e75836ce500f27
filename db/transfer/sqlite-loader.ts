import type Database from 'better-sqlite3'
import { decoderOf } from './line.ts'
import { type Loader, settingSql } from './loader.ts'
import { TransferRefused } from './refusal.ts'
import { SqliteReader } from './sqlite-reader.ts'
import { quoted, quotedList, type Table } from './table.ts'

/** Fills a migrated file that nobody else knows of yet. A crash spoils it: its owner throws it away. */
export class SqliteLoader implements Loader {
  readonly reader: SqliteReader
  #takenAway: string[] = []

  constructor(private readonly database: Database.Database) {
    this.reader = new SqliteReader(database)
  }

  async begin(): Promise<void> {
    this.database.pragma('journal_mode = MEMORY')
    this.database.pragma('synchronous = OFF')
    this.database.pragma('foreign_keys = OFF')
    this.database.exec('BEGIN')
    const parts = this.database
      .prepare<[], { type: string; name: string; sql: string }>(
        `SELECT "type", "name", "sql" FROM sqlite_master WHERE "type" IN ('index', 'trigger') AND "sql" IS NOT NULL
         ORDER BY "type", "name"`,
      )
      .all()
    for (const { type, name } of parts) this.database.exec(`DROP ${type} ${quoted(name)}`)
    this.#takenAway = parts.map(({ sql }) => sql)
  }

  async load(table: Table, lines: AsyncIterable<string>): Promise<void> {
    const columns = table.columns.map(({ name }) => name)
    const insert = this.database.prepare(
      `INSERT INTO ${quoted(table.name)} (${quotedList(columns)}) VALUES (${columns.map(() => '?').join(', ')})`,
    )
    const decode = decoderOf(table)
    for await (const chunk of lines)
      for (const line of chunk.slice(0, -1).split('\n')) insert.run(decode(line))
  }

  async numberAfter({ name }: Table, last: number): Promise<void> {
    const seen = (await this.reader.lastNumber({ name, columns: [], key: [] })) ?? 0
    this.database.prepare('DELETE FROM sqlite_sequence WHERE "name" = ?').run(name)
    this.database
      .prepare('INSERT INTO sqlite_sequence ("name", "seq") VALUES (?, ?)')
      .run(name, Math.max(last, seen))
  }

  async keepSetting(name: string, value: string): Promise<void> {
    this.database.prepare(settingSql('?', '?')).run(name, value)
  }

  async restoreSchema(): Promise<void> {
    for (const sql of this.#takenAway) this.database.exec(sql)
    const broken = this.database.pragma('foreign_key_check') as Array<{ table: string; parent: string }>
    const [first] = broken
    if (first)
      throw new TransferRefused(
        `${broken.length} rows name others that are not there, the first of them ${first.table} a row of ${first.parent}.`,
        'The source is damaged: take another backup, or mend it.',
      )
  }

  async commit(): Promise<void> {
    this.database.exec('COMMIT')
  }
}
