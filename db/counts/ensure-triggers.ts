import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { databaseFile } from '../database-file.ts'

const FILE = fileURLToPath(new URL('./triggers.sql', import.meta.url))

/** The names of all triggers that keep the counts. */
export function triggerNames(): string[] {
  const found = readFileSync(FILE, 'utf8').matchAll(/CREATE TRIGGER IF NOT EXISTS "(\w+)"/g)
  return [...found].flatMap(([, name]) => name ?? [])
}

/**
 * Puts back triggers that are missing: a migration that makes a table anew drops them. What was written without them
 * marked nothing, so everything is counted again. Returns the names of those that were missing.
 */
export function ensureTriggers(url: string): string[] {
  const database = new Database(databaseFile(url))
  try {
    const there = database.prepare(`SELECT "name" FROM sqlite_master WHERE "type" = 'trigger'`).pluck().all()
    const missing = triggerNames().filter((name) => !there.includes(name))
    if (missing.length > 0) {
      const restore = () => {
        database.exec(readFileSync(FILE, 'utf8'))
        database.exec(`DELETE FROM "CountState"`)
      }
      database.transaction(restore).immediate()
    }
    return missing
  } finally {
    database.close()
  }
}
