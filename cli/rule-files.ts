import { createWriteStream, readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify'
import { ZodError } from 'zod'
import type { Locale } from '../core/i18n.ts'
import type { BrokenRow } from '../db/repos/rule-rows.ts'
import { tableHeads, tableRow } from '../db/repos/rule-table.ts'
import type { Rule } from '../domain/consistency/rules.ts'
import { answer } from './context.ts'
import { Failure } from './failure.ts'

/** Reads JSON that an admin wrote and keeps it with `keep`; what is wrong in it is said with its place. */
export async function keepJson(
  path: string,
  keep: (json: unknown) => Promise<void>,
  json: boolean | undefined,
): Promise<void> {
  try {
    await keep(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    if (error instanceof ZodError) {
      const [issue] = error.issues
      const place = issue?.path.join('.') || 'the whole'
      throw new Failure(`${path}: ${place}: ${issue?.message ?? 'wrong'}.`, 'Nothing was changed.')
    }
    const reason = error instanceof Error ? error.message : String(error)
    throw new Failure(`${path} cannot be read as JSON (${reason}).`, 'Nothing was changed.')
  }
  answer(json, { kept: path }, () => [`Kept from ${path}`])
}

/** Does the writing of a file; a folder that is not there, or is not ours, is said in one line. */
export async function writeTo<T>(path: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    throw new Failure(
      `${path} cannot be written (${error.message}).`,
      'Check the folder and its permissions.',
    )
  }
}

/** Writes the list of a rule as CSV, row by row; returns how many. */
export async function writeRuleCsv(
  path: string,
  rule: Rule,
  rows: AsyncIterable<BrokenRow>,
  lang: Locale,
): Promise<number> {
  let count = 0
  async function* cells() {
    yield tableHeads(rule, lang)
    for await (const row of rows) {
      count++
      yield tableRow(rule, row, lang)
    }
  }
  await pipeline(Readable.from(cells()), stringify({ escape_formulas: true }), createWriteStream(path))
  return count
}
