import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { Visitor } from '#simulator/visitor.ts'
import { call, start } from './start.ts'

interface Got {
  secret: string | string[] | undefined
  text: string
}

/** A bot's webhook that answers with `status`. */
async function webhook(status: (got: Got, count: number) => number) {
  const got: Got[] = []
  const server = createServer(async (request, response) => {
    const item = { secret: request.headers['x-telegram-bot-api-secret-token'], text: await textOf(request) }
    got.push(item)
    response.writeHead(status(item, got.length)).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { got, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const update = JSON.parse(Buffer.concat(chunks).toString()) as { message?: { text?: string } }
  return update.message?.text ?? ''
}

test('a refused update comes again after growing pauses, before the next one of its chat', async () => {
  const pauses: number[] = []
  const sim = await start({ pause: async (ms) => void pauses.push(ms) })
  const { got, url } = await webhook((_, count) => (count <= 3 ? 503 : 200))
  await call(sim, 'setWebhook', { url, secret_token: 'a-secret-of-the-webhook' })
  const anna = new Visitor(sim, 1002)
  await anna.send('a')
  await anna.send('b')
  await expect.poll(() => got.map(({ text }) => text).join('')).toBe('aaaab')
  expect(pauses).toEqual([0, 2000, 4000])
  expect(new Set(got.map(({ secret }) => secret))).toEqual(new Set(['a-secret-of-the-webhook']))
  await expect
    .poll(async () => (await call(sim, 'getWebhookInfo')).result)
    .toMatchObject({
      url,
      pending_update_count: 0,
    })
})

test('a stuck chat does not hold up another, and deleting the webhook ends it', async () => {
  const sim = await start()
  const { got, url } = await webhook(({ text }) => (text === 'stuck' ? 500 : 200))
  await call(sim, 'setWebhook', { url })
  await new Visitor(sim, 1002).send('stuck')
  await new Visitor(sim, 1003).send('fine')
  await expect.poll(() => got.map(({ text }) => text)).toContain('fine')
  await call(sim, 'deleteWebhook')
  expect((await call(sim, 'getUpdates')).result).toMatchObject([{ message: { text: 'stuck' } }])
})
