import { expect, test } from 'vitest'
import { findDuplicates } from '../../db/counts/find-duplicates.ts'
import { refreshCounts } from '../../db/counts/refresh-counts.ts'
import { coverageOf } from '../../db/repos/coverage.ts'
import { NOW } from '../support/join-chat.ts'
import { GALINA, inviteWorld, OLEG, OTHER, PAVEL } from './invite-world.ts'

const TODAY = '2022-11-21'

/** Two rows of one person in schools 4 and 5, below Галина; two with one phone in schools 4 and 7, both below Олег alone. */
async function duplicatesWorld() {
  const world = await inviteWorld()
  const { write, read } = world.database
  const name = { lastName: 'Двойникова', firstName: 'Вера' }
  const rows = [
    { id: 1, orgId: 4, ...name, birthDate: '1980-02-03', phone: '+70000000001', status: 'working' },
    { id: 2, orgId: 5, ...name, middleName: 'Ивановна', birthDate: '1980-02-03', status: 'pensioner' },
    { id: 3, orgId: 4, lastName: 'Разная', firstName: 'Ольга', phone: '+70000000002' },
    { id: 4, orgId: 7, lastName: 'Другая', firstName: 'Анна', phone: '+70000000002' },
    { id: 5, orgId: 4, lastName: 'Одна', firstName: 'Нина', birthDate: '1980-02-03' },
  ]
  await write.member.createMany({ data: rows.map((row) => ({ aisId: `m${row.id}`, ...row })) })
  const search = async () => {
    const found = await findDuplicates(write, TODAY, NOW)
    await refreshCounts(write, { firstDay: TODAY })
    return found
  }
  expect(await search()).toBe(2)
  const both = async (orgId: number) => {
    const { members, membersDeduplicated } = await coverageOf(read, orgId, TODAY)
    return [members, membersDeduplicated]
  }
  const decided = () => world.changes().then((all) => all.filter(({ kind }) => kind === 'duplicate'))
  return { ...world, search, both, decided }
}

test('pairs go to the nearest level above both, and coverage is shown both ways', async () => {
  const { database, both, search } = await duplicatesWorld()
  const pairs = await database.read.duplicatePair.findMany({ orderBy: { id: 'asc' } })
  expect(pairs.map(({ memberA, memberB, reason, orgId }) => [memberA, memberB, reason, orgId])).toEqual([
    [1, 2, 'person', 3],
    [3, 4, 'phone', 2],
  ])
  expect([await both(4), await both(3), await both(2), await both(1)]).toEqual([
    [3, 3],
    [4, 3],
    [5, 3],
    [5, 3],
  ])
  expect(await search()).toBe(0)
})

test('one clerk writes «ё» and another «е»: still one person', async () => {
  const { database, search } = await duplicatesWorld()
  const born = { birthDate: '1970-01-02', orgId: 5 }
  await database.write.member.createMany({
    data: [
      { id: 11, aisId: 'm11', ...born, lastName: 'Ёлкин', firstName: 'Пётр', middleName: 'Семёнович' },
      { id: 12, aisId: 'm12', ...born, lastName: 'Елкин', firstName: 'Петр', middleName: 'Семенович' },
    ],
  })
  expect(await search()).toBe(1)
  expect(await search()).toBe(0)
  expect(await database.read.duplicatePair.count({ where: { memberA: 11, memberB: 12 } })).toBe(1)
})

