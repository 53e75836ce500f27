import { closeSync, mkdirSync, openSync, readSync } from 'node:fs'
import { dirname } from 'node:path'
import { EnvError } from '../core/env.ts'

const SQLITE_MARK = 'SQLite format 3\0'

/** The path in `file:PATH`; undefined for a server's address. Nothing is looked at. */
export function pathOf(url: string): string | undefined {
  return url.startsWith('file:') ? url.replace(/^file:/, '') : undefined
}

/**
 * The path of a database `file:PATH`; its folder is made where it is missing. Throws EnvError where there can be no
 * database: what SQLite itself would say names neither the variable nor the file.
 */
export function databaseFile(url: string): string {
  const path = url.replace(/^file:/, '')
  try {
    mkdirSync(dirname(path), { recursive: true })
    const file = openSync(path, 'a+')
    const head = Buffer.alloc(SQLITE_MARK.length)
    const read = readSync(file, head, 0, head.length, 0)
    closeSync(file)
    if (read === 0 || head.toString('latin1') === SQLITE_MARK) return path
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new EnvError([`DATABASE_URL: ${path} cannot be opened (${code}). Name a file that can be written.`])
  }
  throw new EnvError([`DATABASE_URL: ${path} is not a SQLite database. Name another file.`])
}
