import { expect, test } from 'vitest'
import { freshDatabase } from '../support/database.ts'
import { JoinChat, messagesOf, NOW, seedPerson, seedTree } from '../support/join-chat.ts'

const IVAN = 1
const BORIS = 2
const GALINA = 3
const PAVEL = 4
const VERA = 5
const ANNA = 6

/** Анна is a member of Борис's school; Галина is above him, Павел beside, Вера an admin of the union, Иван a guest. */
async function setUp() {
  const database = await freshDatabase()
  await seedTree(database)
  await seedPerson(database, IVAN)
  await seedPerson(database, BORIS, 4)
  await seedPerson(database, GALINA, 3)
  await seedPerson(database, PAVEL, 6)
  await seedPerson(database, VERA)
  await seedPerson(database, ANNA)
  await database.write.roleGrant.create({
    data: { accountId: VERA, role: 'admin', orgId: 1, grantedAt: NOW },
  })
  await database.write.member.create({
    data: { id: 9, aisId: 'm9', orgId: 4, lastName: 'Образцова', firstName: 'Анна', phone: '+70001112233' },
  })
  await database.write.memberBinding.create({
    data: { accountId: ANNA, memberId: 9, method: 'phone', boundAt: NOW },
  })
  const told = (kind: string) => messagesOf(database, kind)
  const chat = (person: number) => new JoinChat(database, person)
  const ask = async (person: JoinChat, topic: string, text: string) => {
    await person.route('ask.own', topic)
    return person.say(text)
  }
  return { database, told, chat, ask, anna: chat(ANNA), boris: chat(BORIS) }
}

test('common questions come first, then the own one, which goes to the chair without a phone or an account', async () => {
  const { anna, boris, told } = await setUp()
  await anna.command('ask')
  expect(anna.labels).not.toContain('Паспорт организации')
  expect(await anna.press('Взносы')).toContain('Обычно 1 % зарплаты')
  await anna.press('Задать свой вопрос')
  expect(await anna.say('x'.repeat(10_000))).toContain('1000 знаков')
  expect(await anna.say('Когда <b>спишут</b> взнос?')).toContain('за 3 дня его не будет')
  const asked = await told('question.asked')
  expect(asked).toEqual([{ accountId: BORIS, text: expect.stringContaining('Образцова А.') }])
  expect(asked[0]?.text).toContain('&lt;b&gt;спишут')
  expect(asked[0]?.text).not.toMatch(/\+7000|1006/)
  expect(await boris.command('menu')).toContain('Меню')
  expect(boris.labels).toContain('Вопросы: 1')
})

test('the answer comes back; thanks close it, and one may ask more', async () => {
  const { database, anna, boris, told, ask } = await setUp()
  await ask(anna, 'ticket', 'Где моя карта?')
  await boris.route('questions')
  expect(await boris.press('Где моя карта')).toContain('ждёт ответа')
  await boris.press('Ответить')
  expect(await boris.say('В профкоме')).toContain('Ответ передан')
  expect(await told('question.answered')).toEqual([
    { accountId: ANNA, text: expect.stringContaining('Ответ: В профкоме') },
  ])
  expect(await boris.route('questions')).toContain('Вопросов нет')
  expect(await anna.route('ask.mine')).toContain('Мои вопросы')
  expect(anna.labels[0]).toContain('есть ответ')
  await anna.press('Где моя карта')
  await anna.press('Спросить ещё')
  await anna.say('А до какого часа?')
  expect((await told('question.asked')).at(-1)).toEqual({
    accountId: BORIS,
    text: expect.stringContaining('А до какого часа?'),
  })
  const { id } = await database.read.question.findFirstOrThrow({ where: { state: 'open' } })
  await boris.route('question.write', String(id))
  await boris.say('До шести')
  await anna.route('question', String(id))
  expect(await anna.press('Спасибо, помогло')).toContain('Рады, что помогло')
  expect(await boris.route('question.write', String(id))).toContain('уже закрыт')
  expect(await anna.route('question.close', String(id))).toContain('устарел')
})

