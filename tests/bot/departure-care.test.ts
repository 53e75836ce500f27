import { beforeEach, expect, test } from 'vitest'
import { erase } from '../../db/repos/erasures.ts'
import { transact } from '../../db/unit-of-work.ts'
import { NOW } from '../support/join-chat.ts'
import { ANNA, BORIS, type DepartureWorld, departureWorld, PAVEL } from './departure-world.ts'

let world: DepartureWorld
beforeEach(async () => {
  world = await departureWorld()
})
const registry = () => world.database.write

/** Борис has the papers and notes it. */
async function borisNotes(button = 'Заявление и билет у меня') {
  const boris = await world.opens(BORIS)
  await boris.press(button)
  await boris.press('Отметить выход')
  return boris
}

test('who was moved by an import is struck off by nobody of the old school; they hear where they are', async () => {
  await world.asksToLeave()
  await registry().member.update({ where: { id: 1 }, data: { orgId: 7 } })
  const boris = await borisNotes()
  expect(boris.text).toContain('уже не на учёте в прежней организации')
  expect(await world.member()).toMatchObject({ orgId: 7, leftOn: null })
  expect(await world.wish()).toMatchObject({ state: 'void', reason: 'moved' })
  expect(await world.told(ANNA)).toEqual([expect.stringContaining('уже на учёте здесь: Колледж')])
  expect(await world.changes('leave')).toEqual([])
  expect(await world.chat(ANNA).command('leave')).toContain('Выйти из Профсоюза?')
})

test('who has left by an import is not struck off a second time', async () => {
  await world.asksToLeave()
  await registry().member.update({ where: { id: 1 }, data: { leftOn: '2022-11-01' } })
  await borisNotes()
  expect(await world.member()).toMatchObject({ leftOn: '2022-11-01' })
  expect(await world.told(ANNA)).toEqual([expect.stringContaining('уже не состоите')])
  expect(await world.chat(ANNA).route('departure.mine')).toContain('уже не состоите')
})

test('nobody goes over to a primary that was closed meanwhile, at either step', async () => {
  await world.asksToGoOver()
  await (await world.opens(BORIS)).press('Отпустить')
  await registry().organisation.update({ where: { id: 7 }, data: { removedOn: '2022-11-20' } })
  expect(await (await world.opens(PAVEL)).press('Принять на учёт')).toContain('исключена из реестра')
  expect((await world.member()).orgId).toBe(4)
  expect((await world.told(ANNA)).at(-1)).toContain('Выберите другую: /transfer')

  await registry().organisation.update({ where: { id: 7 }, data: { removedOn: null } })
  await world.asksToGoOver()
  await registry().organisation.update({ where: { id: 7 }, data: { removedOn: '2022-11-20' } })
  await (await world.opens(BORIS)).press('Отпустить')
  expect(await world.wish()).toMatchObject({ state: 'void', reason: 'closed' })
})

test('a wish that an import has overtaken is in nobody’s way: the person asks anew', async () => {
  const anna = await world.asksToLeave()
  await registry().member.update({ where: { id: 1 }, data: { orgId: 7 } })
  expect(await anna.command('leave')).toContain('Выйти из Профсоюза?')
  await anna.press('Сообщить о выходе')
  expect(await world.wish()).toMatchObject({ fromOrgId: 7, state: 'submitted' })
  expect(await world.database.read.departure.count()).toBe(2)
})

test('a slip of the thumb strikes nobody off: a minute to take it back, and no trace for the АИС', async () => {
  await world.asksToLeave()
  const boris = await borisNotes()
  expect(boris.labels).toContain('Отменить решение')
  expect(await boris.press('Отменить решение')).toContain('Решение отменено')
  expect(await world.member()).toMatchObject({ orgId: 4, leftOn: null })
  expect(await world.wish()).toMatchObject({ state: 'submitted', decidedAt: null, decidedBy: null })
  expect(await world.changes('leave')).toEqual([])
  expect(await world.told(ANNA)).toEqual([])
  await borisNotes()
  expect((await world.member()).leftOn).toBe('2022-11-21')
})

