import { beforeEach, expect, test } from 'vitest'
import { ANNA, BORIS, type DepartureWorld, departureWorld, GALINA, PAVEL } from './departure-world.ts'

let world: DepartureWorld
beforeEach(async () => {
  world = await departureWorld()
})

test('a transfer: the old organisation lets go, the new one takes on, and the registry is told', async () => {
  const anna = await world.asksToGoOver()
  expect(anna.text).toContain('Заявление о переходе подано')
  expect(await world.told(BORIS)).toEqual([expect.stringContaining('Отпускаете?')])
  const boris = await world.opens(BORIS)
  expect(await boris.press('Отпустить')).toContain('Теперь решает новая')
  expect((await world.member()).orgId).toBe(4)
  expect(await world.told(PAVEL)).toEqual([expect.stringContaining('Принимаете на учёт?')])
  expect(await anna.command('transfer')).toContain('Прежняя организация вас отпустила')
  const pavel = await world.opens(PAVEL)
  expect(await pavel.press('Принять на учёт')).toContain('Внесите изменение в АИС')
  expect((await world.member()).orgId).toBe(7)
  expect(await world.told(ANNA)).toEqual([
    expect.stringContaining('вас отпустила'),
    expect.stringContaining('на учёте в новой'),
  ])
  expect(await world.database.read.change.findMany()).toEqual([
    expect.objectContaining({ kind: 'transfer', field: 'org_ais_id', oldValue: 'o4', newValue: 'o7' }),
  ])
})

test('leaving takes a second look on both sides, and the chair has the statement in hand', async () => {
  const anna = world.chat(ANNA)
  expect(await anna.command('leave')).toContain('письменным заявлением')
  expect(await anna.press('Сообщить о выходе')).toContain('Председатель знает')
  await anna.route('leave', 'yes')
  expect(await world.database.read.departure.count()).toBe(1)
  expect(await world.told(BORIS)).toEqual([expect.stringContaining('заявление и билет у вас')])
  const boris = await world.opens(BORIS)
  expect(await boris.press('Заявление и билет у меня')).toContain('Отметить выход?')
  expect((await world.member()).leftOn).toBeNull()
  await boris.press('Отметить выход')
  expect((await world.member()).leftOn).toBe('2022-11-21')
  expect(await world.told(ANNA)).toEqual([expect.stringContaining('Выход отмечен')])
  expect(await world.changes('leave')).toEqual([expect.objectContaining({ newValue: '2022-11-21' })])
})

test('leaving is never refused: the person is told what to bring, once a day, and the wish goes on waiting', async () => {
  await world.asksToLeave()
  const boris = await world.opens(BORIS)
  expect(boris.labels).not.toContain('Отказать')
  expect(await boris.press('Ещё не принёс')).toContain('Мы написали человеку')
  await boris.press('Ещё не принёс')
  expect(await world.told(ANNA)).toEqual([
    expect.stringContaining('подписанное заявление и пластиковый билет'),
  ])
  expect(await world.wish()).toMatchObject({ state: 'submitted' })
  await (await world.opens(BORIS, 24 * 60)).press('Ещё не принёс')
  expect(await world.told(ANNA)).toHaveLength(2)
  const id = await world.id()
  expect(await boris.route('departure', id, 'submitted', 'refused')).toContain('устарела')
  expect(await world.wish()).toMatchObject({ state: 'submitted' })
})

test('a transfer is refused for a reason, which its person reads; it can be asked for again', async () => {
  const anna = await world.asksToGoOver()
  const boris = await world.opens(BORIS)
  expect(await boris.press('Отказать')).toContain('Почему отклоняем?')
  expect(boris.labels).not.toContain('Уже на учёте в другой организации')
  expect(await boris.say('Сначала сдайте дела группы')).toContain('Причина: Сначала сдайте дела группы')
  expect(await world.told(ANNA)).toEqual([])
  expect(await boris.press('Отказать')).toContain('В переходе отказано')
  expect(await world.told(ANNA)).toEqual([expect.stringContaining('Причина: Сначала сдайте дела группы')])
  expect((await world.member()).orgId).toBe(4)
  expect(await anna.route('departure.mine')).toContain('Причина: Сначала сдайте дела группы')
  expect(await anna.command('transfer')).toContain('Напишите название')
})

test('the new organisation refuses as well, and only for what the draft is about', async () => {
  await world.asksToGoOver()
  await (await world.opens(BORIS)).press('Отпустить')
  const pavel = await world.opens(PAVEL)
  expect(await pavel.route('departure', await world.id(), 'released', 'refused')).toContain('устарела')
  await pavel.route('departure', await world.id(), 'released', 'no')
  await pavel.press('Работает или учится не у нас')
  await pavel.press('Отказать')
  expect(await world.wish()).toMatchObject({ state: 'declined', reason: 'elsewhere' })
  expect((await world.told(ANNA)).at(-1)).toContain('Работает или учится не у нас')
})

test('who thinks better of it stays, and those who were asked hear of it; an old button moves nobody', async () => {
  const anna = await world.asksToGoOver()
  await (await world.opens(BORIS)).press('Отпустить')
  await world.allSent()
  await anna.command('transfer')
  expect(await anna.press('передумал')).toContain('останетесь в прежней')
  expect(await anna.press('Да, отозвать')).toContain('как было')
  expect((await world.told(PAVEL)).at(-1)).toContain('Заявление отозвано')
  expect(await world.chat(PAVEL).route('departure', await world.id(), 'released', 'yes')).toContain('уже')
  expect((await world.member()).orgId).toBe(4)
})

test('only those whose turn it is decide: not the new one first, not strangers, not the person', async () => {
  await world.asksToGoOver()
  const id = await world.id()
  for (const [person, state] of [
    [PAVEL, 'submitted'],
    [PAVEL, 'released'],
    [ANNA, 'submitted'],
    [BORIS, 'released'],
  ] as const)
    await world.chat(person).route('departure', id, state, 'yes')
  expect(await world.chat(PAVEL).route('departure', id)).not.toContain('Небылицына')
  await world.chat(PAVEL).route('departure', 'x', 'submitted', 'yes')
  expect(await world.wish()).toMatchObject({ state: 'submitted' })
  expect(await world.chat(GALINA).route('departure', id, 'submitted', 'yes')).toContain('Отмечено')
})

test('nobody goes over to where they are, or to what is no primary', async () => {
  const anna = world.chat(ANNA)
  await anna.command('transfer')
  expect(await anna.say('=4')).toContain('уже состоите')
  expect(await anna.say('=3')).toContain('нет в списке')
  await anna.route('transfer', 'yes')
  expect(await world.database.read.departure.count()).toBe(0)
})