test('a chair sees both rows side by side and says that they are two people: nothing else changes', async () => {
  const { database, chat, both, decided } = await duplicatesWorld()
  const before = await database.read.member.findMany()
  const galina = chat(GALINA)
  await galina.route('office')
  const text = await galina.press('Возможные двойники: 1')
  expect(text).toContain('• дата рождения: 03.02.1980')
  expect(text).toContain('• ФИО: Двойникова Вера ≠ Двойникова Вера Ивановна')
  expect(text).toContain('• организация: Школа № 12 города Ясногорска ≠ Школа № 112 города Ясногорска')
  expect(await galina.press('Разные люди')).toContain('Двойников, которые ждут решения, нет')
  expect([await both(3), await both(2)]).toEqual([
    [4, 4],
    [5, 4],
  ])
  expect(await database.read.member.findMany()).toEqual(before)
  expect(await decided()).toEqual([
    expect.objectContaining({
      field: 'different_person_as',
      memberId: 2,
      newValue: 'm1',
      accountId: GALINA,
      source: 'chair',
    }),
  ])
})

test('a confirmed pair stays counted once, also after the next search; one that lost its reason goes', async () => {
  const { database, chat, both, search } = await duplicatesWorld()
  const oleg = chat(OLEG)
  await oleg.route('duplicates')
  await oleg.press('Один человек')
  expect(await oleg.press('Пропустить')).toContain('Без решения: 1')
  await database.write.member.updateMany({ data: { phone: null, birthDate: null } })
  expect(await search()).toBe(0)
  expect(await database.read.duplicatePair.findMany({ select: { state: true } })).toEqual([{ state: 'same' }])
  expect(await both(1)).toEqual([5, 4])
})

test('somebody who leaves or moves is no duplicate there any more', async () => {
  const { database, both } = await duplicatesWorld()
  await database.write.member.update({ where: { id: 4 }, data: { orgId: 4 } })
  expect([await both(4), await both(2)]).toEqual([
    [4, 3],
    [5, 3],
  ])
  await database.write.member.update({ where: { id: 1 }, data: { leftOn: TODAY } })
  expect([await both(4), await both(3)]).toEqual([
    [3, 2],
    [4, 3],
  ])
})

test('an answer is taken back within a minute by whoever gave it, and by nobody else', async () => {
  const { chat, both, decided } = await duplicatesWorld()
  const [galina, oleg] = [chat(GALINA), chat(OLEG)]
  await galina.route('duplicates', '3')
  await galina.press('Разные люди')
  expect(await oleg.route('duplicate.undo', '1', NOW.getTime().toString(36), '2')).toContain('устарела')
  expect(await galina.press('Отменить прошлый ответ')).toContain('ждут решения 1')
  expect(await both(3)).toEqual([4, 3])
  expect((await decided()).map(({ field }) => field)).toEqual(['different_person_as', 'undecided_as'])
  await galina.press('Один человек')
  galina.now = new Date(galina.now.getTime() + 61_000)
  expect(await galina.press('Отменить прошлый ответ')).toContain('Минута прошла')
})

test('a button pressed twice, a foreign pair, a made-up answer and an ended role decide nothing', async () => {
  const { database, chat, decided } = await duplicatesWorld()
  for (const person of [PAVEL, OTHER]) {
    for (const id of ['1', '2', '99', 'x']) await chat(person).route('duplicate', id, 'same', '6')
    expect(await chat(person).route('duplicates', '3')).toContain('вам недоступен')
  }
  expect(await chat(GALINA).route('duplicate', '2', 'same', '3')).toContain('вам недоступен')
  await chat(GALINA).route('duplicate', '1', 'merge', '3')
  await chat(GALINA).route('duplicate', '1', '', '3')
  expect(await decided()).toEqual([])
  await chat(GALINA).route('duplicate', '1', 'same', '3')
  await chat(GALINA).route('duplicate', '1', 'different', '3')
  expect((await decided()).map(({ field }) => field)).toEqual(['same_person_as'])
  await database.write.roleGrant.updateMany({ data: { revokedAt: NOW } })
  expect(await chat(OLEG).route('duplicate', '2', 'same', '2')).toContain('вам недоступен')
  await database.write.term.updateMany({ where: { officeId: 3 }, data: { termTo: '2022-11-20' } })
  expect(await chat(GALINA).route('duplicates', '3')).toContain('вам недоступен')
  expect(await decided()).toHaveLength(1)
})
