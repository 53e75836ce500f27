import { expect, test } from 'vitest'
import { Visitor } from '#simulator/visitor.ts'
import { call, start } from './start.ts'

const button = (data: string) => ({ inline_keyboard: [[{ text: 'x', callback_data: data }]] })
const many = { inline_keyboard: Array.from({ length: 101 }, () => [{ text: 'x', callback_data: 'x' }]) }

const refused: [what: string, params: Record<string, unknown>, description: string][] = [
  ['an empty text', { text: '  ' }, 'Bad Request: message text is empty'],
  ['a text that is too long', { text: 'я'.repeat(4097) }, 'Bad Request: message is too long'],
  [
    'long callback data',
    { text: 'a', reply_markup: button('я'.repeat(33)) },
    'Bad Request: BUTTON_DATA_INVALID',
  ],
  ['too many buttons', { text: 'a', reply_markup: many }, 'Bad Request: reply markup is too long'],
  ['an unknown chat', { chat_id: 5, text: 'a' }, 'Bad Request: chat not found'],
  [
    'an open tag',
    { text: '<b>a', parse_mode: 'HTML' },
    'Bad Request: can\'t parse entities: Can\'t find end tag corresponding to start tag "b"',
  ],
  [
    'an unknown tag',
    { text: 'я<x>a</x>', parse_mode: 'HTML' },
    'Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 2',
  ],
]

test.each(refused)('%s is refused in Telegram’s words', async (_, params, description) => {
  const sim = await start()
  const answer = await call(sim, 'sendMessage', { chat_id: 1002, ...params })
  expect(answer).toEqual({ ok: false, error_code: 400, description })
  expect(sim.state.ledger).toEqual([])
})

test('4096 characters and 64 bytes are fine', async () => {
  const sim = await start()
  const params = { chat_id: 1002, text: 'я'.repeat(4096), reply_markup: button('я'.repeat(32)) }
  expect((await call(sim, 'sendMessage', params)).ok).toBe(true)
})

test('people who cannot be written to', async () => {
  const sim = await start()
  await new Visitor(sim, 1002).block()
  await new Visitor(sim, 1003).deactivate()
  const answers = await Promise.all(
    [1001, 1002, 1003].map((id) => call(sim, 'sendMessage', { chat_id: id, text: 'a' })),
  )
  expect(answers).toMatchObject([
    { error_code: 403, description: "Forbidden: bot can't initiate conversation with a user" },
    { error_code: 403, description: 'Forbidden: bot was blocked by the user' },
    { error_code: 403, description: 'Forbidden: user is deactivated' },
  ])
})

test('edits and deletions', async () => {
  const sim = await start()
  const anna = new Visitor(sim, 1002)
  await call(sim, 'sendMessage', { chat_id: 1002, text: 'a' })
  const edit = { chat_id: 1002, message_id: anna.last().id, text: 'a' }
  expect((await call(sim, 'editMessageText', edit)).description).toMatch(
    /^Bad Request: message is not modified/,
  )
  expect((await call(sim, 'editMessageReplyMarkup', { ...edit, reply_markup: button('a') })).ok).toBe(true)
  expect((await call(sim, 'editMessageText', { ...edit, message_id: 9 })).description).toBe(
    'Bad Request: message to edit not found',
  )
  expect((await call(sim, 'deleteMessage', edit)).result).toBe(true)
  expect((await call(sim, 'deleteMessage', edit)).description).toBe(
    'Bad Request: message to delete not found',
  )
  await call(sim, 'sendMessage', { chat_id: 1002, text: 'a', reply_markup: { keyboard: [['b']] } })
  expect(
    (await call(sim, 'editMessageText', { ...edit, message_id: anna.last().id, text: 'b' })).description,
  ).toBe("Bad Request: message can't be edited")
})

test('unknown methods, tokens and queries', async () => {
  const sim = await start()
  expect(await call(sim, 'sendDice')).toEqual({ ok: false, error_code: 404, description: 'Not Found' })
  expect((await fetch(`${sim.url}/bot42:some-other-token/getMe`)).status).toBe(401)
  expect((await call(sim, 'answerCallbackQuery', { callback_query_id: '1' })).description).toBe(
    'Bad Request: query is too old and response timeout expired or query ID is invalid',
  )
})

test('a second poller ends the first, and a webhook refuses both', async () => {
  const sim = await start()
  const first = call(sim, 'getUpdates', { timeout: 20 })
  await expect.poll(() => sim.state.updates.isPolled).toBe(true)
  const second = call(sim, 'getUpdates', { timeout: 20 })
  expect(await first).toMatchObject({
    error_code: 409,
    description: expect.stringMatching(/^Conflict: terminated by other/),
  })
  await new Visitor(sim, 1002).send('a')
  expect((await second).result).toMatchObject([{ message: { text: 'a' } }])
  await call(sim, 'setWebhook', { url: 'http://127.0.0.1:9/' })
  expect((await call(sim, 'getUpdates')).error_code).toBe(409)
})

test('an offset confirms what is before it', async () => {
  const sim = await start()
  const anna = new Visitor(sim, 1002)
  await anna.send('a')
  await anna.send('b')
  const [first] = (await call(sim, 'getUpdates')).result as { update_id: number }[]
  expect((await call(sim, 'getUpdates', { offset: (first?.update_id ?? 0) + 1 })).result).toMatchObject([
    { message: { text: 'b' } },
  ])
})
