import { expect, onTestFinished, vi } from 'vitest'
import { createLogger } from '../../core/logger.ts'
import { makeSigningKey } from '../../core/signing-keys.ts'
import type { Database } from '../../db/client.ts'
import { createBroadcast } from '../../db/repos/broadcast.ts'
import { appendOutbox } from '../../db/repos/outbox.ts'
import { markDemo } from '../../db/repos/settings.ts'
import { transact } from '../../db/unit-of-work.ts'
import { openWorker } from '../../db/worker.ts'
import { freshDatabase } from '../support/database.ts'
import { cli } from './run-command.ts'

export const MINUTE = 60_000
export const before = (ms: number) => new Date(Date.now() - ms)

/** A demo database that a bot and jobs live on. */
export async function world({ living = true } = {}): Promise<Database> {
  const database = await freshDatabase()
  vi.stubEnv('DATABASE_URL', database.url)
  vi.stubEnv('TELEGRAM_BOT_TOKEN', '')
  vi.stubEnv('REDIS_URL', '')
  vi.stubEnv('CARD_SIGNING_KEY', makeSigningKey('first'))
  await markDemo(database.write)
  for (const role of living ? (['bot', 'jobs'] as const) : []) {
    const worker = await openWorker(database, createLogger('silent'), { role, alone: false })
    onTestFinished(() => worker.close())
  }
  return database
}

export async function doctor() {
  const { code, out, err } = await cli('doctor', '--json')
  expect(err).toBe('')
  const document = JSON.parse(out)
  expect(document.ok).toBe(code === 0)
  const of = (name: string) => document.checks.find((check: { name: string }) => check.name === name)
  return { code, out, of, parked: document.parked }
}

export async function account(database: Database): Promise<number> {
  const person = { channel: 'telegram', externalId: '1001', firstSeenAt: before(0) }
  return (await database.write.account.create({ data: person })).id
}

export function plan(database: Database, accountId: number, key: string, dueAt: Date): Promise<boolean> {
  const screen = { text: { key: 'inbox.parked' as const } }
  const how = { lane: 'realtime', class: 'reminder', notBefore: dueAt } as const
  const message = { accountId, kind: 'update.parked', dedupeKey: key, screen, ...how }
  return transact(database, (tx) => appendOutbox(tx, message, dueAt))
}

export function announce(database: Database): Promise<number> {
  const now = before(0)
  const what = { text: 'Собрание', class: 'announcement', orgId: null, role: 'all', startAt: now } as const
  return transact(database, (tx) => createBroadcast(tx, what, now))
}
