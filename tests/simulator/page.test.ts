import { request } from 'node:http'
import { expect, test } from 'vitest'
import type { Simulator } from '#simulator/server.ts'
import { Visitor } from '#simulator/visitor.ts'
import { call, start } from './start.ts'

async function post(sim: Simulator, path: string, body: unknown = {}, headers: Record<string, string> = {}) {
  const response = await fetch(`${sim.url}/sim/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as unknown }
}

const get = async (sim: Simulator, path: string): Promise<unknown> =>
  (await fetch(`${sim.url}/sim/${path}`)).json()

test('a page from elsewhere is refused, by its origin and by a rebound name', async () => {
  const sim = await start()
  const foreign = { origin: 'http://example.org' }
  expect((await post(sim, 'chats/1002/send', { text: 'a' }, foreign)).status).toBe(403)
  expect((await post(sim, 'chats/1002/block', {}, { origin: 'null' })).status).toBe(403)
  const rebound = await new Promise<number | undefined>((resolve, reject) => {
    const options = { method: 'POST', headers: { host: 'example.org' } }
    request(`${sim.url}/sim/chats/1002/block`, options, (answer) => resolve(answer.resume().statusCode))
      .on('error', reject)
      .end()
  })
  expect(rebound).toBe(403)
  expect((await post(sim, 'chats/1002/send', { text: 'a' }, { origin: sim.url })).status).toBe(200)
  expect(new Visitor(sim, 1002).messages()).toHaveLength(1)
})

test('people and a chat as the page reads them', async () => {
  const sim = await start()
  await call(sim, 'setMyCommands', {
    commands: [{ command: 'gaps', description: 'Пробелы' }],
    scope: { type: 'chat', chat_id: 1003 },
    language_code: 'ru',
  })
  const reply_markup = { keyboard: [[{ text: 'Мой номер', request_contact: true }, 'Нет']] }
  await call(sim, 'sendMessage', { chat_id: 1003, text: '<i>Меню</i>', parse_mode: 'HTML', reply_markup })
  await post(sim, 'chats/1003/contact', { of: 1001 })
  await call(sim, 'sendMessage', { chat_id: 1003, text: 'ещё' })
  const people = (await get(sim, 'people')) as { id: number }[]
  expect(people).toHaveLength(6)
  expect(people.find(({ id }) => id === 1003)).toMatchObject({
    firstName: 'Борис',
    unread: 1,
    blocked: false,
    last: { from: 'bot', text: 'ещё' },
  })
  expect(await get(sim, 'chats/1003')).toMatchObject({
    messages: [
      { from: 'bot', text: 'Меню', entities: [{ type: 'italic', offset: 0, length: 4 }], edited: false },
      { from: 'person', contact: { name: 'Иван', phone: '+70005551001' } },
      { from: 'bot', text: 'ещё' },
    ],
    reply: [[{ text: 'Мой номер', contact: true }, { text: 'Нет' }]],
    commands: [{ command: 'gaps', description: 'Пробелы' }],
    blocked: false,
  })
  await post(sim, 'chats/1003/read')
  expect(((await get(sim, 'people')) as { unread: number }[]).every(({ unread }) => unread === 0)).toBe(true)
})

test('events tell of changes', async () => {
  const sim = await start()
  const stream = await fetch(`${sim.url}/sim/events`)
  const reader = stream.body?.getReader()
  await post(sim, 'chats/1002/sticker')
  let seen = ''
  while (!seen.includes('people')) seen += new TextDecoder().decode((await reader?.read())?.value)
  expect(seen).toContain('data: {"type":"chat","id":1002}\n\n')
  await reader?.cancel()
})

test('faults and the clock', async () => {
  let now = new Date('2026-11-23T10:00:00Z')
  const jump = async () => {
    now = new Date('2026-11-23T11:00:00Z')
    return now
  }
  const sim = await start({ controls: { now: () => now, jump } })
  expect((await post(sim, 'faults', { fail500: 2, slowMs: 5 })).body).toEqual({ fail500: 2, slowMs: 5 })
  expect((await post(sim, 'faults', { wrong: 1 })).status).toBe(400)
  expect(await get(sim, 'faults')).toEqual({ fail500: 2, slowMs: 5 })
  expect(await get(sim, 'clock')).toEqual({ now: '2026-11-23T10:00:00.000Z' })
  expect((await post(sim, 'clock', { to: 'next-hour' })).body).toEqual({ now: '2026-11-23T11:00:00.000Z' })
  const plain = await start()
  expect((await post(plain, 'clock', { to: 'next-hour' })).status).toBe(404)
})
