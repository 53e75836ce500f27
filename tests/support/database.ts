import { copyFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Database, openDatabase } from '../../db/client.ts'

/** One folder a run: the first process names it, its workers inherit the name. */
process.env['PERVICHKA_TEST_RUN'] ??= String(process.pid)
export const TEST_FOLDER = join(tmpdir(), `pervichka-tests-${process.env['PERVICHKA_TEST_RUN']}`)
export const BASE_DATABASE = join(TEST_FOLDER, 'base.db')
export const DEMO_DATABASE = join(TEST_FOLDER, 'demo.db')

let copies = 0

/** A migrated, empty SQLite database of this test's own, as `file:PATH`; nobody has it open. */
export function freshDatabaseUrl(): string {
  const path = join(TEST_FOLDER, `${process.pid}-${process.env['VITEST_WORKER_ID'] ?? 0}-${copies++}.db`)
  copyFileSync(BASE_DATABASE, path)
  return `file:${path}`
}

/** The same, opened; closed when the test ends. */
export async function freshDatabase(): Promise<Database & { url: string }> {
  const url = freshDatabaseUrl()
  const database = await openDatabase(url, { durable: false })
  onTestFinished(() => database.close())
  return { ...database, url }
}

/** A copy of the demo's database, filled once a run. */
export function demoDatabaseUrl(): string {
  const path = join(TEST_FOLDER, `${process.pid}-${process.env['VITEST_WORKER_ID'] ?? 0}-demo-${copies++}.db`)
  copyFileSync(DEMO_DATABASE, path)
  return `file:${path}`
}
