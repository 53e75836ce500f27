import { mkdirSync, rmSync } from 'node:fs'
import { openDatabase } from '../../db/client.ts'
import { migrate } from '../../db/migrate.ts'
import { ensureDemo } from '../../demo/fill.ts'
import {
  BASE_DATABASE,
  closeWhole,
  copyTo,
  DEMO_DATABASE,
  TEST_BUILDS,
  TEST_DIALECT,
  TEST_FOLDER,
} from './database.ts'
import { removeOfDeadRuns } from './dead-runs.ts'
import { createPostgres, dropAllPostgres } from './postgres.ts'

/** Builds one migrated, empty database and one of the demo; each test copies the one it needs. */
export default async function setup(): Promise<() => Promise<void>> {
  for (const folder of [TEST_FOLDER, TEST_BUILDS]) removeOfDeadRuns(folder)
  rmSync(TEST_FOLDER, { recursive: true, force: true })
  mkdirSync(TEST_FOLDER, { recursive: true })
  if (TEST_DIALECT === 'postgres') await createPostgres(BASE_DATABASE)
  await migrate(BASE_DATABASE)
  await copyTo(DEMO_DATABASE, BASE_DATABASE)
  const database = await openDatabase(DEMO_DATABASE, { durable: false })
  await ensureDemo(database, () => undefined)
  await closeWhole(database)
  return async () => {
    for (const folder of [TEST_FOLDER, TEST_BUILDS]) rmSync(folder, { recursive: true, force: true })
    if (TEST_DIALECT === 'postgres') await dropAllPostgres()
  }
}
