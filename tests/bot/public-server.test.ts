import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createApp, type Patience } from '../../bot/web/app.ts'
import { createLogger } from '../../core/logger.ts'
import { checkWorld } from '../support/check-world.ts'

async function served(patience: Partial<Patience> = {}) {
  const app = createApp(createLogger('silent'), patience)
  app.post('/echo', async (request) => request.body)
  const url = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
  onTestFinished(() => app.close())
  return { app, port: Number(url.port) }
}

test('what breaks inside is a bare 500: no source, no path, no words', async () => {
  const app = createApp(createLogger('silent'))
  app.get('/boom', () => {
    throw new Error('at /srv/pervichka/bot/web/server.ts:29')
  })
  const { statusCode, body } = await app.inject('/boom')
  expect([statusCode, body]).toEqual([500, ''])
  const world = await checkWorld()
  await world.database.write.$executeRawUnsafe('DROP TABLE "IssuedCard"')
  for (const url of ['/check/state.json', '/check/list']) {
    const answer = await world.app.inject(url)
    expect([url, answer.statusCode, answer.body]).toEqual([url, 500, ''])
  }
})

test('what the caller did wrong is a bare number, too', async () => {
  const { app } = await served()
  const post = (payload: string, type = 'application/json') =>
    app.inject({ method: 'POST', url: '/echo', payload, headers: { 'content-type': type } })
  const answers = [
    await post('{'),
    await post('x', 'image/png'),
    await post(`"${'x'.repeat(2_000_000)}"`),
    await app.inject('/nowhere/of/ours'),
  ]
  expect(answers.map(({ statusCode, body }) => `${statusCode}${body}`)).toEqual(['400', '415', '413', '404'])
})

test('a body that comes a byte a minute does not hold a connection', async () => {
  const { port } = await served({ requestMs: 100, lookEveryMs: 20 })
  const socket = connect(port, '127.0.0.1')
  const closed = once(socket.resume(), 'close')
  socket.write(
    'POST /echo HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{',
  )
  await closed
})

test('a head that never ends does not hold a connection either', async () => {
  const { port } = await served({ requestMs: 100, lookEveryMs: 20 })
  const socket = connect(port, '127.0.0.1')
  const closed = once(socket.resume(), 'close')
  socket.write('GET /echo HTTP/1.1\r\nhost: x\r\n')
  await closed
})

test('who says nothing at all is let go, and there are only so many connections', async () => {
  const { app, port } = await served({ silenceMs: 100, connections: 1 })
  const [first, second] = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')]
  await Promise.all([once(second.resume(), 'close'), once(first.resume(), 'close')])
  expect((await app.inject({ method: 'POST', url: '/echo', payload: { fine: true } })).json()).toEqual({
    fine: true,
  })
})

test('the server is patient with nobody unless told so', async () => {
  const { app } = await served()
  const { requestTimeout, headersTimeout, timeout, maxConnections } = app.server
  expect([requestTimeout, headersTimeout, timeout, maxConnections].map((limit) => limit > 0)).toEqual(
    Array(4).fill(true),
  )
})