test('the chair passes it on; the level above hears of it, the asker is told once, and the old button does nothing', async () => {
  const { database, anna, boris, told, chat, ask } = await setUp()
  await ask(anna, 'other', 'Кто поможет с путёвкой?')
  const { id } = await database.read.question.findFirstOrThrow()
  await boris.route('question', String(id))
  expect(await boris.press('Передать выше')).toContain('Передано уровнем выше')
  expect((await told('question.asked')).map(({ accountId }) => accountId)).toEqual([BORIS, GALINA])
  expect(await boris.route('question.up', String(id))).toContain('недоступен')
  await chat(GALINA).route('question.up', String(id))
  expect((await told('question.asked')).map(({ accountId }) => accountId)).toEqual([BORIS, GALINA, VERA])
  expect(await told('question.moved')).toHaveLength(1)
  const vera = chat(VERA)
  await vera.route('question', String(id))
  expect(vera.labels).not.toContain('Передать выше')
})

test('strangers see nothing of it, the asker does not answer, and no number opens what is not there', async () => {
  const { database, anna, chat, ask } = await setUp()
  await ask(anna, 'ticket', 'Где моя карта?')
  const { id } = await database.read.question.findFirstOrThrow()
  for (const person of [IVAN, PAVEL])
    for (const route of ['question', 'question.write', 'question.close', 'question.up'])
      expect(await chat(person).route(route, String(id))).toContain('недоступен')
  for (const forged of ['0', '-1', 'x', '1e99', '']) {
    expect(await anna.route('question', forged)).toContain('недоступен')
  }
  expect(await anna.route('question.up', String(id))).toContain('недоступен')
  expect(await anna.route('ask.own', 'passport')).toContain('устарел')
  expect(await anna.route('ask.own', 'bonus')).toContain('устарел')
  expect(await chat(PAVEL).route('questions')).toContain('Вопросов нет')
})

test('a role that ended while the answer was being written answers nothing', async () => {
  const { database, anna, boris, told, ask } = await setUp()
  await ask(anna, 'ticket', 'Где моя карта?')
  const { id } = await database.read.question.findFirstOrThrow()
  await boris.route('question.write', String(id))
  await database.write.officeBinding.updateMany({ where: { accountId: BORIS }, data: { endedAt: NOW } })
  expect(await boris.say('В профкоме')).toContain('недоступен')
  expect(await told('question.answered')).toEqual([])
})

test('five open questions of one person are the most, and five messages in a row', async () => {
  const { database, anna, ask } = await setUp()
  await ask(anna, 'ticket', 'Вопрос 1')
  const { id } = await database.read.question.findFirstOrThrow()
  for (const n of [2, 3, 4, 5]) {
    await anna.route('question.write', String(id))
    await anna.say(`Ещё ${n}`)
  }
  expect(await anna.route('question.write', String(id))).toContain('пять раз подряд')
  for (const n of [2, 3, 4, 5]) await ask(anna, 'other', `Вопрос ${n}`)
  expect(await anna.route('ask.own', 'other')).toContain('уже 5 вопросов ждут')
  await anna.route('question', String(id))
  expect(await anna.press('Больше не нужно')).toContain('Вопрос закрыт')
  expect(await anna.route('ask.own', 'other')).toContain('ваш вопрос')
})

test('an office asks about its passport above the primary; hotlines answer what nobody here can', async () => {
  const { boris, told, ask } = await setUp()
  await ask(boris, 'passport', 'Где взять ОГРН?')
  expect((await told('question.asked')).map(({ accountId }) => accountId)).toEqual([GALINA])
  expect(await boris.route('ask.topic', 'ais')).toContain('Интернет-Медиа')
  expect(boris.labels).not.toContain('Задать свой вопрос')
  expect(await boris.route('ask.whom')).toContain('Кого спросить')
})

test('asking beside an application leaves its step open; a topic left for another one takes no words', async () => {
  const { database, chat } = await setUp()
  const ivan = chat(IVAN)
  await ivan.command('join')
  await ivan.press('Согласен(на)')
  await ivan.command('ask')
  expect(await ivan.say('05.03.1985')).toContain('Шаг 3')
  await ivan.route('ask.own', 'other')
  await ivan.command('ask')
  await ivan.say('Это уже никому')
  expect(await database.read.question.count()).toBe(0)
})

test('asking and dropping questions all day floods nobody', async () => {
  const { anna, ask, told } = await setUp()
  for (let asked = 1; asked <= 10; asked += 1) {
    await ask(anna, 'ticket', `Где карта, раз ${asked}?`)
    await anna.route('question.close', String(asked))
  }
  expect(await anna.route('ask.own', 'ticket')).toContain('На сегодня вопросов достаточно')
  expect(await told('question.asked')).toHaveLength(10)
})
