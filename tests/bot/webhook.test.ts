import { expect, test } from 'vitest'
import { fillDisk, holdWrites } from '../support/refused-writes.ts'
import { message, settled, startBehindWebhook } from './webhook-world.ts'

test('a person is answered through the webhook, and a role of ADMIN_IDS is there from the start', async () => {
  const { visitor } = await startBehindWebhook()
  const vera = visitor(1006)
  await vera.send('/menu')
  expect((await vera.waitFor('Меню')).buttons?.flat().map((button) => button.text)).toContain(
    'Новое объявление',
  )
})

test.each([
  ['no secret', '', 401],
  ['a wrong secret', 'webhook-secret-of-a-fool', 401],
  ['a wrong secret and no JSON', 'x', 401],
])('a call with %s is turned away and does nothing', async (name, secret, status) => {
  const { post, database } = await startBehindWebhook()
  const update = { update_id: 1, message: message(1001, '/menu') }
  const answer = await post(name.endsWith('JSON') ? '{' : update, secret)
  expect(answer.status).toBe(status)
  expect(await database.read.inboundUpdate.count()).toBe(0)
})

test.each([
  ['an update without its number', { message: {} }, 400],
  ['a number that is none', { update_id: 'x' }, 400],
  ['null', 'null', 400],
  ['what is no JSON', '{"update_id": 1', 400],
  ['an update above a megabyte', { update_id: 1, message: message(1001, 'я'.repeat(600_000)) }, 413],
])('%s is refused and not recorded', async (_name, body, status) => {
  const { post, database } = await startBehindWebhook()
  expect((await post(body)).status).toBe(status)
  expect(await database.read.inboundUpdate.count()).toBe(0)
})

test('an update with fields missing is recorded and hurts nobody', async () => {
  const { post, database, visitor } = await startBehindWebhook()
  expect((await post({ update_id: 2, message: { text: 'без отправителя' } })).status).toBe(200)
  expect((await post({ update_id: 3, callback_query: {} })).status).toBe(200)
  expect((await post({ update_id: 4, message: message(1002, '/menu') })).status).toBe(200)
  await visitor(1002).waitFor('Меню')
  await settled(database)
  expect(await database.read.inboundUpdate.count({ where: { state: 'answered', body: '' } })).toBe(3)
})

test('the same update twice, at once and later, is answered once', async () => {
  const { post, database, visitor } = await startBehindWebhook()
  const update = { update_id: 4, message: message(1002, '/menu') }
  const answers = await Promise.all([post(update), post(update)])
  await settled(database)
  answers.push(await post(update))
  await settled(database)
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  const replies = visitor(1002)
    .messages()
    .filter(({ from }) => from === 'bot')
  expect(replies).toHaveLength(1)
})

test('while the disk is full the messenger is asked to come again, and then the update is taken', async () => {
  const { post, database, visitor } = await startBehindWebhook()
  const long = { update_id: 5, message: message(1002, 'я'.repeat(200_000)) }
  const makeRoom = await fillDisk(database)
  const refused = await post(long)
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5'])
  await makeRoom()
  expect((await post(long)).status).toBe(200)
  await visitor(1002).waitFor('Я понимаю')
})

test('while another process holds the database the messenger is asked to come again; nobody else is held up', async () => {
  const { post, database, port, visitor } = await startBehindWebhook()
  const letGo = await holdWrites(database.url)
  const update = { update_id: 6, message: message(1002, '/menu') }
  const refused = post(update)
  const asked = performance.now()
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
  expect(performance.now() - asked).toBeLessThan(1_000)
  expect((await refused).status).toBe(503)
  await letGo()
  expect((await post(update)).status).toBe(200)
  await visitor(1002).waitFor('Меню')
  await settled(database)
  expect(await database.read.inboundUpdate.count()).toBe(1)
})
