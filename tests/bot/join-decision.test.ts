import { expect, test } from 'vitest'
import { BORIS, GALINA, IVAN, ivanHasApplied, PAVEL } from '../support/applied.ts'
import { fillIn, seedPerson } from '../support/join-chat.ts'

test('the chair sees the application, accepts it, and the applicant hears of it', async () => {
  const { database, ivan, told, chat } = await ivanHasApplied()
  const boris = chat(BORIS)
  expect(await boris.command('applications')).toContain('Ждёт решения 1 заявление')
  expect(await boris.press('Иванова А. П.')).toContain('+70001234567')
  expect(await boris.press('Принять')).toContain('Принято')
  expect(boris.labels).not.toContain('Принять')
  expect(await told('application.accepted')).toEqual([
    { accountId: IVAN, text: expect.stringContaining('вас приняли в Профсоюз') },
  ])
  expect(await database.read.change.findMany()).toEqual([
    expect.objectContaining({ kind: 'join', orgId: 4, officeId: 4, accountId: BORIS, source: 'chair' }),
  ])
  expect(await boris.command('applications')).toContain('Все рассмотрены')
  expect(await ivan.command('join')).toContain('заявление принято')
})

test('who was accepted and has left may come back', async () => {
  const { database, ivan, id, chat } = await ivanHasApplied()
  await chat(BORIS).route('application.accept', id)
  const member = { aisId: 'm1', orgId: 4, lastName: 'Иванова', firstName: 'Анна', leftOn: '2022-11-21' }
  const { id: memberId } = await database.write.member.create({ data: member })
  expect(await ivan.command('join')).toContain('заявление принято')
  const binding = { accountId: IVAN, memberId, method: 'phone', boundAt: new Date() }
  await database.write.memberBinding.create({ data: binding })
  expect(await ivan.command('join')).toContain('Шаг 1')
})

test('declining takes a reason, a last look, and tells the applicant, who may apply again', async () => {
  const { database, ivan, id, told, chat } = await ivanHasApplied()
  const boris = chat(BORIS)
  await boris.route('application', id)
  expect(await boris.press('Отклонить')).toContain('Почему отклоняем')
  expect(await boris.press('документами')).toContain('Отклонить заявление?')
  expect(await told('application.declined')).toEqual([])
  await boris.press('Другая причина')
  expect(await boris.say('н')).toContain('хотя бы одним')
  expect(await boris.say('x'.repeat(5000))).toContain('300 знаков')
  expect(await boris.say('Вы уволились в **мае**')).toContain('Отклонить заявление?')
  boris.restart()
  expect(await boris.press('Отклонить')).toContain('Отклонено')
  const [message] = await told('application.declined')
  expect(message).toMatchObject({ accountId: IVAN, text: expect.stringContaining('Вы уволились') })
  expect(await database.read.change.count()).toBe(0)
  expect(await ivan.command('join')).toContain('Шаг 1')
})

test('a common reason reaches the applicant in words', async () => {
  const { id, told, chat } = await ivanHasApplied()
  const boris = chat(BORIS)
  await boris.route('application.decline', id)
  await boris.press('Работает или учится не у нас')
  await boris.press('Отклонить')
  const [message] = await told('application.declined')
  expect(message?.text).toContain('Работает или учится не у нас')
})

test('a chair of another tree can neither see nor decide; the one above can', async () => {
  const { database, id, chat } = await ivanHasApplied()
  const pavel = chat(PAVEL)
  expect(await pavel.command('applications')).toContain('Все рассмотрены')
  for (const route of ['application', 'application.accept', 'application.decline'])
    expect(await pavel.route(route, id)).toContain('рассматривает другая организация')
  expect(await pavel.route('application', '99999')).toContain('рассматривает другая организация')
  expect(await pavel.route('application.accept', 'x')).toContain('рассматривает другая организация')
  expect((await database.read.application.findFirstOrThrow()).state).toBe('submitted')
  expect(await chat(GALINA).route('application.accept', id)).toContain('Принято')
})

