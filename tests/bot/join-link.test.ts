import { beforeEach, expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { freshDatabase } from '../support/database.ts'
import { fillIn, JoinChat, NOW, seedPerson, seedTree } from '../support/join-chat.ts'
import { startProduct } from '../support/product.ts'

const IVAN = 1
const BORIS = 2 // chair of school 4
const OLEG = 5 // officer of region 2
const DAY_MS = 86_400_000

let database: Database

beforeEach(async () => {
  database = await freshDatabase()
  await seedTree(database)
  await seedPerson(database, IVAN)
  await seedPerson(database, BORIS, 4)
  await seedPerson(database, OLEG)
  await database.write.roleGrant.create({
    data: { accountId: OLEG, role: 'officer', orgId: 2, grantedAt: NOW },
  })
})

const chat = (person: number) => new JoinChat(database, person)

async function payloadFor(orgId: number, person: number): Promise<string> {
  const text = await chat(person).route('join.link', String(orgId))
  return /https:\/\/t\.me\/bot\?start=([\w-]+)/.exec(text)?.[1] ?? text
}

test.each([
  ['the chair of the primary', BORIS],
  ['an officer above', OLEG],
])('%s gets a link that names its last day and asks no place', async (_, person) => {
  expect(await chat(person).route('join.link', '4')).toContain('Действует по 21.11.2023')
  const ivan = chat(IVAN)
  expect(await ivan.route('start', await payloadFor(4, person))).toContain('Шаг 1 из 5')
})

test('it stands in the office of a primary, for full access only', async () => {
  const boris = chat(BORIS)
  await boris.command('office')
  expect(boris.labels).toContain('Ссылка для вступления')
  await database.write.officeBinding.updateMany({ data: { access: 'limited' } })
  await boris.command('office')
  expect(boris.labels).not.toContain('Ссылка для вступления')
  expect(await boris.route('join.link', '4')).toContain('вам недоступен')
})

test('nobody gets it for another school, or for what people do not join', async () => {
  expect(await chat(BORIS).route('join.link', '5')).toContain('вам недоступен')
  for (const id of ['3', '99', 'x', ''])
    expect(await chat(OLEG).route('join.link', id)).toContain('недоступен')
})

test('after a year it says so and offers to join by the name', async () => {
  const ivan = chat(IVAN)
  ivan.now = new Date(NOW.getTime() + 366 * DAY_MS)
  expect(await ivan.route('start', await payloadFor(4, BORIS))).toContain('Срок этой ссылки истёк')
  expect(await ivan.press('Вступить в Профсоюз')).toContain('Шаг 1 из 6')
})

test('a link of a primary that was closed since says so and leads to another place', async () => {
  const payload = await payloadFor(4, BORIS)
  await database.write.organisation.update({ where: { id: 4 }, data: { removedOn: '2022-11-20' } })
  const ivan = chat(IVAN)
  expect(await ivan.route('start', payload)).toContain('уже нет в списке')
  expect(ivan.text).toContain('Шаг 1 из 6')
  await ivan.press('Согласен(на)')
  await ivan.say('05.03.1985')
  expect(await ivan.say('Сочинялкин Иван')).toContain('Место работы')
  expect(ivan.labels).toContain('☰ Выбрать из списка')
})

test('a primary that is closed while its link is being followed is asked for anew', async () => {
  const ivan = chat(IVAN)
  await ivan.route('start', await payloadFor(4, BORIS))
  await ivan.press('Согласен(на)')
  await ivan.say('05.03.1985')
  await ivan.say('Сочинялкин Иван')
  await database.write.organisation.update({ where: { id: 4 }, data: { removedOn: '2022-11-20' } })
  await ivan.press('Работаю')
  expect(await ivan.say('8 000 555-10-01')).toContain('организации уже нет в списке')
  expect(await ivan.press('Отправить')).toContain('Место работы')
  await ivan.press('Выбрать из списка')
  await ivan.press('Придуманная')
  await ivan.press('Ясногорская')
  await ivan.press('Школа № 112')
  expect(await ivan.press('Отправить')).toContain('Заявление отправлено')
})

test('a link to this bot that was typed is followed; one to another bot is just text', async () => {
  const product = await startProduct()
  const boris = product.visitor('Борис')
  await boris.send('/office')
  await boris.waitFor('полный')
  await boris.press('Ссылка для вступления')
  const { text } = await boris.waitFor('Ссылка для вступления:')
  const url = /https:\S+/.exec(text)?.[0] ?? ''
  const ivan = product.visitor('Иван')
  await ivan.send(url.replace('pervichka_demo_bot', 'another_bot'))
  await ivan.waitFor('Я понимаю кнопки и команды')
  await ivan.send(url.replace('https://', ''))
  await ivan.waitFor('Шаг 1 из 5')
})

test('a revoked link leads nowhere but to joining by the name; the new one works, and a link stays the same till then', async () => {
  const old = await payloadFor(4, BORIS)
  expect(await payloadFor(4, OLEG)).toBe(old)
  const boris = chat(BORIS)
  await boris.route('join.link', '4')
  expect(await boris.press('Отозвать ссылку')).toContain('перестанут работать')
  await boris.press('Отозвать ссылку')
  expect(await chat(IVAN).route('start', old)).toContain('Эта ссылка отозвана')
  const fresh = await payloadFor(4, BORIS)
  expect(fresh).not.toBe(old)
  expect(await chat(IVAN).route('start', fresh)).toContain('Шаг 1 из 5')
  expect(await chat(BORIS).route('join.revoke', '5', 'yes')).toContain('недоступен')
})

test('who waits for a decision already spends no permit for a minor', async () => {
  const ivan = chat(IVAN)
  await fillIn(ivan)
  await ivan.press('Отправить')
  const text = await chat(BORIS).route('permit.give', '4', '0')
  const payload = /\?start=([\w-]+)/.exec(text)?.[1] ?? text
  expect(await ivan.route('start', payload)).toContain('уже отправлено')
  expect((await database.read.joinPermit.findFirstOrThrow()).openedAt).toBeNull()
})
