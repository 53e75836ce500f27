import { beforeEach, expect, test } from 'vitest'
import type { Button } from '../../core/screen.ts'
import type { Database } from '../../db/client.ts'
import type { JobContext } from '../../jobs/context.ts'
import { planMemberAsks } from '../../jobs/reminders/plan-member-asks.ts'
import { freshDatabase } from '../support/database.ts'
import { JoinChat, NOW, seedPerson, seedTree } from '../support/join-chat.ts'

const ANNA = 1
const IVAN = 2
const BORIS = 3

let database: Database

beforeEach(async () => {
  database = await freshDatabase()
  await seedTree(database)
  await seedPerson(database, ANNA)
  await seedPerson(database, IVAN)
  await seedPerson(database, BORIS, 4)
})

/** A person whose every answer, a press or words, is counted. */
class CountedChat extends JoinChat {
  answers = 0

  override press(label: string): Promise<string> {
    this.answers += 1
    return super.press(label)
  }

  override say(text: string): Promise<string> {
    this.answers += 1
    return super.say(text)
  }
}

async function anna(given: object): Promise<void> {
  const name = { lastName: 'Небылицына', firstName: 'Анна' }
  await database.write.member.create({ data: { id: 1, aisId: 'm1', orgId: 4, ...name, ...given } })
  const binding = { accountId: ANNA, memberId: 1, method: 'phone', boundAt: NOW }
  await database.write.memberBinding.create({ data: binding })
}

/** The first button of what the bot asks a member on its own. */
async function firstButtonAsked(): Promise<Extract<Button, { route: string }>> {
  const context = { database, clock: { now: () => NOW }, env: { TIME_ZONE: 'Europe/Moscow' } }
  await planMemberAsks(context as unknown as JobContext)
  const { screen } = await database.read.outboxMessage.findFirstOrThrow({ where: { accountId: ANNA } })
  return JSON.parse(screen).buttons[0][0]
}

test('from the menu to the ticket in one tap', async () => {
  await anna({ ticketNumber: '77-001', status: 'working' })
  const chat = new CountedChat(database, ANNA)
  await chat.command('menu')
  await chat.press('Мой билет')
  expect(chat.reply.picture).toBeDefined()
  expect(chat.answers).toBe(1)
})

test("with a primary's link joining takes six answers from the consent to the sending", async () => {
  const link = await new JoinChat(database, BORIS).route('join.link', '4')
  const ivan = new CountedChat(database, IVAN)
  await ivan.route('start', /\?start=([\w-]+)/.exec(link)?.[1] ?? '')
  await ivan.press('Согласен(на)')
  await ivan.say('05.03.1985')
  await ivan.say('Сочинялкин Иван')
  await ivan.press('Работаю')
  await ivan.say('8 000 555-10-01')
  expect(await ivan.press('Отправить')).toContain('отправлено')
  expect(ivan.answers).toBe(6)
})

test('without a link joining takes eight answers', async () => {
  const ivan = new CountedChat(database, IVAN)
  await ivan.command('join')
  await ivan.press('Согласен(на)')
  await ivan.say('05.03.1985')
  await ivan.say('Сочинялкин Иван')
  await ivan.say('школа 12 ясногорск')
  await ivan.press('№ 12')
  await ivan.press('Работаю')
  await ivan.say('8 000 555-10-01')
  expect(await ivan.press('Отправить')).toContain('отправлено')
  expect(ivan.answers).toBe(8)
})

test('«I have received it» is one tap on the message that asks', async () => {
  await anna({ status: 'working', ticketStatus: 'produced', ticketStatusOn: '2022-10-01' })
  const { route, args = [] } = await firstButtonAsked()
  await new JoinChat(database, ANNA).route(route, ...args.map(String))
  expect((await database.read.member.findFirstOrThrow()).ticketStatus).toBe('issued')
})

test('a missing status is one tap on the message that asks', async () => {
  await anna({ ticketStatus: 'issued' })
  const { route, args = [] } = await firstButtonAsked()
  await new JoinChat(database, ANNA).route(route, ...args.map(String))
  expect((await database.read.member.findFirstOrThrow()).status).toBe('working')
})
