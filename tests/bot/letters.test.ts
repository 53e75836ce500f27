import { expect, onTestFinished, test } from 'vitest'
import { createApp } from '../../bot/web/app.ts'
import { registerLetters } from '../../bot/web/letters.ts'
import { MovableClock } from '../../core/clock.ts'
import { createLogger } from '../../core/logger.ts'
import { unsubscribeToken } from '../../core/unsubscribe.ts'
import { freshDatabase } from '../support/database.ts'

const SECRET = 's'.repeat(32)
const CHAIR = 'chair@school.example'

async function world(root = '') {
  const database = await freshDatabase()
  const address = { channel: 'email', externalId: CHAIR, firstSeenAt: new Date(0) }
  const { id } = await database.write.account.create({ data: address })
  const app = createApp(createLogger('silent'))
  registerLetters(app, { root, database, clock: new MovableClock(), secret: SECRET })
  onTestFinished(() => app.close())
  const path = (token = unsubscribeToken(id, CHAIR, SECRET)) => `${root}/letters/stop?t=${token}`
  const reach = async () => (await database.read.account.findUniqueOrThrow({ where: { id } })).reach
  const post = (url = path()) =>
    app.inject({
      ...{ method: 'POST', url, payload: 'List-Unsubscribe=One-Click' },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  return { app, database, id, path, reach, post }
}

test('a scanner of mail that opens the link ends nothing; the page has one button, which does', async () => {
  const { app, path, reach } = await world()
  const page = await app.inject(path())
  await app.inject({ method: 'HEAD', url: path() })
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain(`Больше не присылать писем на ${CHAIR}?`)
  expect(await reach()).toBe('active')
  const [, action = ''] = /<form method="post" action="([^"]+)"><button>/.exec(page.body) ?? []
  const done = await app.inject({
    method: 'POST',
    url: new URL(action.replaceAll('&amp;', '&'), `http://x${path()}`).href,
  })
  expect(done.body).toContain(`на ${CHAIR} писем больше не будет`)
  expect(await reach()).toBe('blocked')
})

test('a mail program ends letters with one request, in either form that RFC 8058 allows; twice is as once', async () => {
  const { app, path, post, reach } = await world('/pervichka')
  expect((await post()).statusCode).toBe(200)
  expect(await reach()).toBe('blocked')
  expect((await post()).statusCode).toBe(200)
  const multipart = await app.inject({
    ...{ method: 'POST', url: path() },
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    payload: '--b\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
  })
  expect(multipart.statusCode).toBe(200)
  expect(await reach()).toBe('blocked')
})

test('who thinks better of it has the letters back by the button of the same page', async () => {
  const { app, path, post, reach } = await world()
  await post()
  const [, action = ''] = /action="([^"]+)"/.exec((await app.inject(path())).body) ?? []
  await post(new URL(action.replaceAll('&amp;', '&'), `http://x${path()}`).href)
  expect(await reach()).toBe('active')
})

test('a forged, foreign or damaged link ends nothing and says what to do', async () => {
  const { database, id, path, post, reach } = await world()
  const other = await database.write.account.create({
    data: { channel: 'telegram', externalId: '7', firstSeenAt: new Date(0) },
  })
  const forged = [
    unsubscribeToken(id, CHAIR, 'another secret'),
    unsubscribeToken(id, 'other@school.example', SECRET),
    unsubscribeToken(id + 1, CHAIR, SECRET),
    unsubscribeToken(other.id, '7', SECRET),
    `${id}.${'A'.repeat(22)}`,
    ...['', '1', `${id}.`, '9'.repeat(90), 'x'.repeat(500), `${id}.%00`],
  ]
  for (const token of forged) {
    const { statusCode, body } = await post(path(token))
    expect([token, statusCode]).toEqual([token, 404])
    expect(body).toContain('Ссылка повреждена')
  }
  expect((await post('/letters/stop')).statusCode).toBe(404)
  expect(await reach()).toBe('active')
  expect(await database.read.account.findUnique({ where: { id: other.id } })).toMatchObject({
    reach: 'active',
  })
})

test('an address cannot put its own words into the page, and nobody asks without end', async () => {
  const { app, database, id } = await world()
  const evil = '"<b>x</b>"@school.example'
  await database.write.account.update({ where: { id }, data: { externalId: evil } })
  const url = `/letters/stop?t=${unsubscribeToken(id, evil, SECRET)}`
  const page = await app.inject(url)
  expect(page.body).not.toContain('<b>x')
  expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/)
  const codes = []
  for (let asked = 0; asked < 40; asked += 1) codes.push((await app.inject(url)).statusCode)
  expect(codes.at(-1)).toBe(429)
})
