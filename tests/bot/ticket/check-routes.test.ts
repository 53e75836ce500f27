import { expect, test } from 'vitest'
import { callerOf } from '../../../bot/web/rate.ts'
import { checkWorld } from '../../support/check-world.ts'

const MINUTE_MS = 60_000

test('the page runs only its own files, is framed by nobody, and tells nobody where it was opened', async () => {
  const { app } = await checkWorld()
  for (const url of [
    '/check',
    '/check/page.js',
    '/check/worker.js',
    '/check/style.css',
    '/check/icon.svg',
    '/check/state.json',
    '/check/list',
  ]) {
    const { statusCode, headers } = await app.inject(url)
    expect([url, statusCode]).toEqual([url, 200])
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self';/,
    )
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['content-security-policy']).not.toMatch(/unsafe|\*|https?:/)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
    })
  }
  const { body } = await app.inject('/check')
  expect(body).not.toMatch(/<script(?![^>]*src=)|<style|\sstyle=|\son\w+=|https?:\/\//)
  expect((await app.inject('/check/worker.js')).headers['service-worker-allowed']).toBe('/check')
  expect((await app.inject('/check/main.ts')).statusCode).toBe(404)
})

test('what has not changed is not sent again', async () => {
  const world = await checkWorld()
  for (const url of ['/check', '/check/page.js', '/check/list']) {
    const { headers } = await world.app.inject(url)
    const ask = (tag: string) => world.app.inject({ url, headers: { 'if-none-match': tag } })
    expect((await ask(String(headers.etag))).statusCode).toBe(304)
    expect((await ask(`W/${headers.etag}`)).statusCode).toBe(304)
    expect((await ask('"other"')).statusCode).toBe(200)
  }
})

test('the list is read anew at most every five minutes, and keeps its tag while nobody is struck off', async () => {
  const world = await checkWorld()
  await world.address(1)
  const state = async () => (await world.app.inject('/check/state.json')).json()
  const first = await state()
  await world.database.write.member.update({ where: { id: 1 }, data: { orgId: 2 } })
  world.pass(4 * MINUTE_MS)
  expect(await state()).toEqual(first)
  world.pass(2 * MINUTE_MS)
  const second = await state()
  expect([first.list.count, second.list.count]).toEqual([0, 1])
  world.pass(6 * MINUTE_MS)
  const third = await state()
  expect(third.list).toEqual(second.list)
  expect(third.madeAt).not.toBe(second.madeAt)
  expect((await world.app.inject('/check/list')).headers.etag).toBe(`"${third.list.version}"`)
})

test('the page may stand below a path', async () => {
  const { app, address } = await checkWorld({ publicUrl: 'https://example.org/union/' })
  expect((await app.inject('/union/check')).statusCode).toBe(200)
  expect((await app.inject('/union/check/worker.js')).headers['service-worker-allowed']).toBe('/union/check')
  expect(await address(1)).toMatch(/^https:\/\/example\.org\/union\/check#/)
})

test('who asks too often is told to wait, and others are not', async () => {
  const world = await checkWorld()
  const token = (await world.address(1)).split('#')[1]
  const ask = async (remoteAddress: string, payload: unknown = { token }) =>
    (
      await world.app.inject({
        method: 'POST',
        url: '/check/status',
        payload: payload as object,
        remoteAddress,
      })
    ).statusCode
  const many = await Promise.all(Array.from({ length: 40 }, () => ask('203.0.113.7')))
  expect([many.filter((code) => code === 200).length, many.filter((code) => code === 429).length]).toEqual([
    30, 10,
  ])
  expect(await ask('203.0.113.8')).toBe(200)
  world.pass(2000)
  expect([await ask('203.0.113.7'), await ask('203.0.113.7')]).toEqual([200, 429])
  expect(await ask('2001:db8::1')).toBe(200)
})

test.each([
  ['/check/list', 30],
  ['/check/state.json', 240],
  ['/check/page.js', 240],
])('who fetches %s for ever is told to wait after %i times, and others are not', async (url, atOnce) => {
  const world = await checkWorld()
  const ask = async (remoteAddress: string) => (await world.app.inject({ url, remoteAddress })).statusCode
  for (let time = 0; time < atOnce; time++) expect(await ask('203.0.113.7')).toBe(200)
  expect([await ask('203.0.113.7'), await ask('203.0.113.8')]).toEqual([429, 200])
  world.pass(2000)
  expect(await ask('203.0.113.7')).toBe(200)
})

test('the list is made once, however many fetch it', async () => {
  const world = await checkWorld()
  const { data } = world.check
  const [first, second] = [await data.current(), await data.current()]
  expect(Buffer.isBuffer(first.list) && first.list === second.list).toBe(true)
})

test('a thousand numbers that somebody tries get no answer about any of them', async () => {
  const world = await checkWorld()
  const codes = new Set<string>()
  for (let number = 440000000; number < 440001000; number++) {
    world.pass(2000)
    const payload = { token: String(number) }
    const { statusCode, body } = await world.app.inject({ method: 'POST', url: '/check/status', payload })
    codes.add(`${statusCode}${body}`)
  }
  expect([...codes]).toEqual(['400'])
})

test.each([[undefined], ['text'], [{}], [{ token: 5 }], [{ token: 'A'.repeat(401) }], [[]]])(
  'a question of %j is turned back',
  async (payload) => {
    const { app } = await checkWorld()
    const answer = await app.inject({
      method: 'POST',
      url: '/check/status',
      ...(payload !== undefined && { payload: payload as object }),
    })
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
    expect(answer.statusCode).toBeLessThan(500)
  },
)

test('a network of IPv6 is one caller, an address of IPv4 another', () => {
  expect(callerOf('2001:db8:1:2:aaaa::1')).toBe(callerOf('2001:db8:1:2::9'))
  expect(callerOf('2001:db8:1:3::9')).not.toBe(callerOf('2001:db8:1:2::9'))
  expect(callerOf('::ffff:203.0.113.7')).toBe('203.0.113.7')
  expect(callerOf('::1')).toBe('0:0:0:0')
})
