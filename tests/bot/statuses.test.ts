import { beforeEach, expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { changesSince } from '../../db/repos/changes.ts'
import { shortKey } from '../../domain/words.ts'
import { freshDatabase, numberBehind } from '../support/database.ts'
import { JoinChat, messagesOf, NOW, seedPerson, seedTree } from '../support/join-chat.ts'

const [ANNA, BORIS, GALINA, PAVEL] = [1, 2, 3, 4]

let database: Database
const chat = (person: number) => new JoinChat(database, person)

/** School 4 of Борис has eight members without a status, Анна is the first; school 7 of Павел has one. */
beforeEach(async () => {
  database = await freshDatabase()
  await seedTree(database)
  await seedPerson(database, ANNA)
  await seedPerson(database, BORIS, 4)
  await seedPerson(database, GALINA, 3)
  await seedPerson(database, PAVEL, 7)
  const member = (n: number, orgId = 4) => ({
    ...{ id: n, aisId: `m${n}`, orgId, lastName: `Небылицын${'абвгдежзи'[n - 1]}`, firstName: 'Иван' },
  })
  const rows = [...Array.from({ length: 8 }, (_, at) => member(at + 1)), member(9, 7)]
  await database.write.member.createMany({ data: rows })
  await database.write.memberBinding.create({
    data: { accountId: ANNA, memberId: 1, method: 'phone', boundAt: NOW },
  })
  await numberBehind(database, 'Member')
})

const statuses = async (orgId = 4) => {
  const rows = await database.read.member.findMany({ where: { orgId }, orderBy: { id: 'asc' } })
  return rows.map(({ status }) => status)
}
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)

test('a chair says of each member what they are, page by page, with who said it for the АИС', async () => {
  const boris = chat(BORIS)
  expect(await boris.route('statuses', '4')).toContain('Без статуса: 8')
  expect(boris.text).toContain('6. Небылицыне Иван')
  expect(boris.labels.slice(0, 3)).toEqual(['1 работает', '1 учится', '1 на пенсии'])
  await boris.press('Дальше')
  expect(boris.text).toContain('2. Небылицынз Иван')
  expect(await boris.press('2 на пенсии')).toContain('Небылицынз И.: неработающий пенсионер')
  expect(boris.text).toContain('Без статуса: 7')
  expect(await boris.press('1 учится')).toContain('1. Небылицына Иван')
  expect(await statuses()).toEqual([...Array(6).fill(null), 'student', 'pensioner'])
  const exported = []
  for await (const page of changesSince(database.read, NOW)) exported.push(...page)
  expect(exported.map(({ change }) => change)).toEqual([
    expect.objectContaining({ kind: 'member', memberAisId: 'm8', field: 'status', oldValue: '' }),
    expect.objectContaining({
      memberAisId: 'm7',
      newValue: 'student',
      source: 'chair',
      decidedByOffice: 'o4',
    }),
  ])
})

test('all at once after a look at how many and whom; within a minute it is undone, except what the member said since', async () => {
  const [anna, boris] = [chat(ANNA), chat(BORIS)]
  await boris.route('statuses', '4')
  await boris.press('Указать сразу всем (8)')
  expect(boris.text).toContain('Указать статус сразу всем: 8')
  expect(boris.text).toContain('Небылицына И., Небылицынб И.')
  expect(await statuses()).toEqual(Array(8).fill(null))
  expect(await boris.press('Все работают: 8')).toContain('Записано «работающий»: 8')
  expect(boris.text).toContain('статус указан у всех')
  expect(await statuses()).toEqual(Array(8).fill('working'))
  await database.write.member.update({ where: { id: 2 }, data: { status: 'student' } })
  boris.now = later(60)
  expect(await boris.press('Отменить')).toContain('Отменено: 7')
  expect(await statuses()).toEqual([null, 'student', ...Array(6).fill(null)])
  expect(await messagesOf(database, 'status.told')).toEqual([])
  boris.now = later(61)
  expect(await boris.route('statuses.undo', '4', NOW.getTime().toString(36))).toContain('Минута прошла')
  expect(await anna.route('profile.status', 'student')).toContain('записан')
})

