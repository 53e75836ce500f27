import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { startBot } from '../../bot/start.ts'
import { systemClock } from '../../core/clock.ts'
import { readEnv } from '../../core/env.ts'
import { createLogger } from '../../core/logger.ts'
import { freshDatabase } from '../support/database.ts'
import { freePort } from '../support/free-port.ts'
import { message, post, until, WEBHOOK_SECRET } from './webhook-world.ts'

async function startAt(apiRoot: string) {
  const url = `http://127.0.0.1:${await freePort()}/telegram`
  const port = new URL(url).port
  const env = readEnv({ PORT: port, WEBHOOK_URL: url, WEBHOOK_SECRET, LOG_LEVEL: 'silent' })
  const database = await freshDatabase()
  const bot = await startBot({
    ...{ env, apiRoot, database, token: '1000000000:test-bot-of-the-simulator', secret: 'x'.repeat(32) },
    ...{ clock: systemClock, log: createLogger('silent') },
  })
  onTestFinished(() => bot.close())
  return { url, database }
}

/** A messenger that says one thing to every call. */
async function messenger(port: number, answer: object): Promise<string[]> {
  const calls: string[] = []
  const api = createServer((request, response) => {
    calls.push(request.url?.split('/').at(-1) ?? '')
    response.end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => api.listen(port, '127.0.0.1', resolve))
  onTestFinished(() => {
    api.closeAllConnections()
    api.close()
  })
  return calls
}

test('a bot that starts while the messenger is away takes what comes, and says where it listens once it is back', async () => {
  const port = await freePort()
  const { url, database } = await startAt(`http://127.0.0.1:${port}`)
  const { status } = await post(url, { update_id: 7, message: message(1002, '/menu') })
  expect(status).toBe(200)
  expect(await database.read.inboundUpdate.count()).toBe(1)
  const calls = await messenger(port, { ok: true, result: true })
  await until(async () => calls.includes('setWebhook'))
})

test('an address that the messenger does not take ends the start with its words', async () => {
  const port = await freePort()
  await messenger(port, { ok: false, error_code: 400, description: 'Bad Request: bad webhook' })
  await expect(startAt(`http://127.0.0.1:${port}`)).rejects.toThrow(
    'WEBHOOK_URL is not taken by the Bot API: 400 Bad Request: bad webhook',
  )
})
