import { beforeEach, expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { bindMember } from '../../db/repos/links.ts'
import { transact } from '../../db/unit-of-work.ts'
import { JoinChat, NOW } from '../support/join-chat.ts'
import { DepartureWorld } from './departure-world.ts'
import {
  ANNA,
  BORIS,
  card,
  PAVEL,
  profileWorld,
  proposes,
  STRANGER,
  stateOf,
  TODAY,
  told,
} from './profile-world.ts'

let database: Database
const chat = (person: number) => new JoinChat(database, person)

beforeEach(async () => {
  database = await profileWorld()
})

test('a chat that lost the card, or was unlinked from it, has proposed nothing any more', async () => {
  const first = await proposes(database, ANNA, 'phone', '+7 000 111-22-33')
  await transact(database, (tx) => bindMember(tx, STRANGER, 1, 'phone', NOW))
  expect(await stateOf(database, first.id)).toBe('lapsed')
  expect(await chat(BORIS).route('correction', first.id, 'yes')).toContain('больше не действует')
  const second = await proposes(database, STRANGER, 'phone', '+7 000 111-22-44')
  await chat(STRANGER).route('unlink.yes')
  expect(await chat(BORIS).route('correction', second.id, 'yes')).toContain('больше не действует')
  expect((await card(database)).phone).toBe('+70005550001')
})

test('linking the same card once more keeps what waits', async () => {
  const { id } = await proposes(database, ANNA, 'last_name', 'Придумкина')
  await transact(database, (tx) => bindMember(tx, ANNA, 1, 'phone', NOW))
  expect(await stateOf(database, id)).toBe('waiting')
})

test('a binding that ended elsewhere is seen at the decision', async () => {
  const { id } = await proposes(database, ANNA, 'last_name', 'Придумкина')
  await database.write.memberBinding.updateMany({ data: { endedAt: NOW } })
  expect(await chat(BORIS).route('correction', id, 'yes')).toContain('больше не действует')
  expect(await stateOf(database, id)).toBe('lapsed')
})

test('who moved to another organisation is decided on there, and its chair is told', async () => {
  const { id } = await proposes(database, ANNA, 'last_name', 'Придумкина')
  const world = new DepartureWorld(database)
  await world.asksToGoOver()
  await (await world.opens(BORIS)).press('Отпустить')
  expect(await told(database, PAVEL)).toEqual([])
  await (await world.opens(PAVEL)).press('Принять на учёт')
  expect(await told(database, PAVEL)).toEqual([expect.stringContaining('Колледж «Вымышленный»')])
  expect(await chat(BORIS).route('correction', id, 'yes')).toContain('перешёл в другую организацию')
  await chat(PAVEL).route('correction', id, 'yes')
  expect((await card(database)).lastName).toBe('Придумкина')
})

test('who has left needs no decision', async () => {
  const { id } = await proposes(database, ANNA, 'last_name', 'Придумкина')
  await database.write.member.update({ where: { id: 1 }, data: { leftOn: TODAY } })
  expect(await chat(BORIS).command('applications')).not.toContain('исправления')
  expect(await chat(BORIS).route('correction', id, 'yes')).toContain('Решать ничего не нужно')
  expect((await card(database)).lastName).toBe('Небылицына')
})

test('leaving that the chair takes back leaves what waits as it was', async () => {
  const { id } = await proposes(database, ANNA, 'last_name', 'Придумкина')
  const world = new DepartureWorld(database)
  await world.asksToLeave()
  const boris = await world.opens(BORIS)
  await boris.press('Заявление и билет у меня')
  await boris.press('Отметить выход')
  expect(await chat(BORIS).command('applications')).not.toContain('исправления')
  await boris.press('Отменить решение')
  expect(await chat(BORIS).command('applications')).toContain('исправления')
  await chat(BORIS).route('correction', id, 'yes')
  expect((await card(database)).lastName).toBe('Придумкина')
})

test('an import that wrote something else there is shown to the chair before anything is written over it', async () => {
  const { id } = await proposes(database, ANNA, 'last_name', 'Придумкина')
  await database.write.member.update({ where: { id: 1 }, data: { lastName: 'Сказочная' } })
  const boris = chat(BORIS)
  const again = await boris.route('correction', id, 'yes')
  expect(again).toContain('Карточка с тех пор изменилась')
  expect(again).toContain('Сказочная → Придумкина')
  expect((await card(database)).lastName).toBe('Сказочная')
  await boris.press('Подтвердить')
  expect((await card(database)).lastName).toBe('Придумкина')
  expect(await database.read.change.findMany()).toEqual([
    expect.objectContaining({ oldValue: 'Сказочная', newValue: 'Придумкина', accountId: ANNA }),
  ])
})

test('an import that brought the very value leaves nothing to write', async () => {
  const { id } = await proposes(database, ANNA, 'last_name', 'Придумкина')
  await database.write.member.update({ where: { id: 1 }, data: { lastName: 'Придумкина' } })
  expect(await chat(BORIS).route('correction', id, 'yes')).toContain('Исправлено')
  expect(await database.read.change.count()).toBe(0)
})
