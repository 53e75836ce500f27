import { expect, test } from 'vitest'
import { freshDatabase } from '../support/database.ts'
import { JoinChat, NOW, seedPerson, seedTree } from '../support/join-chat.ts'

const IVAN = 1
const GALINA = 3
const VERA = 5

/** Вера is an admin of the union, Галина a territorial chair, Иван a guest. */
async function setUp() {
  const database = await freshDatabase()
  await seedTree(database)
  await seedPerson(database, IVAN)
  await seedPerson(database, GALINA, 3)
  await seedPerson(database, VERA)
  await database.write.roleGrant.create({
    data: { accountId: VERA, role: 'admin', orgId: 1, grantedAt: NOW },
  })
  const chat = (person: number) => new JoinChat(database, person)
  return { database, vera: chat(VERA), ivan: chat(IVAN), galina: chat(GALINA) }
}

test('an admin changes a common question with a preview; it is audited, and undone with one press', async () => {
  const { database, vera, ivan } = await setUp()
  await vera.route('ask.topic', 'dues')
  await vera.press('Править ответы')
  await vera.press('Сколько платят')
  await vera.press('Изменить')
  expect(await vera.say('x'.repeat(10_000))).toContain('уложитесь в 150')
  await vera.say('Каков размер взноса?')
  expect(await vera.say('Один **процент**')).toContain('Так это увидят люди')
  expect(await ivan.route('ask.topic', 'dues')).toContain('Сколько платят?')
  await vera.press('Сохранить')
  const seen = await ivan.route('ask.topic', 'dues')
  expect(seen).toContain('Каков размер взноса?')
  expect(seen).not.toContain('Сколько платят?')
  expect(seen).toContain('Как удерживают взносы?')
  await vera.press('Вернуть прежнее')
  expect(await ivan.route('ask.topic', 'dues')).toContain('Сколько платят?')
  const changes = await database.read.change.findMany({ orderBy: { id: 'asc' } })
  expect(changes.map(({ kind, field, source, accountId }) => [kind, field, source, accountId])).toEqual([
    ['setting', 'faq.dues.ru', 'admin', VERA],
    ['setting', 'faq.dues.ru', 'admin', VERA],
  ])
})

test('a question is added up to five, removed, and brought back', async () => {
  const { vera, ivan } = await setUp()
  for (const n of [1, 2, 3, 4, 5]) {
    await vera.route('faq.edit', 'other')
    await vera.say(`Вопрос ${n}`)
    await vera.say(`Ответ ${n}`)
    await vera.press('Сохранить')
  }
  expect(await vera.route('faq', 'other')).toContain('Больше пяти')
  expect(vera.labels).not.toContain('Добавить вопрос')
  await vera.press('Вопрос 3')
  expect(await vera.press('Убрать')).toContain('Убрано')
  expect(await ivan.route('ask.topic', 'other')).not.toContain('Вопрос 3')
  await vera.press('Вернуть прежнее')
  expect(await ivan.route('ask.topic', 'other')).toMatch(/Вопрос 2[\s\S]*Вопрос 3[\s\S]*Вопрос 4/)
})

test('nobody else changes them: not by forged buttons, not after the role is gone, and old buttons save nothing', async () => {
  const { database, vera, galina } = await setUp()
  for (const [route, ...args] of [
    ['faq', 'dues'],
    ['faq.entry', 'dues', 's0'],
    ['faq.edit', 'dues'],
    ['faq.save', 'x'],
    ['faq.remove', '1'],
    ['faq.undo', '1'],
  ] as const)
    expect(await galina.route(route, ...args)).toContain('недоступен')
  expect(await vera.route('faq.remove', '77')).toContain('устарел')
  expect(await vera.route('faq.entry', 'dues', 's9')).toContain('устарел')
  expect(await vera.route('faq.save', 'x')).toContain('устарел')
  await vera.route('faq.edit', 'other')
  await vera.say('Вопрос')
  await vera.say('Ответ')
  await database.write.roleGrant.updateMany({ data: { revokedAt: NOW } })
  expect(await vera.press('Сохранить')).toContain('недоступен')
  expect(await database.read.faqEntry.count({ where: { topic: 'other' } })).toBe(0)
})
