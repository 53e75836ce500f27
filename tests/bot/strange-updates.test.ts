import { expect, test } from 'vitest'
import { startProduct } from '../support/product.ts'

const ANNA = { id: 1002, is_bot: false, first_name: 'Анна' }
const CHAT = { id: 1002, type: 'private' }

const STRANGE = [
  {},
  { message: {} },
  { message: null },
  { message: { message_id: 1, chat: CHAT, date: 1, text: '/card' } },
  { message: { message_id: 1, from: ANNA, date: 1, text: '/card' } },
  { message: { message_id: 1, from: ANNA, chat: CHAT, date: 1, text: 7 } },
  { message: { message_id: 1, from: ANNA, chat: CHAT, date: 1, contact: { user_id: 1002 } } },
  { my_chat_member: null },
  { my_chat_member: {} },
  { my_chat_member: { from: ANNA, chat: CHAT } },
  { callback_query: { id: '1', from: ANNA, data: null } },
  { callback_query: { id: '2', from: ANNA, data: 12 } },
  { callback_query: { id: '3', data: 'x' } },
  { callback_query: {} },
  { edited_message: { message_id: 1 } },
]

test('an update without the fields it needs changes nothing and stops nobody', async () => {
  const product = await startProduct()
  const anna = product.visitor('Анна')
  for (const update of STRANGE) await anna.raw(update)
  await anna.send('/menu')
  await anna.waitFor('Меню')
  expect(anna.messages().filter(({ from }) => from === 'bot')).toHaveLength(1)
})

test('a button whose message Telegram no longer names is answered in a new message', async () => {
  const product = await startProduct()
  const anna = product.visitor('Анна')
  await anna.send('/menu')
  const { buttons } = await anna.waitFor('Меню')
  const data = buttons?.flat().find(({ text }) => text === 'Бонусы')?.data
  await anna.raw({ callback_query: { id: '77', from: ANNA, chat_instance: '1', data } })
  await anna.waitFor('PROFCARDS')
})

test('a screen is edited in place though the line was busy for a moment', async () => {
  const product = await startProduct()
  const anna = product.visitor('Анна')
  await anna.send('/menu')
  await anna.waitFor('Меню')
  product.simulator.state.faults = { fail500: 1 }
  await anna.press('Бонусы')
  await anna.waitFor('PROFCARDS')
  expect(anna.messages().filter(({ from }) => from === 'bot')).toHaveLength(1)
})
