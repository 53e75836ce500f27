import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { openDatabase } from '../../db/client.ts'
import { migrate } from '../../db/migrate.ts'
import { ensureDemo } from '../../demo/fill.ts'
import { BASE_DATABASE, DEMO_DATABASE, TEST_FOLDER } from './database.ts'

/** Builds one migrated, empty database and one of the demo; each test copies the one it needs. */
export default async function setup(): Promise<() => void> {
  rmSync(TEST_FOLDER, { recursive: true, force: true })
  mkdirSync(TEST_FOLDER, { recursive: true })
  await migrate(`file:${BASE_DATABASE}`)
  copyFileSync(BASE_DATABASE, DEMO_DATABASE)
  await fillDemo()
  return () => rmSync(TEST_FOLDER, { recursive: true, force: true })
}

/** Leaves one whole file: a copy of it alone would lack what is still in the write-ahead log. */
async function fillDemo(): Promise<void> {
  const database = await openDatabase(`file:${DEMO_DATABASE}`)
  await ensureDemo(database, () => undefined)
  await database.read.$disconnect()
  await database.write.$queryRawUnsafe('PRAGMA wal_checkpoint(TRUNCATE)')
  await database.close()
  if (existsSync(`${DEMO_DATABASE}-wal`)) throw new Error('the demo database was not closed whole')
}