test('a member in the bot is told once the minute is over, and the question that had not left is not asked', async () => {
  const ask = { accountId: ANNA, kind: 'member.status', dedupeKey: 'member.status:1', lane: 'bulk' }
  const times = { notBefore: NOW, createdAt: NOW, stateAt: NOW }
  await database.write.outboxMessage.create({ data: { ...ask, ...times, class: 'reminder', screen: '{}' } })
  const boris = chat(BORIS)
  await boris.route('status.set', '1', 'working', '0')
  expect(await messagesOf(database, 'member.status')).toEqual([])
  expect(await messagesOf(database, 'status.told')).toEqual([
    { accountId: ANNA, text: expect.stringContaining('указал в вашей карточке статус: работающий') },
  ])
  expect(await database.read.outboxMessage.findFirst()).toMatchObject({ notBefore: later(60) })
})

test('what a member said is not written over: not by a press on an old list, not by «all», not by one who said it on joining', async () => {
  const [anna, boris] = [chat(ANNA), chat(BORIS)]
  await database.write.application.create({
    data: {
      ...{
        accountId: ANNA,
        orgId: 4,
        memberId: 2,
        lastName: 'Небылицынб',
        firstName: 'Иван',
        state: 'accepted',
      },
      ...{ birthDate: '1985-03-05', status: 'student', phone: '+70001234567', submittedAt: NOW },
    },
  })
  expect(await boris.route('statuses', '4')).toContain('2. Небылицынб Иван. При вступлении: обучающийся')
  await boris.press('Указать сразу всем')
  expect(boris.text).toContain('Тех, кто сказал другое, общая кнопка не тронет')
  const all = boris.reply
  await anna.route('profile.status', 'pensioner')
  await boris.route('status.set', '1', 'working', '0')
  expect(boris.reply.note).toMatchObject({ key: 'statuses.known' })
  boris.reply = all
  expect(await boris.press('Все работают: 7')).toContain('Список изменился')
  await boris.press('Все работают: 6')
  expect(boris.text).toContain('Без статуса: 1')
  expect((await statuses()).slice(0, 3)).toEqual(['pensioner', null, 'working'])
})

test('nobody else: no foreign school, no level above, no ended term, no head of the school, no forged word', async () => {
  const boris = chat(BORIS)
  expect(await boris.route('status.set', '9', 'working', '0')).toContain('недоступен')
  expect(await boris.route('statuses', '7')).toContain('недоступен')
  expect(await chat(GALINA).route('status.set', '1', 'working', '0')).toContain('недоступен')
  expect(await chat(PAVEL).route('statuses.all', '4')).toContain('недоступен')
  expect(await boris.route('status.set', '1', 'admin', '0')).toContain('устарела')
  expect(await boris.route('status.set', 'x', 'working', '0')).toContain('недоступен')
  await boris.route('statuses.all', '4', 'working', 'wrong')
  await database.write.member.update({ where: { id: 1 }, data: { leftOn: '2022-11-01' } })
  expect(await boris.route('status.set', '1', 'working', '0')).toContain('недоступен')
  await database.write.organisation.update({ where: { id: 4 }, data: { employerHead: 'Вымыслов Б.' } })
  expect(await boris.route('status.set', '2', 'working', '0')).toContain('Список членов закрыт')
  await database.write.term.updateMany({ where: { officeId: 4 }, data: { termTo: '2022-11-20' } })
  const ids = [2, 3, 4, 5, 6, 7, 8]
  const mark = shortKey(`4 working ${ids.join(' ')}`)
  expect(await boris.route('statuses.all', '4', 'working', mark)).toContain('недоступен')
  expect(await database.read.change.count()).toBe(0)
})
