import { expect, test } from 'vitest'
import { demoPicture } from '#simulator/demo-picture.ts'
import { Limits } from '#simulator/limits.ts'
import { Visitor } from '#simulator/visitor.ts'
import { call, start } from './start.ts'

const updates = async (sim: Parameters<typeof call>[0]) =>
  (await call(sim, 'getUpdates')).result as Array<Record<string, Record<string, unknown>>>

async function upload(url: string, name: string, type: string, bytes: Buffer, caption = '') {
  const body = new FormData()
  body.append('caption', caption)
  body.append('file', new File([new Uint8Array(bytes)], name, { type }))
  return fetch(url, { method: 'POST', body })
}

test('a picture attached on the page comes as a photo with its caption, and goes on by its id', async () => {
  const sim = await start()
  const url = `${sim.url}/sim/chats/1006/file`
  expect((await upload(url, 'афиша.png', 'image/png', demoPicture(), ' Приходите ')).status).toBe(200)
  const [update] = await updates(sim)
  expect(update).toMatchObject({ message: { caption: 'Приходите', photo: [{ width: 320, height: 200 }] } })
  const photo = new Visitor(sim, 1006).last().photo?.split('/').at(-1)
  const sent = await call(sim, 'sendPhoto', {
    chat_id: 1002,
    photo,
    caption: '<b>Афиша</b>',
    parse_mode: 'HTML',
  })
  expect(sent).toMatchObject({ ok: true, result: { caption: 'Афиша', photo: [{ file_id: photo }] } })
  expect((await call(sim, 'sendDocument', { chat_id: 1002, document: photo })).description).toBe(
    "Bad Request: can't use file of type Photo as Document",
  )
})

test('a picture of 20 MB comes as a document, which goes on by its id and cannot be downloaded', async () => {
  const sim = await start()
  const bytes = Buffer.concat([demoPicture(), Buffer.alloc(20 * 1024 * 1024)])
  expect((await upload(`${sim.url}/sim/chats/1006/file`, 'афиша.png', 'image/png', bytes)).status).toBe(200)
  const [update] = await updates(sim)
  expect(update).toMatchObject({ message: { document: { file_name: 'афиша.png' } } })
  const document = new Visitor(sim, 1006).last().document?.url.split('/').at(-1)
  expect((await call(sim, 'sendDocument', { chat_id: 1002, document })).ok).toBe(true)
  expect((await call(sim, 'getFile', { file_id: document })).description).toBe('Bad Request: file is too big')
})

test('an own message that is edited is told with its new words', async () => {
  const sim = await start()
  const vera = new Visitor(sim, 1006)
  await vera.send('Собрание в пятницу')
  await vera.edit('Собрание в пятницу', 'Собрание в субботу')
  await vera.sendPhoto('афиша')
  await vera.edit('афиша', 'другая')
  const told = await updates(sim)
  expect(told.map((each) => Object.keys(each)[1])).toEqual([
    'message',
    'edited_message',
    'message',
    'edited_message',
  ])
  expect(told[1]?.['edited_message']).toMatchObject({
    message_id: told[0]?.['message']?.['message_id'],
    text: 'Собрание в субботу',
  })
  expect(told[3]?.['edited_message']).toMatchObject({ caption: 'другая' })
  expect(vera.last()).toMatchObject({ text: 'другая', edited: true })
})

test('an album is a message for each picture, under one number', async () => {
  const sim = await start()
  await new Visitor(sim, 1006).sendAlbum(3)
  const groups = (await updates(sim)).map((each) => each['message']?.['media_group_id'])
  expect(groups).toHaveLength(3)
  expect(new Set(groups).size).toBe(1)
})

test.each([
  ['deactivated', 403, 'Forbidden: user is deactivated', undefined],
  ['gone', 400, 'Bad Request: chat not found', undefined],
  [
    'migrated',
    400,
    'Bad Request: group chat was upgraded to a supergroup chat',
    { migrate_to_chat_id: -1_000_000_001_002 },
  ],
] as const)('somebody %s is refused until the page makes all well again', async (fate, code, words, more) => {
  const sim = await start()
  const set = (body: unknown) =>
    fetch(`${sim.url}/sim/chats/1002/fate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  expect((await set({ fate })).status).toBe(200)
  const refused = await call(sim, 'sendMessage', { chat_id: 1002, text: 'a' })
  expect(refused).toEqual({
    ok: false,
    error_code: code,
    description: words,
    ...(more && { parameters: more }),
  })
  if (more) {
    const moved = await call(sim, 'sendMessage', { chat_id: more.migrate_to_chat_id, text: 'a' })
    expect(moved.ok).toBe(true)
  }
  await set({})
  expect((await call(sim, 'sendMessage', { chat_id: 1002, text: 'a' })).ok).toBe(true)
})

test('502 with a page after the message was delivered', async () => {
  const sim = await start()
  sim.state.faults = { html502After: 1 }
  await expect(call(sim, 'sendMessage', { chat_id: 1002, text: 'a' })).rejects.toThrow(SyntaxError)
  expect(sim.state.ledger).toHaveLength(1)
})

test('a message can be made to stay by a fault, and is taken back at the next call', async () => {
  const sim = await start()
  await call(sim, 'sendMessage', { chat_id: 1002, text: 'a' })
  const message = { chat_id: 1002, message_id: new Visitor(sim, 1002).last().id }
  sim.state.faults = { throttle: { retryAfter: 10_072, calls: 1 } }
  expect((await call(sim, 'deleteMessage', message)).parameters).toEqual({ retry_after: 10_072 })
  expect((await call(sim, 'deleteMessage', message)).result).toBe(true)
  expect(new Visitor(sim, 1002).messages()).toEqual([])
})

test('a group takes 20 messages a minute', () => {
  let now = 0
  const limits = new Limits(true, () => now)
  for (let sent = 0; sent < 20; sent += 1) {
    now += 200
    limits.spend(-100)
  }
  now += 200
  expect(() => limits.spend(-100)).toThrow('Too Many Requests: retry after 56')
  expect(() => limits.spend(1002)).not.toThrow()
  now += 56_000
  expect(() => limits.spend(-100)).not.toThrow()
})
