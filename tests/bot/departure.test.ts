import { beforeEach, expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { freshDatabase } from '../support/database.ts'
import { JoinChat, NOW, seedPerson, seedTree, textOf } from '../support/join-chat.ts'

const ANNA = 1
const BORIS = 2 // chair of school 4
const PAVEL = 3 // chair of the territorial organisation 6, above college 7
const GALINA = 4 // chair of the territorial organisation 3, above schools 4 and 5

let database: Database
const chat = (person: number) => new JoinChat(database, person)

beforeEach(async () => {
  database = await freshDatabase()
  await seedTree(database)
  await seedPerson(database, ANNA)
  await seedPerson(database, BORIS, 4)
  await seedPerson(database, PAVEL, 6)
  await seedPerson(database, GALINA, 3)
  await database.write.member.create({
    data: { id: 1, aisId: 'm1', orgId: 4, lastName: 'Небылицына', firstName: 'Анна', status: 'working' },
  })
  await database.write.memberBinding.create({
    data: { accountId: ANNA, memberId: 1, method: 'phone', boundAt: NOW },
  })
})

const member = () => database.read.member.findFirstOrThrow()
async function told(person: number): Promise<string[]> {
  const where = { kind: 'departure', accountId: person }
  const rows = await database.read.outboxMessage.findMany({ where, orderBy: { id: 'asc' } })
  return rows.map(({ screen }) => textOf(JSON.parse(screen)))
}
const idOf = async () => String((await database.read.departure.findFirstOrThrow()).id)

/** Анна has asked to go over to the college. */
async function asked(): Promise<JoinChat> {
  const anna = chat(ANNA)
  await anna.command('transfer')
  await anna.say('колледж вымышленный')
  await anna.press('1. Колледж')
  expect(await anna.press('Подать заявление')).toContain('Заявление о переходе подано')
  return anna
}

test('a transfer: the old organisation lets go, the new one takes on, and the registry is told', async () => {
  const anna = await asked()
  expect(await told(BORIS)).toEqual([expect.stringContaining('Отпускаете?')])
  const [boris, pavel] = [chat(BORIS), chat(PAVEL)]
  expect(await boris.route('departure', await idOf(), 'submitted', 'yes')).toContain('Отмечено')
  expect((await member()).orgId).toBe(4)
  expect(await told(PAVEL)).toEqual([expect.stringContaining('Принимаете на учёт?')])
  expect(await anna.command('transfer')).toContain('Прежняя организация вас отпустила')
  await pavel.route('departure', await idOf(), 'released', 'yes')
  expect((await member()).orgId).toBe(7)
  expect(await told(ANNA)).toEqual([
    expect.stringContaining('вас отпустила'),
    expect.stringContaining('на учёте в новой'),
  ])
  expect(await database.read.change.findMany()).toEqual([
    expect.objectContaining({ kind: 'transfer', field: 'org_ais_id', oldValue: 'o4', newValue: 'o7' }),
  ])
})

test('leaving takes a second look, and the chair confirms with the statement in hand', async () => {
  const anna = chat(ANNA)
  expect(await anna.command('leave')).toContain('письменным заявлением')
  expect(await anna.press('Сообщить о выходе')).toContain('Председатель знает')
  await anna.route('leave', 'yes')
  expect(await database.read.departure.count()).toBe(1)
  expect(await told(BORIS)).toEqual([expect.stringContaining('Подтвердите, когда заявление и билет у вас')])
  await chat(BORIS).route('departure', await idOf(), 'submitted', 'yes')
  expect((await member()).leftOn).toBe('2022-11-21')
  expect(await told(ANNA)).toEqual([expect.stringContaining('Выход отмечен')])
  expect(await database.read.change.findFirst()).toMatchObject({ kind: 'leave', newValue: '2022-11-21' })
})

test('who thinks better of it stays; a pressed old button moves nobody', async () => {
  const anna = await asked()
  await chat(BORIS).route('departure', await idOf(), 'submitted', 'yes')
  await anna.command('transfer')
  expect(await anna.press('передумал')).toContain('как было')
  expect(await chat(PAVEL).route('departure', await idOf(), 'released', 'yes')).toContain('уже')
  expect((await member()).orgId).toBe(4)
})

test('a refusal ends it, and it can be asked for again', async () => {
  const anna = await asked()
  await chat(BORIS).route('departure', await idOf(), 'submitted', 'no')
  expect(await told(ANNA)).toEqual([expect.stringContaining('пока отказ')])
  expect((await member()).orgId).toBe(4)
  expect(await anna.command('transfer')).toContain('Напишите название')
})

test('only those whose turn it is decide: not the new one first, not strangers, not the person', async () => {
  await asked()
  const id = await idOf()
  for (const [person, state] of [
    [PAVEL, 'submitted'],
    [PAVEL, 'released'],
    [ANNA, 'submitted'],
    [BORIS, 'released'],
  ] as const)
    await chat(person).route('departure', id, state, 'yes')
  await chat(PAVEL).route('departure', 'x', 'submitted', 'yes')
  expect(await database.read.departure.findFirstOrThrow()).toMatchObject({ state: 'submitted' })
  expect(await chat(GALINA).route('departure', id, 'submitted', 'yes')).toContain('Отмечено')
})

test('nobody goes over to where they are, or to what is no primary', async () => {
  const anna = chat(ANNA)
  await anna.command('transfer')
  expect(await anna.say('=4')).toContain('уже состоите')
  expect(await anna.say('=3')).toContain('нет в списке')
  await anna.route('transfer', 'yes')
  expect(await database.read.departure.count()).toBe(0)
})
