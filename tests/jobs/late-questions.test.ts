import { expect, test } from 'vitest'
import type { JobContext } from '../../jobs/context.ts'
import { planQuestions } from '../../jobs/reminders/plan-questions.ts'
import { freshDatabase } from '../support/database.ts'
import { JoinChat, NOW, seedPerson, seedTree } from '../support/join-chat.ts'

const BORIS = 2
const GALINA = 3
const OLEG = 4
const VERA = 5
const ANNA = 6
const DAY_MS = 86_400_000
const name = (id: number) => `telegram:${1000 + id}`

/** Анна asks the chair of her school on a Monday morning; a look at a later hour says to whom it went. */
async function setUp() {
  const database = await freshDatabase()
  await seedTree(database)
  await seedPerson(database, BORIS, 4)
  await seedPerson(database, GALINA, 3)
  for (const id of [OLEG, VERA, ANNA]) await seedPerson(database, id)
  await database.write.roleGrant.createMany({
    data: [
      { accountId: OLEG, role: 'officer', orgId: 2, grantedAt: NOW },
      { accountId: VERA, role: 'admin', orgId: 1, grantedAt: NOW },
    ],
  })
  await database.write.member.create({
    data: { id: 9, aisId: 'm9', orgId: 4, lastName: 'Образцова', firstName: 'Анна' },
  })
  await database.write.memberBinding.create({
    data: { accountId: ANNA, memberId: 9, method: 'phone', boundAt: NOW },
  })
  const anna = new JoinChat(database, ANNA)
  await anna.route('ask.own', 'ticket')
  await anna.say('Где моя карта?')
  const { id } = await database.read.question.findFirstOrThrow()
  const after = async (days: number, hours = 2) => {
    const now = new Date(NOW.getTime() + days * DAY_MS + hours * 3_600_000)
    const context = { database, clock: { now: () => now }, env: { TIME_ZONE: 'Europe/Moscow' } }
    const { items } = await planQuestions(context as unknown as JobContext)
    return items.map(({ account }) => account)
  }
  const moved = () => database.read.outboxMessage.count({ where: { kind: 'question.moved' } })
  return { database, after, moved, id: String(id), boris: new JoinChat(database, BORIS) }
}

test('a question goes up one level each three days to the union, once each, and the asker is told once', async () => {
  const { after, moved } = await setUp()
  expect(await after(2)).toEqual([])
  expect(await after(3)).toEqual([name(GALINA)])
  expect(await after(3)).toEqual([])
  // The next three days end on a Sunday.
  expect(await after(6)).toEqual([])
  expect(await after(7)).toEqual([name(OLEG)])
  expect(await after(10)).toEqual([name(VERA)])
  expect(await after(28)).toEqual([])
  expect(await moved()).toBe(1)
})

test('two looks at the same moment pass it on once', async () => {
  const { after } = await setUp()
  const told = await Promise.all([after(3), after(3)])
  expect(told.flat()).toEqual([name(GALINA)])
})

test('nothing goes up at night, or what is answered', async () => {
  const { after, boris, id } = await setUp()
  expect(await after(3, 14)).toEqual([])
  await boris.route('question.write', id)
  await boris.say('В профкоме')
  expect(await after(4)).toEqual([])
})