test('whoever decides second is told that it has been decided', async () => {
  const { database, id, told, chat } = await ivanHasApplied()
  const [boris, galina] = [chat(BORIS), chat(GALINA)]
  await galina.route('application.decline', id)
  await galina.press('Нужно зайти')
  await boris.route('application.accept', id)
  expect(await galina.press('Отклонить')).toContain('уже решено')
  expect(await boris.route('application.accept', id)).toContain('уже решено')
  expect(await boris.route('application.decline', id)).toContain('уже решено')
  expect((await database.read.application.findFirstOrThrow()).state).toBe('accepted')
  expect(await told('application.declined')).toEqual([])
  expect(await told('application.accepted')).toHaveLength(1)
})

test('two decisions at once: one counts', async () => {
  const { database, id, chat } = await ivanHasApplied()
  const texts = await Promise.all(
    [BORIS, GALINA].map((person) => chat(person).route('application.accept', id)),
  )
  expect(texts.filter((text) => text.includes('уже решено'))).toHaveLength(1)
  expect(await database.read.change.count()).toBe(1)
})

test('a chair whose term has ended decides on nothing', async () => {
  const { database, id, chat } = await ivanHasApplied()
  await database.write.term.updateMany({ where: { officeId: 4 }, data: { termTo: '2022-11-20' } })
  expect(await chat(BORIS).route('application.accept', id)).toContain('рассматривает другая организация')
})

test('nobody decides on an application of their own, and it goes to the office above', async () => {
  const { database, told, chat } = await ivanHasApplied()
  const boris = chat(BORIS)
  await fillIn(boris)
  await boris.press('Отправить')
  const own = await database.read.application.findFirstOrThrow({ where: { accountId: BORIS } })
  expect(await boris.route('application.accept', String(own.id))).toContain('Своё заявление')
  expect((await told('application.new')).map(({ accountId }) => accountId)).toEqual([BORIS, GALINA])
})

test('a long list has pages', async () => {
  const { database, chat } = await ivanHasApplied()
  const first = await database.read.application.findFirstOrThrow()
  const { id: _, ...data } = first
  await database.write.application.createMany({ data: Array.from({ length: 9 }, () => data) })
  const boris = chat(BORIS)
  expect(await boris.command('applications')).toContain('10 заявлений')
  expect(boris.labels).toHaveLength(10)
  await boris.press('Дальше')
  expect(boris.labels).toEqual([
    'Иванова А. П. · Школа № 12 города Ясногорска',
    'Иванова А. П. · Школа № 12 города Ясногорска',
    '← Раньше',
    '⌂ Меню',
  ])
})

test('where no chair above is in force, the officer of the region gets the application and decides', async () => {
  const { database, told, chat } = await ivanHasApplied()
  const OLEG = 5
  await seedPerson(database, OLEG)
  await database.write.roleGrant.create({
    data: { accountId: OLEG, role: 'officer', orgId: 2, grantedAt: new Date() },
  })
  await database.write.term.updateMany({ data: { termTo: '2022-11-20' } })
  await seedPerson(database, 6)
  const anna = chat(6)
  await fillIn(anna)
  await anna.press('Отправить')
  expect((await told('application.new')).at(-1)?.accountId).toBe(OLEG)
  const { id } = await database.read.application.findFirstOrThrow({ where: { accountId: 6 } })
  expect(await chat(OLEG).command('applications')).toContain('Ждут решения 2 заявления')
  expect(await chat(OLEG).route('application.accept', String(id))).toContain('Принято')
  expect(await database.read.change.findMany()).toEqual([
    expect.objectContaining({ kind: 'join', officeId: null, accountId: OLEG, source: 'officer' }),
  ])
})

test('an auditor reads and decides on nothing', async () => {
  const { database, id, chat } = await ivanHasApplied()
  await seedPerson(database, 7)
  await database.write.roleGrant.create({
    data: { accountId: 7, role: 'auditor', orgId: 1, grantedAt: new Date() },
  })
  expect(await chat(7).route('application.accept', id)).toContain('рассматривает другая организация')
})
