import { beforeEach, expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import type { JobContext } from '../../jobs/context.ts'
import { planMemberAsks } from '../../jobs/reminders/plan-member-asks.ts'
import { freshDatabase } from '../support/database.ts'
import { JoinChat, NOW, seedPerson, seedTree } from '../support/join-chat.ts'

const ANNA = 1
const BORIS = 2
const DAY_MS = 86_400_000

let database: Database

/** Анна is a member of Борис's school, as given. */
async function anna(given: object) {
  await database.write.member.create({
    data: { id: 1, aisId: 'm1', orgId: 4, lastName: 'Небылицына', firstName: 'Анна', ...given },
  })
  await database.write.memberBinding.create({
    data: { accountId: ANNA, memberId: 1, method: 'phone', boundAt: NOW },
  })
}

async function asked(days = 0): Promise<string[]> {
  const now = new Date(NOW.getTime() + days * DAY_MS)
  const context = { database, clock: { now: () => now }, env: { TIME_ZONE: 'Europe/Moscow' } }
  const { items } = await planMemberAsks(context as unknown as JobContext)
  return items.map(({ account, kind }) => `${account} ${kind}`)
}

beforeEach(async () => {
  database = await freshDatabase()
  await seedTree(database)
  await seedPerson(database, ANNA)
  await seedPerson(database, BORIS, 4)
})

test('a missing status is asked once, and the answer is one press', async () => {
  await anna({ ticketStatus: 'issued' })
  expect(await asked()).toEqual(['telegram:1001 member.status'])
  expect(await asked(1)).toEqual([])
  const { screen } = await database.read.outboxMessage.findFirstOrThrow()
  const [button] = JSON.parse(screen).buttons[0]
  await new JoinChat(database, ANNA).route(button.route, ...button.args)
  expect((await database.read.member.findFirstOrThrow()).status).toBe('working')
})

test('a card that was made two weeks ago and is not handed out is asked about on both sides', async () => {
  await anna({ status: 'working', ticketStatus: 'produced', ticketStatusOn: '2022-11-10' })
  expect(await asked()).toEqual([])
  const both = ['telegram:1001 member.received', 'telegram:1002 tickets.waiting']
  expect(await asked(3)).toEqual(both)
  expect(await asked(3)).toEqual([])
  expect(await asked(11)).toEqual(['telegram:1002 tickets.waiting'])
  await new JoinChat(database, ANNA).route('ticket.received')
  expect(await asked(18)).toEqual([])
})

test('who refused the plastic and has no app is told of the virtual ticket once, for good', async () => {
  await anna({ status: 'student', ticketStatus: 'refused' })
  expect(await asked()).toEqual(['telegram:1001 member.virtual'])
  expect(await asked(400)).toEqual([])
})

test('who may not open the list of cards is not told to hand them out', async () => {
  await anna({
    status: 'working',
    ticketStatus: 'produced',
    ticketStatusOn: '2022-11-01',
    appInstalled: true,
  })
  await database.write.officeBinding.updateMany({ data: { access: 'limited' } })
  expect(await asked()).toEqual(['telegram:1001 member.received'])
})

test('one thing a day; nothing to whom the bot cannot reach, or who left', async () => {
  await anna({ status: null, ticketStatus: 'refused' })
  expect(await asked()).toEqual(['telegram:1001 member.status'])
  expect(await asked(1)).toEqual(['telegram:1001 member.virtual'])
  await database.write.outboxMessage.deleteMany()
  await database.write.account.updateMany({ data: { reach: 'blocked' } })
  expect(await asked(2)).toEqual([])
  await database.write.account.updateMany({ data: { reach: 'active' } })
  await database.write.member.updateMany({ data: { leftOn: '2022-11-20' } })
  expect(await asked(2)).toEqual([])
})
