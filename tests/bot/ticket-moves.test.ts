import { beforeEach, expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { freshDatabase } from '../support/database.ts'
import { JoinChat, NOW, seedPerson, seedTree, textOf } from '../support/join-chat.ts'

const [ANNA, BORIS] = [1, 2]
const LETTERS = 'абвгдежзиклмнопрстуфхцчшщэюя'

let database: Database
const chat = (person: number) => new JoinChat(database, person)

beforeEach(async () => {
  database = await freshDatabase()
  await seedTree(database)
  await seedPerson(database, ANNA)
  await seedPerson(database, BORIS, 4)
})

/** Members of the school whose cards are in these states since these days. */
async function seed(...cards: Array<[ticketStatus: string, ticketStatusOn: string | null]>): Promise<void> {
  const name = (at: number) => `Небыл${LETTERS[Math.floor(at / 28)]}${LETTERS[at % 28]}`
  await database.write.member.createMany({
    data: cards.map(([ticketStatus, ticketStatusOn], at) => ({
      ...{ id: at + 1, aisId: `m${at + 1}`, orgId: 4, lastName: name(at), firstName: 'Иван' },
      ...{ ticketStatus, ticketStatusOn },
    })),
  })
  await database.write.memberBinding.create({
    data: { accountId: ANNA, memberId: 1, method: 'phone', boundAt: NOW },
  })
}
const cards = async () => {
  const rows = await database.read.member.findMany({ orderBy: { id: 'asc' } })
  return rows.map(({ ticketStatus, ticketStatusOn }) => [ticketStatus, ticketStatusOn])
}

test('a button under an older list moves nobody but the people it was shown with', async () => {
  await seed(['produced', '2022-11-01'], ['requested', '2022-11-01'], ['requested', '2022-11-01'])
  const [one, two] = [chat(BORIS), chat(BORIS)]
  await one.route('tickets.list', '4', 'produced', '0')
  await one.press('Небылаа')
  await two.route('tickets.list', '4', 'requested', '0')
  await two.press('Отметить всех на странице')
  expect(await one.press('Выданы на руки: 1')).toContain('устарела')
  expect((await cards()).map(([state]) => state)).toEqual(['produced', 'requested', 'requested'])
  await two.press('Билеты готовы: 2')
  expect((await cards()).map(([state]) => state)).toEqual(['produced', 'produced', 'produced'])
})

test('«mark the page» under an older page marks nobody on another', async () => {
  await seed(...Array.from({ length: 12 }, (): [string, string] => ['produced', '2022-11-01']))
  const [one, two] = [chat(BORIS), chat(BORIS)]
  await one.route('tickets.list', '4', 'produced', '0')
  await two.route('tickets.list', '4', 'produced', '1')
  expect(await one.route('tickets.toggle', '1')).toContain('устарела')
  await one.route('tickets.list', '4', 'produced', '0')
  await two.route('tickets.list', '4', 'produced', '1')
  expect(await one.press('Отметить всех на странице')).toContain('устарела')
  await two.press('Отметить всех на странице')
  expect(two.labels).toContain('Выданы на руки: 4')
})

test('three hundred cards are handed out in four taps, and taken back in one', async () => {
  const before = Array.from({ length: 300 }, (_, at): [string, string] => [
    'produced',
    `2022-10-${String(1 + (at % 28)).padStart(2, '0')}`,
  ])
  await seed(...before)
  const boris = chat(BORIS)
  await boris.route('tickets', '4')
  await boris.press('Готовы, ждут вручения: 300')
  const asked = await boris.press('Отметить всех (300)')
  expect(asked).toContain('Все из списка «Готовы, ждут вручения» перейдут в «Выданы»')
  expect(asked).toContain('Отменить можно будет в течение минуты')
  expect((await cards())[0]).toEqual(['produced', '2022-10-01'])
  expect(await boris.press('Выданы на руки: 300')).toContain('Отмечено выданными 300 билетов')
  expect(await cards()).toEqual(before.map(() => ['issued', '2022-11-21']))
  expect(await database.read.change.count({ where: { kind: 'ticket' } })).toBe(300)
  boris.now = new Date(NOW.getTime() + 30_000)
  expect(await boris.press('Отменить')).toContain('Отменено: 300')
  expect(await cards()).toEqual(before)
})

test('«all» moves those who were counted, or asks again', async () => {
  await seed(...Array.from({ length: 10 }, (): [string, string] => ['requested', '2022-11-01']))
  const boris = chat(BORIS)
  await boris.route('tickets.list', '4', 'requested', '0')
  await boris.press('Отметить всех (10)')
  await database.write.member.update({ where: { id: 3 }, data: { ticketStatus: 'refused' } })
  const again = await boris.press('Билеты готовы: 10')
  expect(again).toContain('Список изменился')
  expect((await cards()).filter(([state]) => state === 'produced')).toEqual([])
  await boris.press('Билеты готовы: 9')
  expect((await cards()).filter(([state]) => state === 'produced')).toHaveLength(9)
  expect(await boris.route('tickets.all', '5', 'requested')).toContain('недоступен')
  expect(await boris.route('tickets.all', '4', 'issued')).toContain('устарела')
})

test('what is undone has its old day again, also where there was none; what was moved on since is left', async () => {
  await seed(['produced', '2022-10-01'], ['requested', null], ['requested', '2022-09-01'])
  const [anna, boris] = [chat(ANNA), chat(BORIS)]
  await anna.route('ticket.received')
  expect((await cards())[0]).toEqual(['issued', '2022-11-21'])
  await anna.press('Отменить')
  await boris.route('tickets.list', '4', 'requested', '0')
  await boris.press('Отметить всех на странице')
  await boris.press('Билеты готовы: 2')
  await database.write.member.update({ where: { id: 3 }, data: { ticketStatus: 'issued' } })
  await boris.press('Отменить')
  expect(await cards()).toEqual([
    ['produced', '2022-10-01'],
    ['requested', null],
    ['issued', '2022-11-21'],
  ])
})

test('an undo that was done does not take back what was done again after it', async () => {
  await seed(['produced', '2022-10-01'])
  const boris = chat(BORIS)
  const handOut = async () => {
    await boris.route('tickets.list', '4', 'produced', '0')
    await boris.press('Небылаа')
    await boris.press('Выданы на руки: 1')
  }
  await handOut()
  await boris.press('Отменить')
  boris.now = new Date(NOW.getTime() + 10_000)
  await handOut()
  await boris.route('tickets.undo', '4', NOW.getTime().toString(36))
  expect(await cards()).toEqual([['issued', '2022-11-21']])
})

test('why a card is needed anew stands in the list, and who did what and when in its history', async () => {
  await seed(['issued', '2022-10-01'], ['issued', '2022-10-01'], ['reissue', '2022-10-01'])
  const [anna, boris] = [chat(ANNA), chat(BORIS)]
  await anna.route('ticket.reissue', 'lost')
  await boris.route('tickets.list', '4', 'reissue', '0')
  expect(boris.labels).toContain('☐ Небылаа И., с 21.11.2022, потеряна')
  expect(boris.labels).toContain('☐ Небылав И., с 01.10.2022')
  await boris.press('Небылаа')
  await boris.press('Билеты готовы: 1')
  await boris.route('tickets.list', '4', 'produced', '0')
  await boris.press('Небылаа')
  const history = await boris.press('Кто и когда отмечал')
  expect(history).toContain('21.11.2022 · Выданы → Перевыпуск · член Профсоюза, карта потеряна')
  expect(history).toContain('21.11.2022 · Перевыпуск → Готовы, ждут вручения · вы')
  expect(await boris.press('Назад')).toContain('Готовы, ждут вручения: 1')
  await boris.route('tickets.list', '4', 'issued', '0')
  expect(await boris.press('Небылаб')).toContain('ещё никто ничего не отмечал')
})

test('another chair reads in the history who was the chair then; nobody reads it of another organisation', async () => {
  await seed(['produced', '2022-10-01'])
  const boris = chat(BORIS)
  await boris.route('tickets.list', '4', 'produced', '0')
  await boris.press('Небылаа')
  await boris.press('Выданы на руки: 1')
  await seedPerson(database, 3, 5)
  await database.write.change.updateMany({ data: { accountId: 3 } })
  expect(await boris.route('tickets.card', '1', '0')).toContain('председатель Вымыслов Борис')
  expect(await chat(3).route('tickets.card', '1', '0')).toContain('недоступен')
})

test('a member says that no plastic is needed, the chair hears of it, and both can take it back', async () => {
  await seed(['requested', '2022-10-01'], ['produced', '2022-10-01'], ['none', null])
  const [anna, boris] = [chat(ANNA), chat(BORIS)]
  await anna.command('card')
  expect(await anna.press('Пластик не нужен')).toContain('без пластика')
  expect((await cards())[0]).toEqual(['refused', '2022-11-21'])
  const [message] = await database.read.outboxMessage.findMany({ where: { kind: 'ticket.own' } })
  expect(textOf(JSON.parse(message?.screen ?? ''))).toContain('пластиковая карта не нужна')
  await anna.press('Отменить')
  expect((await cards())[0]).toEqual(['requested', '2022-10-01'])
  await boris.route('tickets.list', '4', 'produced', '0')
  await boris.press('Небылаб')
  expect(await boris.press('Пластик не нужен: 1')).toContain('пластик не нужен')
  expect((await cards())[1]).toEqual(['refused', '2022-11-21'])
  await boris.press('Отменить')
  expect((await cards())[1]).toEqual(['produced', '2022-10-01'])
})