test('who has heard of a decision hears that it was undone; after a minute it stands', async () => {
  await world.asksToLeave()
  await borisNotes()
  await world.allSent()
  expect(await world.chat(BORIS, 2).route('departure.undo', await world.id())).toContain('уже нельзя')
  expect(await world.chat(PAVEL).route('departure.undo', await world.id())).toContain('другая организация')
  await world.chat(BORIS, 1).route('departure.undo', await world.id())
  expect((await world.told(ANNA)).at(-1)).toContain('нажал не ту кнопку')
})

test('letting go and taking on are undone one by one, and not once the other has gone on', async () => {
  await world.asksToGoOver()
  const boris = await world.opens(BORIS)
  await boris.press('Отпустить')
  await boris.press('Отменить решение')
  expect(await world.told(PAVEL)).toEqual([])
  await boris.press('Отпустить')
  await world.allSent()
  await boris.press('Отменить решение')
  expect((await world.told(PAVEL)).at(-1)).toContain('Переход пока отменён')
  boris.now = new Date(boris.now.getTime() + 1000)
  await boris.press('Отпустить')
  expect((await world.told(PAVEL)).at(-1)).toContain('Принимаете на учёт?')

  const pavel = await world.opens(PAVEL)
  await pavel.press('Принять на учёт')
  expect(await boris.route('departure.undo', await world.id())).toContain('уже нельзя')
  await pavel.press('Отменить решение')
  expect((await world.member()).orgId).toBe(4)
  expect(await world.wish()).toMatchObject({ state: 'released' })
  expect(await world.changes('transfer')).toEqual([])
})

test('a refusal is not undone once the person has asked anew: one wish waits', async () => {
  await world.asksToGoOver()
  const boris = await world.opens(BORIS)
  await boris.press('Отказать')
  await boris.press('Нужно зайти')
  await boris.press('Отказать')
  const id = await world.id()
  await world.asksToGoOver()
  expect(await boris.route('departure.undo', id)).toContain('уже нельзя')
  expect(await world.database.read.departure.count({ where: { state: 'submitted' } })).toBe(1)
})

test('that a plastic card was handed in is kept with who said it and when; that it was not, too', async () => {
  await world.asksToLeave()
  const boris = await borisNotes('билета нет')
  const note = { field: 'ticket_handed_in', accountId: BORIS, memberId: 1, source: 'chair' }
  expect(await world.changes('departure')).toEqual([expect.objectContaining({ ...note, newValue: 'no' })])
  await boris.press('Отменить решение')
  await borisNotes()
  expect((await world.changes('departure')).map(({ field, newValue }) => `${field} ${newValue}`)).toEqual([
    'state submitted',
    'ticket_handed_in yes',
  ])
})

test('who is erased leaves no wish that waits, also where the card is linked no more', async () => {
  await world.asksToLeave()
  const { write } = world.database
  await write.memberBinding.updateMany({ data: { endedAt: NOW } })
  const wish = { accountId: ANNA, dueAt: NOW, askedAt: NOW }
  const { id } = await write.erasure.create({ data: wish })
  await transact(world.database, (tx) => erase(tx, { id, ...wish }, [], NOW))
  expect(await world.database.read.departure.findMany()).toEqual([
    expect.objectContaining({ state: 'withdrawn', accountId: 0 }),
  ])
})

test('who has no plastic card is asked for none', async () => {
  await registry().member.update({ where: { id: 1 }, data: { ticketStatus: 'refused' } })
  const anna = await world.asksToLeave()
  expect(anna.text).not.toContain('пластиковый')
  await borisNotes('Заявление у меня')
  expect((await world.member()).leftOn).toBe('2022-11-21')
  expect(await world.changes('departure')).toEqual([])
})
