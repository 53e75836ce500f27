import { beforeEach, expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { Chat } from '../support/chat.ts'
import { freshDatabase, numberBehind } from '../support/database.ts'
import { NOW, seedPerson, seedTree } from '../support/join-chat.ts'

const [OLEG, RITA, BORIS] = [1, 2, 3]

let database: Database
let oleg: Chat
const grant = (accountId: number, role: string, orgId: number) =>
  database.write.roleGrant.create({ data: { accountId, role, orgId, grantedAt: NOW } })

/** Олег is the officer of territorial 3, Рита the auditor of the region, Борис the chair of school 4. */
beforeEach(async () => {
  database = await freshDatabase()
  await seedTree(database)
  await seedPerson(database, OLEG)
  await seedPerson(database, RITA)
  await seedPerson(database, BORIS, 4)
  await grant(OLEG, 'officer', 3)
  await grant(RITA, 'auditor', 2)
  const people = [
    {
      id: 1,
      orgId: 4,
      lastName: 'Небылицына',
      firstName: 'Анна',
      phone: '+70001112233',
      ticketNumber: '44 000-01',
    },
    {
      id: 2,
      orgId: 7,
      lastName: 'Небылицына',
      firstName: 'Инна',
      phone: '+70001112244',
      ticketNumber: '4400002',
    },
    { id: 3, orgId: 5, lastName: 'Сочинцев', firstName: 'Пётр', ticketNumber: null },
  ]
  for (const person of people)
    await database.write.member.create({
      data: {
        ...person,
        aisId: `m${person.id}`,
        ticketKey: person.ticketNumber?.replaceAll(/[ -]/g, '') ?? null,
      },
    })
  await numberBehind(database, 'Member')
  oleg = new Chat(database, '1001')
})

const find = async (chat: Chat, text: string) => {
  await chat.route('find')
  return chat.say(text)
}

test.each([
  ['a surname', 'небылицына', ['Небылицына Анна']],
  ['its beginning', 'Небыли', ['Небылицына Анна']],
  ['surname and name, in any order', 'анна Небылицына', ['Небылицына Анна']],
  ['one slip: a letter left out', 'Небылицна', ['Небылицына Анна']],
  ['one slip: two letters swapped', 'Неыблицына', ['Небылицына Анна']],
  ['a phone as people type it', '8 000 111-22-33', ['Небылицына Анна']],
  ['a ticket with other marks', '4400-001', ['Небылицына Анна']],
  ['the number of the registry', 'm3', ['Сочинцев Пётр']],
  ['a school by words', 'школа ясногорск', ['Школа № 12', 'Школа № 112']],
  ['a school by its number', 'школа 12', ['Школа № 12', 'Школа № 112']],
  ['an organisation by the number of the registry', 'o5', ['Школа № 112']],
])('%s', async (_, text, expected) => {
  await find(oleg, text)
  const found = oleg.labels.filter((label) => /^(👤|🏫)/u.test(label))
  expect(found.map((label) => label.replace(/^\S+ /, '').split(/ · | города/)[0])).toEqual(expected)
})

test.each([
  'Инна',
  'Небылицына Инна',
  '+7 000 111 22 44',
  '4400002',
  'm2',
  'колледж',
  'o7',
  'o2',
  '%',
  '  ',
  'ъ',
])('nobody and nothing of a foreign sub-tree is found by «%s»', async (text) => {
  const answer = await find(oleg, text)
  expect(`${answer} ${oleg.labels.join()}`).not.toMatch(/Инна ·|Колледж|Придуманная|Тихореченская/)
})

test('a foreign person or organisation does not open by its number, nor does their history', async () => {
  for (const [route, ...args] of [
    ['find.person', '2'],
    ['find.org', '7'],
    ['find.org', '2'],
    ['trail', 'p', '2'],
    ['trail', 'o', '1'],
  ])
    expect(await oleg.route(route ?? '', ...args)).toContain('недоступен')
  expect(await database.read.change.count({ where: { kind: 'lookup' } })).toBe(0)
})

test('a person: what the registry says, and whether the bot reaches them; no chat is shown', async () => {
  await database.write.memberBinding.create({
    data: { accountId: BORIS, memberId: 1, method: 'phone', boundAt: NOW },
  })
  await find(oleg, 'Небылицына')
  const text = await oleg.press('Небылицына')
  expect(text).toContain('сообщения доходят')
  expect(text).toContain('Билет: 44 000-01')
  expect(text).not.toMatch(/1003|telegram/)
  await database.write.account.update({ where: { id: BORIS }, data: { reach: 'blocked' } })
  expect(await oleg.route('find.person', '1')).toContain('заблокировал')
})

test('an organisation: why nobody has access, and the link that mends it', async () => {
  const text = await oleg.route('find.org', '5')
  expect(text).toMatch(/не указан председатель/)
  expect(text).toMatch(/никто не связал чат/)
  expect(oleg.labels).toContain('Ссылка для председателя')
  expect(await oleg.route('find.org', '4')).toContain('полный, подтверждён')
  const later = new Chat(database, '1001')
  later.now = new Date('2033-01-01T06:00:00Z')
  expect(await later.route('find.org', '4')).toContain('срок полномочий истёк')
})

test('who looked whom up is noted without a value, and told to those who oversee it', async () => {
  await oleg.route('find.person', '1')
  const notes = await database.read.change.findMany({ where: { kind: 'lookup' } })
  expect(notes).toMatchObject([
    {
      accountId: OLEG,
      memberId: 1,
      orgId: 4,
      field: 'member',
      oldValue: null,
      newValue: null,
      source: 'officer',
    },
  ])
  expect(await oleg.route('trail', 'p', '1')).not.toContain('просмотр')
  expect(await new Chat(database, '1002').route('trail', 'p', '1')).toContain('просмотр карточки')
})

test('an auditor reads: no button of theirs changes anything', async () => {
  const rita = new Chat(database, '1002')
  await find(rita, 'Небылицына')
  expect(rita.labels.filter((label) => label.startsWith('👤'))).toHaveLength(2)
  await rita.route('find.org', '5')
  expect(rita.labels).toEqual(['История изменений', 'К найденному', '⌂ Меню'])
})

test('a chair without a role looks nobody up', async () => {
  const boris = new Chat(database, '1003')
  for (const route of ['find', 'find.person', 'find.org', 'trail'])
    expect(await boris.route(route, '1')).toContain('недоступен')
})

test('a role that was taken away in the middle shows nothing more', async () => {
  await find(oleg, 'Небылицына')
  await database.write.roleGrant.updateMany({ where: { accountId: OLEG }, data: { revokedAt: NOW } })
  expect(await oleg.press('Небылицына')).toContain('недоступен')
  expect(await oleg.say('Сочинцев')).not.toContain('Сочинцев Пётр')
  expect(oleg.labels.join()).not.toContain('Пётр')
})

test('many are shown in pages; what is typed next is looked for next', async () => {
  await database.write.member.createMany({
    data: Array.from({ length: 30 }, (_, at) => ({
      aisId: `n${at}`,
      orgId: 4,
      lastName: 'Примеров',
      firstName: `Имя${at}`,
    })),
  })
  await find(oleg, 'Примеров')
  expect(oleg.labels.filter((label) => label.startsWith('👤'))).toHaveLength(8)
  await oleg.press('Дальше')
  expect(oleg.labels).toContain('← Назад')
  await oleg.say('Сочинцев')
  expect(oleg.labels.filter((label) => label.startsWith('👤'))).toHaveLength(1)
})

test('the history names fields and values in words, newest first, in pages', async () => {
  const change = (data: object) =>
    database.write.change.create({
      data: {
        ...{ kind: 'organisation', field: 'employer_head', source: 'chair' },
        ...{ orgId: 4, officeId: 4, changedAt: NOW, ...data },
      },
    })
  for (let at = 0; at < 9; at++) await change({ newValue: `Выдумщиков ${at}` })
  await change({ kind: 'term', field: 'termTo', oldValue: null, newValue: '2032-10-31' })
  await change({
    kind: 'organisation',
    field: 'parent_ais_id',
    oldValue: 'o6',
    newValue: 'o3',
    source: 'ais',
  })
  const text = await oleg.route('trail', 'o', '4')
  expect(text).toMatch(/окончание срока полномочий: пусто → 31.10.2032 · председатель \(Школа № 12/)
  expect(text).toContain('вышестоящая организация · выгрузка АИС')
  expect(text).not.toMatch(/o6|Выдумщиков 0/)
  expect(await oleg.press('Дальше')).toContain('руководитель работодателя: пусто → Выдумщиков 0')
})

test('an organisation lacks what its table asks of it, and nothing that does not apply', async () => {
  expect(await oleg.route('find.org', '4')).toContain('краткое наименование')
  const fields = { fields: [{ field: 'inn', appliesWhen: 'always', blocks: ['dues_statement'] }] }
  await database.write.setting.create({ data: { name: 'gap.fields', value: JSON.stringify(fields) } })
  expect(await oleg.route('find.org', '4')).toMatch(/Не заполнено в паспорте: 1\s+.*ИНН/)
})
