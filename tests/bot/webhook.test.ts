import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { startBot } from '../../bot/start.ts'
import { systemClock } from '../../core/clock.ts'
import { readEnv } from '../../core/env.ts'
import { createLogger } from '../../core/logger.ts'
import { PEOPLE } from '../../simulator/people.ts'
import { startSimulator } from '../../simulator/server.ts'
import { Visitor } from '../../simulator/visitor.ts'
import { freshDatabase } from '../support/database.ts'

const SECRET = 'webhook-secret-of-a-test'

/** The bot behind a webhook that the simulator calls. */
async function startBehindWebhook() {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}/telegram`
  const database = await freshDatabase()
  const simulator = await startSimulator({ host: '127.0.0.1', port: 0, people: PEOPLE, limits: false })
  const env = readEnv({
    PORT: String(port),
    WEBHOOK_URL: url,
    WEBHOOK_SECRET: SECRET,
    ADMIN_IDS: 'telegram:1006',
    LOG_LEVEL: 'silent',
    TELEGRAM_API_ROOT: simulator.url,
  })
  await database.write.organisation.create({
    data: { aisId: 'u', path: '/1/', level: 'union', name: 'Союз', searchName: 'союз' },
  })
  const parts = {
    env,
    token: '1000000000:test-bot-of-the-simulator',
    secret: 'x'.repeat(32),
    apiRoot: simulator.url,
  }
  const bot = await startBot({ ...parts, database, clock: systemClock, log: createLogger('silent') })
  onTestFinished(async () => {
    await bot.close()
    await simulator.close()
  })
  return { url, database, simulator }
}

test('a person is answered through the webhook, and a role of ADMIN_IDS is there from the start', async () => {
  const { simulator } = await startBehindWebhook()
  const vera = new Visitor(simulator, 1006)
  await vera.send('/menu')
  expect((await vera.waitFor('Меню')).buttons?.flat().map((button) => button.text)).toContain(
    'Новое объявление',
  )
})

test.each([
  ['no secret', undefined, 401],
  ['a wrong secret', 'webhook-secret-of-a-fool', 401],
])('a call with %s is turned away and does nothing', async (_name, secret, status) => {
  const { url, database } = await startBehindWebhook()
  const answer = await post(url, { update_id: 1, message: person(1001) }, secret)
  expect(answer.status).toBe(status)
  expect(await database.read.inboundUpdate.count()).toBe(0)
})

test('an update without its number is refused, one with fields missing hurts nobody', async () => {
  const { url } = await startBehindWebhook()
  expect((await post(url, { message: {} }, SECRET)).status).toBe(400)
  expect((await post(url, { update_id: 2, message: { text: 'без отправителя' } }, SECRET)).status).toBe(200)
  expect((await post(url, { update_id: 3, callback_query: {} }, SECRET)).status).toBe(200)
})

test('the same update twice is answered once', async () => {
  const { url, simulator } = await startBehindWebhook()
  for (let time = 0; time < 2; time++) await post(url, { update_id: 4, message: person(1002) }, SECRET)
  const anna = new Visitor(simulator, 1002)
  expect(anna.messages().filter((message) => message.from === 'bot')).toHaveLength(1)
})

function person(id: number) {
  const from = { id, is_bot: false, first_name: 'Имя' }
  return { message_id: 1, date: 0, chat: { id, type: 'private', first_name: 'Имя' }, from, text: '/menu' }
}

function post(url: string, body: unknown, secret: string | undefined): Promise<Response> {
  const headers = {
    'content-type': 'application/json',
    ...(secret && { 'x-telegram-bot-api-secret-token': secret }),
  }
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
