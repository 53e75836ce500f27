import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test, vi } from 'vitest'
import { endWithUs } from '../support/bot-process.ts'
import { freePort } from '../support/free-port.ts'

const CONFIG = new URL('../../deploy/Caddyfile', import.meta.url).pathname
const HOST = '127.0.0.1'

/** Something in a bot's place, always at one address: takes updates while it is up. */
async function startBot() {
  const port = await freePort()
  const taken: string[] = []
  const accept = (response: ServerResponse): unknown => response.end()
  let answer = accept
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.url === '/healthz') return response.end('{"ok":true}')
    taken.push(await text(request).catch(() => 'cut off'))
    return answer(response)
  }
  let server = createServer(serve)
  const up = async () => {
    server = createServer(serve)
    await new Promise<void>((resolve) => server.listen(port, HOST, resolve))
  }
  const down = () => {
    server.closeAllConnections()
    server.close()
  }
  onTestFinished(down)
  await up()
  return {
    address: `${HOST}:${port}`,
    taken,
    up,
    down,
    dieAtNext: () => {
      answer = (response) => {
        answer = accept
        return response.socket?.resetAndDestroy()
      }
    },
  }
}

/** The proxy of docker-compose.yml before two bots. */
async function startProxy() {
  if (spawnSync('caddy', ['version']).error) throw new Error('Caddy is not installed: apt-get install caddy.')
  const bots = [await startBot(), await startBot()] as const
  const site = `http://${HOST}:${await freePort()}`
  const env = {
    PATH: process.env['PATH'] ?? '',
    SITE: site,
    BOTS: bots.map(({ address }) => address).join(' '),
    CADDY_ADMIN: `${HOST}:${await freePort()}`,
    HOME: '/nonexistent',
  }
  const child = spawn('caddy', ['run', '--adapter', 'caddyfile', '--config', CONFIG], {
    env,
    stdio: 'ignore',
  })
  endWithUs(child)
  onTestFinished(() => stop(child))
  const post = async (body: string) => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${site}/telegram`, { method: 'POST', headers, body })
    await response.arrayBuffer()
    return response.status
  }
  await vi.waitUntil(() => fetch(`${site}/healthz`).catch(() => undefined), { timeout: 20_000 })
  return { bots, post }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

/** Updates, one after another. */
async function postSome(post: (body: string) => Promise<number>): Promise<number[]> {
  const statuses: number[] = []
  for (let n = 0; n < 10; n++) statuses.push(await post(`{"update_id":${n}}`))
  return statuses
}

const isTaken = (status: number) => status === 200

test('updates go to both bots; one that is down is passed over, and taken in again when it is back', async () => {
  const { bots, post } = await startProxy()
  const [one, other] = bots
  expect((await postSome(post)).filter(isTaken)).toHaveLength(10)
  expect(bots.map(({ taken }) => taken.length)).toEqual([5, 5])
  one.down()
  const missed = (await postSome(post)).filter((status) => !isTaken(status))
  expect(missed.length).toBeLessThanOrEqual(1)
  expect([one.taken.length, other.taken.length]).toEqual([5, 15 - missed.length])
  await one.up()
  await vi.waitUntil(async () => isTaken(await post('{}')) && one.taken.length > 5, { timeout: 20_000 })
})

test('a call that dies with a bot is an error, so that the messenger brings the update again', async () => {
  const { bots, post } = await startProxy()
  for (const bot of bots) bot.dieAtNext()
  expect([await post('{"update_id":1}'), await post('{"update_id":1}')]).toEqual([502, 502])
  await vi.waitUntil(async () => isTaken(await post('{"update_id":1}')), { timeout: 20_000 })
})

test('while no bot is there the messenger is told to come again', async () => {
  const { bots, post } = await startProxy()
  for (const bot of bots) bot.down()
  expect(await post('{}')).toBeGreaterThanOrEqual(500)
  for (const bot of bots) await bot.up()
  await vi.waitUntil(async () => (await post('{}')) === 200, { timeout: 20_000 })
})

test('no body larger than an update reaches a bot', async () => {
  const { bots, post } = await startProxy()
  expect(await post('x'.repeat(900_000))).toBe(200)
  expect(await post('x'.repeat(1_100_000))).toBeGreaterThanOrEqual(400)
  expect(bots.flatMap(({ taken }) => taken.map(({ length }) => length))).toEqual([900_000])
})
