import { mkdirSync, rmSync } from 'node:fs'
import { migrate } from '../../db/migrate.ts'
import { BASE_DATABASE, TEST_FOLDER } from './database.ts'

/** Builds one migrated, empty database; each test copies it. */
export default async function setup(): Promise<() => void> {
  mkdirSync(TEST_FOLDER, { recursive: true })
  rmSync(BASE_DATABASE, { force: true })
  await migrate(`file:${BASE_DATABASE}`)
  return () => rmSync(TEST_FOLDER, { recursive: true, force: true })
}
