import { onTestFinished } from 'vitest'
import { startBot } from '../../bot/start.ts'
import { systemClock } from '../../core/clock.ts'
import { readEnv } from '../../core/env.ts'
import { createLogger } from '../../core/logger.ts'
import type { Database } from '../../db/client.ts'
import { PEOPLE } from '../../simulator/people.ts'
import { startSimulator } from '../../simulator/server.ts'
import { Visitor } from '../../simulator/visitor.ts'
import { freshDatabase } from '../support/database.ts'
import { freePort } from '../support/free-port.ts'

export const WEBHOOK_SECRET = 'webhook-secret-of-a-test'

/** The bot behind a webhook; the simulator is the messenger, and the test may write to the webhook as well. */
export async function startBehindWebhook(prepare: (database: Database) => Promise<unknown> = async () => 0) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}/telegram`
  const database = await freshDatabase()
  const simulator = await startSimulator({ host: '127.0.0.1', port: 0, people: PEOPLE, limits: false })
  const env = readEnv({
    PORT: String(port),
    WEBHOOK_URL: url,
    WEBHOOK_SECRET,
    ADMIN_IDS: 'telegram:1006',
    LOG_LEVEL: process.env['TEST_LOG'] ?? 'silent',
    TELEGRAM_API_ROOT: simulator.url,
  })
  await database.write.organisation.create({
    data: { aisId: 'u', path: '/1/', level: 'union', name: 'Союз', searchName: 'союз' },
  })
  await prepare(database)
  const parts = {
    ...{ env, token: '1000000000:test-bot-of-the-simulator', secret: 'x'.repeat(32), apiRoot: simulator.url },
    ...{ database, clock: systemClock, log: createLogger(env.LOG_LEVEL) },
  }
  const bot = await startBot(parts)
  onTestFinished(async () => {
    await bot.close()
    await simulator.close()
  })
  const visitors = new Map<number, Visitor>()
  return {
    ...{ url, port, database, simulator },
    visitor: (id: number): Visitor => {
      const visitor = visitors.get(id) ?? new Visitor(simulator, id)
      visitors.set(id, visitor)
      return visitor
    },
    /** Writes an update to the webhook as the messenger does. */
    post: (body: unknown, secret?: string) => post(url, body, secret),
  }
}

/** A message of a person, as the messenger tells it. */
export function message(id: number, text: string) {
  const from = { id, is_bot: false, first_name: 'Имя' }
  return { message_id: 1, date: 0, chat: { id, type: 'private', first_name: 'Имя' }, from, text }
}

export function post(
  url: string,
  body: unknown,
  secret: string | undefined = WEBHOOK_SECRET,
): Promise<Response> {
  const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret }
  return fetch(url, {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

/** Waits until every update that was recorded is over: answered, or parked. */
export async function settled(database: Database): Promise<void> {
  const where = { state: { in: ['new', 'claimed', 'applied'] } }
  await until(async () => (await database.read.inboundUpdate.count({ where })) === 0)
}

export async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10))
}
