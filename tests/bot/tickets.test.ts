import { beforeEach, expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { shortKey } from '../../domain/words.ts'
import { freshDatabase } from '../support/database.ts'
import { JoinChat, messagesOf, NOW, seedPerson, seedTree } from '../support/join-chat.ts'

const ANNA = 1
const BORIS = 2
const GALINA = 3
const PAVEL = 4

let database: Database
const chat = (person: number) => new JoinChat(database, person)

beforeEach(async () => {
  database = await freshDatabase()
  await seedTree(database)
  await seedPerson(database, ANNA)
  await seedPerson(database, BORIS, 4)
  await seedPerson(database, GALINA, 3)
  await seedPerson(database, PAVEL, 6)
  const member = (n: number, orgId = 4) => ({
    ...{ id: n, aisId: `m${n}`, orgId, lastName: `Небылицын${'абвгдежзиклм'[n - 1]}`, firstName: 'Иван' },
    ...{ ticketStatus: 'produced', ticketStatusOn: '2022-11-01' },
  })
  await database.write.member.createMany({
    data: [...Array.from({ length: 11 }, (_, at) => member(at + 1)), member(12, 5)],
  })
  await database.write.memberBinding.create({
    data: { accountId: ANNA, memberId: 1, method: 'phone', boundAt: NOW },
  })
})

const statesOf = async (orgId = 4) => {
  const rows = await database.read.member.findMany({ where: { orgId }, orderBy: { id: 'asc' } })
  return rows.map(({ ticketStatus }) => ticketStatus)
}
const told = (kind: string) => messagesOf(database, kind)

test('a chair marks people over two pages and moves their cards on at once, with who did it', async () => {
  const boris = chat(BORIS)
  await boris.route('office', '4')
  expect(boris.labels).toContain('Раздать билеты: 11')
  await boris.press('Все разделы')
  expect(await boris.press('Билеты членов')).toContain('Пластиковые билеты')
  expect(await boris.press('Готовы, ждут вручения: 11')).toContain('Отметьте людей')
  await boris.press('Небылицынб И.')
  await boris.press('Дальше')
  await boris.press('Отметить всех на странице')
  expect(boris.labels).toContain('Снять отметки на странице')
  await boris.press('Раньше')
  expect(boris.labels).toContain('☑ Небылицынб И., с 01.11.2022')
  boris.restart()
  expect(await boris.press('Выданы на руки: 4')).toContain('Отмечены выданными 4 билета')
  expect((await statesOf()).filter((state) => state === 'issued')).toHaveLength(4)
  expect(await database.read.change.findMany({ where: { memberId: 2 } })).toEqual([
    expect.objectContaining({
      ...{ kind: 'ticket', oldValue: 'produced', newValue: 'issued', source: 'chair' },
      ...{ accountId: BORIS, officeId: 4 },
    }),
  ])
})

test('the move is undone within a minute, except what was moved on meanwhile; later it is not', async () => {
  const boris = chat(BORIS)
  await boris.route('tickets.list', '4', 'produced', '0')
  await boris.press('Отметить всех на странице')
  await boris.press('Выданы на руки: 8')
  await database.write.member.update({ where: { id: 3 }, data: { ticketStatus: 'reissue' } })
  boris.now = new Date(NOW.getTime() + 60_000)
  expect(await boris.press('Отменить')).toContain('Отменено: 7')
  expect((await statesOf()).filter((state) => state === 'produced')).toHaveLength(10)
  boris.now = new Date(NOW.getTime() + 60_001)
  expect(await boris.route('tickets.undo', '4', NOW.getTime().toString(36))).toContain('Минута прошла')
})

test('marking is taken back by a second press; two presses of the move count once', async () => {
  const boris = chat(BORIS)
  await boris.route('tickets.list', '4', 'produced', '0')
  await boris.press('Небылицына')
  await boris.press('Небылицына')
  expect(boris.labels.some((label) => label.startsWith('Выданы'))).toBe(false)
  await boris.press('Небылицына')
  await boris.press('Выданы на руки')
  expect(await boris.route('tickets.move')).toContain('устарела')
  expect(await database.read.change.count()).toBe(1)
})

test('nobody moves cards of another organisation, nor a chair of a level above, nor one whose term ended', async () => {
  const boris = chat(BORIS)
  await boris.route('tickets.list', '4', 'produced', '0')
  await boris.route('tickets.toggle', '12')
  await boris.route('tickets.move', shortKey('4 produced 12'), 'issued')
  expect(await statesOf(5)).toEqual(['produced'])
  expect(await boris.route('tickets.list', '5', 'produced', '0')).toContain('недоступен')
  expect(await chat(GALINA).route('tickets', '3')).toContain('недоступен')
  await boris.route('tickets.list', '4', 'produced', '99999')
  await boris.route('tickets.list', '4', "x'; DROP", '0')
  await boris.route('tickets.toggle', '1')
  await database.write.term.updateMany({ where: { officeId: 4 }, data: { termTo: '2022-11-20' } })
  await boris.route('tickets.move', shortKey('4 produced 1'), 'issued')
  expect(await database.read.change.count()).toBe(0)
})

test('a chair who heads the school sees no list until somebody above opens it for this very term', async () => {
  await database.write.organisation.update({ where: { id: 4 }, data: { employerHead: 'Вымыслов Б.' } })
  const [boris, galina] = [chat(BORIS), chat(GALINA)]
  expect(await boris.route('tickets', '4')).toContain('Список членов закрыт')
  expect(await boris.route('tickets.list', '4', 'produced', '0')).toContain('Список членов закрыт')
  expect(await boris.press('Попросить открыть')).toContain('Просьба отправлена')
  expect(await told('lists.request')).toEqual([
    { accountId: GALINA, text: expect.stringContaining('Открыть список членов?') },
  ])
  const { id } = await database.read.term.findFirstOrThrow({ where: { officeId: 4 } })
  await boris.route('lists.allow', String(id), 'yes')
  await chat(PAVEL).route('lists.allow', String(id), 'yes')
  expect(await boris.route('tickets', '4')).toContain('Список членов закрыт')
  expect(await galina.route('lists.allow', String(id), 'yes')).toContain('открыт')
  expect(await boris.route('tickets', '4')).toContain('Пластиковые билеты')
})

test('«I have received it» marks the own card by one press and tells the chair; it is undone within a minute', async () => {
  const anna = chat(ANNA)
  expect(await anna.route('ticket.received')).toContain('отмечена выданной')
  expect((await statesOf())[0]).toBe('issued')
  expect(await told('ticket.own')).toEqual([
    { accountId: BORIS, text: expect.stringContaining('карта получена') },
  ])
  await anna.press('Отменить')
  expect((await statesOf())[0]).toBe('produced')
  expect(await told('ticket.own')).toEqual([])
  expect(await anna.route('ticket.want')).toContain('устарела')
})

test('a lost card is asked for anew, with the reason for the chair', async () => {
  await database.write.member.update({ where: { id: 1 }, data: { ticketStatus: 'issued' } })
  const anna = chat(ANNA)
  await anna.route('ticket.reissue')
  await anna.press('Карта потеряна')
  expect((await statesOf())[0]).toBe('reissue')
  expect(await told('ticket.own')).toEqual([{ accountId: BORIS, text: expect.stringContaining('потеряна') }])
})
