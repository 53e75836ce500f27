import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { startBot } from '../../bot/start.ts'
import { systemClock } from '../../core/clock.ts'
import { readEnv } from '../../core/env.ts'
import { createLogger } from '../../core/logger.ts'
import { freshDatabase } from '../support/database.ts'
import { fillDisk } from '../support/refused-writes.ts'
import { message, until } from './webhook-world.ts'

test('by polling, a batch is confirmed only after it is recorded, and is asked for again where it was not', async () => {
  const database = await freshDatabase()
  const calls: Array<{ offset: number | undefined; recorded: number }> = []
  const batch = [7, 8].map((update_id) => ({ update_id, message: message(1002, '/menu') }))
  let makeRoom = async (): Promise<unknown> => undefined
  const api = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const answer = (result: unknown) => void response.end(JSON.stringify({ ok: true, result }))
    if (!request.url?.endsWith('/getUpdates')) {
      answer({ id: 1, is_bot: true, first_name: 'Бот' })
      return
    }
    const { offset } = JSON.parse(body) as { offset?: number }
    calls.push({ offset, recorded: await database.read.inboundUpdate.count() })
    if (calls.length === 1) makeRoom = await fillDisk(database)
    if (calls.length === 2) await makeRoom()
    if (offset === undefined) answer(batch.map((each) => ({ ...each, padding: 'x'.repeat(100_000) })))
  })
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve))
  const apiRoot = `http://127.0.0.1:${(api.address() as AddressInfo).port}`
  const env = readEnv({ PORT: '0', LOG_LEVEL: 'silent' })
  const bot = await startBot({
    ...{ env, apiRoot, database, token: '1000000000:test-bot-of-the-simulator', secret: 'x'.repeat(32) },
    ...{ clock: systemClock, log: createLogger('silent') },
  })
  onTestFinished(async () => {
    await bot.close()
    api.closeAllConnections()
    api.close()
  })
  await until(async () => calls.length === 3)
  expect(calls).toEqual([
    { offset: undefined, recorded: 0 },
    { offset: undefined, recorded: 0 },
    { offset: 9, recorded: 2 },
  ])
})
