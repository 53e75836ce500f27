import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Env } from '../core/env.ts'
import { type Database, openDatabase } from '../db/client.ts'
import { isUpToDate } from '../db/migrate.ts'
import { isDemo } from '../db/repos/settings.ts'

const RUNNER = fileURLToPath(new URL('../run.mjs', import.meta.url))

/** Opens the database of `npm start`: migrated and, without a token, filled with the demo, by a process of its own. */
export async function openPrepared(env: Env): Promise<Database> {
  if (!(await isPrepared(env))) await prepareApart()
  return openDatabase(env.DATABASE_URL)
}

async function isPrepared(env: Env): Promise<boolean> {
  if (!(await isUpToDate(env.DATABASE_URL))) return false
  if (env.TELEGRAM_BOT_TOKEN) return true
  const database = await openDatabase(env.DATABASE_URL)
  const prepared = await isDemo(database.read)
  await database.close()
  return prepared
}

/** The child says itself what went wrong. */
async function prepareApart(): Promise<void> {
  const child = spawn(process.execPath, [RUNNER, 'demo/prepare.ts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) process.exit(1)
}
