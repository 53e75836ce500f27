import { expect, test } from 'vitest'
import { freshDatabase } from '../support/database.ts'
import { fillIn, JoinChat, NOW, seedPerson, seedTree, textOf } from '../support/join-chat.ts'

const IVAN = 1
const BORIS = 2
const GALINA = 3

async function setUp() {
  const database = await freshDatabase()
  await seedTree(database)
  await seedPerson(database, IVAN)
  await seedPerson(database, BORIS, 4)
  await seedPerson(database, GALINA, 3)
  return { database, ivan: new JoinChat(database, IVAN) }
}

test('a person answers six questions, looks them over and sends; the chair of the school is told', async () => {
  const { database, ivan } = await setUp()
  expect(await ivan.command('join')).toContain('Шаг 1 из 6')
  await fillIn(ivan)
  expect(ivan.text).toContain('Иванова Анна Петровна')
  expect(ivan.text).toContain('05.03.1985')
  expect(ivan.text).toContain('+70001234567')
  expect(ivan.labels).toEqual(expect.arrayContaining(['Отправить', 'Отмена', '⌂ Меню', '✎ Имя']))
  expect(await ivan.press('Отправить')).toContain('Заявление отправлено')

  const application = await database.read.application.findFirstOrThrow()
  expect(application).toMatchObject({
    accountId: IVAN,
    orgId: 4,
    lastName: 'Иванова',
    firstName: 'Анна',
    middleName: 'Петровна',
    birthDate: '1985-03-05',
    status: 'working',
    phone: '+70001234567',
    state: 'submitted',
  })
  expect(await database.read.consent.findFirstOrThrow()).toMatchObject({
    accountId: IVAN,
    purpose: 'joining',
    textVersion: 'joining-1',
    givenAt: NOW,
  })
  expect(await database.read.dialogue.count()).toBe(0)
  const [notice, ...others] = await database.read.outboxMessage.findMany()
  expect(others).toEqual([])
  expect(notice).toMatchObject({
    accountId: BORIS,
    kind: 'application.new',
    lane: 'realtime',
    dedupeKey: `application.new:${application.id}:${BORIS}`,
  })
  expect(textOf(JSON.parse(notice?.screen ?? ''))).toContain('Иванова Анна Петровна')
})

test('sending twice makes one application', async () => {
  const { database, ivan } = await setUp()
  await fillIn(ivan)
  const again = new JoinChat(database, IVAN)
  const [first, second] = await Promise.all([ivan.route('join.send'), again.route('join.send')])
  expect([first, second].filter((text) => text.includes('уже отправлено'))).toHaveLength(1)
  expect(await ivan.route('join.send')).toContain('уже отправлено')
  expect(await ivan.command('join')).toContain('уже отправлено')
  expect(await database.read.application.count()).toBe(1)
  expect(await database.read.consent.count()).toBe(1)
  expect(await database.read.outboxMessage.count()).toBe(1)
})

test('a restart between any two steps goes on at the same step', async () => {
  const { ivan } = await setUp()
  const steps: Array<[title: string, act: () => Promise<string>]> = [
    ['Согласие', () => ivan.press('Согласен(на)')],
    ['Дата рождения', () => ivan.say('1985-03-05')],
    ['Имя', () => ivan.say('Иванова Анна')],
    ['Место', () => ivan.route('answer', 'join', 'place', '=4')],
    ['Статус', () => ivan.press('На пенсии')],
    ['Телефон', () => ivan.say('8 (000) 123-45-67')],
    ['Проверьте заявление', () => ivan.press('Отправить')],
  ]
  for (const [title, act] of steps) {
    ivan.restart()
    expect(await ivan.command('join')).toContain(title)
    ivan.restart()
    await act()
  }
  expect(ivan.text).toContain('Заявление отправлено')
})

test('one answer is changed and the others stay', async () => {
  const { ivan } = await setUp()
  await fillIn(ivan)
  expect(await ivan.press('✎ Имя')).toContain('Шаг 3 из 6')
  expect(await ivan.say('Петров-Водкин Кузьма')).toContain('Петров-Водкин Кузьма')
  expect(ivan.text).toContain('+70001234567')
  expect(await ivan.press('✎ Место')).toContain('Место работы')
  await ivan.say('112')
  expect(await ivan.press('№ 112')).toContain('Школа № 112')
})

test('a link names the school, so the place is not asked; it can still be changed', async () => {
  const { ivan } = await setUp()
  expect(await ivan.route('join', '5')).toContain('Шаг 1 из 5')
  await ivan.press('Согласен(на)')
  await ivan.say('05.03.1985')
  expect(await ivan.say('Иванова Анна')).toContain('Статус')
  await ivan.press('Учусь')
  expect(await ivan.say('+70001234567')).toContain('Школа № 112')
  expect(await ivan.press('✎ Место')).toContain('Место работы')
  await ivan.say('колледж')
  expect(await ivan.press('Колледж')).toContain('Колледж «Вымышленный»')
})

test.each(['4', '5'])(
  'where school %s has no chair with full access, the nearest office above is told',
  async (school) => {
    const { database, ivan } = await setUp()
    await database.write.officeBinding.updateMany({
      where: { accountId: BORIS },
      data: { access: 'limited' },
    })
    await fillIn(ivan)
    await ivan.route('join', school)
    await ivan.press('Отправить')
    expect(await database.read.application.findFirstOrThrow()).toMatchObject({ orgId: Number(school) })
    const told = await database.read.outboxMessage.findMany()
    expect(told.map(({ accountId }) => accountId)).toEqual([GALINA])
  },
)

test('a chair who blocked the bot or whose term ended is passed over', async () => {
  const { database, ivan } = await setUp()
  await database.write.account.update({ where: { id: BORIS }, data: { reach: 'blocked' } })
  await database.write.term.updateMany({ where: { officeId: 3 }, data: { termTo: '2022-11-20' } })
  await fillIn(ivan)
  expect(await ivan.press('Отправить')).toContain('Заявление отправлено')
  expect(await database.read.outboxMessage.count()).toBe(0)
})

test('somebody who belongs already, or was accepted, is told so', async () => {
  const { database, ivan } = await setUp()
  await database.write.member.create({
    data: { id: 5, aisId: 'm5', orgId: 4, lastName: 'Примерова', firstName: 'Анна' },
  })
  await database.write.memberBinding.create({
    data: { accountId: IVAN, memberId: 5, method: 'phone', boundAt: NOW },
  })
  expect(await ivan.command('join')).toContain('уже состоите')
  expect(await ivan.route('join.send')).toContain('уже состоите')
  expect(await database.read.dialogue.count()).toBe(0)
})
