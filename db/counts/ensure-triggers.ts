import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { databaseFile } from '../database-file.ts'
import type { Dialect } from '../dialect.ts'
import { withPostgres } from '../postgres.ts'
import { dialectOfUrl } from '../provider.ts'

const EVERYTHING_ANEW = `DELETE FROM "CountState"`

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
 * marked nothing, so everything is counted again. Returns the names of those that were missing.
 */
export async function ensureTriggers(url: string): Promise<string[]> {
  return dialectOfUrl(url) === 'sqlite' ? ensureInFile(databaseFile(url)) : ensureOnServer(url)
}

function ensureInFile(path: string): string[] {
  const database = new Database(path)
  try {
    const there = database.prepare(`SELECT "name" FROM sqlite_master WHERE "type" = 'trigger'`).pluck().all()
    const missing = triggerNames('sqlite').filter((name) => !there.includes(name))
    if (missing.length > 0) {
      const restore = () => {
        database.exec(triggersSql('sqlite'))
        database.exec(EVERYTHING_ANEW)
      }
      database.transaction(restore).immediate()
    }
    return missing
  } finally {
    database.close()
  }
}

async function ensureOnServer(url: string): Promise<string[]> {
  return withPostgres(url, async (client) => {
    const { rows } = await client.query<{ tgname: string }>(
      'SELECT tgname FROM pg_trigger WHERE NOT tgisinternal',
    )
    const there = rows.map((row) => row.tgname)
    const missing = triggerNames('postgres').filter((name) => !there.includes(name))
    // One simple query is one transaction.
    if (missing.length > 0) await client.query(`${triggersSql('postgres')};${EVERYTHING_ANEW}`)
    return missing
  })
}
