import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { databaseFile } from '../database-file.ts'
import { type Dialect, dialectOfUrl } from '../dialect.ts'
import { withPostgres } from '../postgres.ts'

/** A count of no day: everything is counted again. */
const FORGET = `DELETE FROM "CountState"`

function triggersSql(dialect: Dialect): string {
  return readFileSync(fileURLToPath(new URL(`./triggers.${dialect}.sql`, import.meta.url)), 'utf8')
}

/** The names of all triggers that keep the counts. */
export function triggerNames(dialect: Dialect): string[] {
  const found = triggersSql(dialect).matchAll(/CREATE (?:OR REPLACE )?TRIGGER (?:IF NOT EXISTS )?"(\w+)"/g)
  return [...found].flatMap(([, name]) => name ?? [])
}

/**
 * Puts back triggers that are missing: a migration that makes a table anew drops them. What was written without them
 * marked nothing, so everything is counted again.
 */
export async function ensureTriggers(url: string): Promise<void> {
  if (dialectOfUrl(url) === 'sqlite') ensureInFile(databaseFile(url))
  else await ensureInPostgres(url)
}

function ensureInFile(path: string): void {
  const database = new Database(path)
  try {
    const there = database.prepare(`SELECT "name" FROM sqlite_master WHERE "type" = 'trigger'`).pluck().all()
    if (triggerNames('sqlite').every((name) => there.includes(name))) return
    const restore = () => {
      database.exec(triggersSql('sqlite'))
      database.exec(FORGET)
    }
    database.transaction(restore).immediate()
  } finally {
    database.close()
  }
}

async function ensureInPostgres(url: string): Promise<void> {
  await withPostgres(url, async (client) => {
    const { rows } = await client.query<{ tgname: string }>(
      `SELECT t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
       WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace`,
    )
    const there = new Set(rows.map((row) => row.tgname))
    if (triggerNames('postgres').every((name) => there.has(name))) return
    // Sent as one text, it is one transaction.
    await client.query(`${triggersSql('postgres')};\n${FORGET}`)
  })
}
