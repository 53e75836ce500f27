import SQLite from 'better-sqlite3'
import type { Database } from '../../../db/client.ts'
import { databaseFile } from '../../../db/database-file.ts'

/** What a dialogue keeps, who came by, and figures that follow by themselves are no change of the registry. */
const ASIDE = ['Dialogue', 'Account', 'StaleCount', 'OrgOwnCount', 'OrgCount', 'CountState', 'InboundUpdate']

/** A database that is as it was again after whatever a person did to it. */
export class World {
  readonly #file: SQLite.Database
  readonly #tables: string[]
  #version: unknown
  #before = ''

  constructor(readonly database: Database) {
    const path = databaseFile(database.url)
    this.#file = new SQLite(path)
    this.#file.pragma('foreign_keys = OFF')
    this.#file.exec(`VACUUM INTO '${path}.base'`)
    this.#file.exec(`ATTACH '${path}.base' AS base`)
    const names = this.#file.prepare(
      `SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
    )
    this.#tables = names.pluck().all().map(String)
    this.#settle()
  }

  /** Did anything change since the last time that counts as a deed? All of it is undone. */
  undo(): boolean {
    if (this.#file.pragma('data_version', { simple: true }) === this.#version) return false
    const changed = this.#digest() !== this.#before
    this.#file.exec('BEGIN IMMEDIATE')
    for (const table of this.#tables)
      this.#file.exec(
        `DELETE FROM main."${table}"; INSERT INTO main."${table}" SELECT * FROM base."${table}"`,
      )
    this.#file.exec('COMMIT')
    this.#settle()
    return changed
  }

  close(): void {
    this.#file.close()
  }

  #settle(): void {
    this.#version = this.#file.pragma('data_version', { simple: true })
    this.#before = this.#digest()
  }

  #digest(): string {
    const kept = this.#tables.filter((table) => !ASIDE.includes(table))
    return JSON.stringify(kept.map((table) => this.#file.prepare(`SELECT * FROM main."${table}"`).all()))
  }
}
