import { beforeEach, expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { freshDatabase } from '../support/database.ts'
import { fileOf } from '../support/file-of.ts'
import { JoinChat, NOW, seedPerson, seedTree } from '../support/join-chat.ts'

const IVAN = 1
const BORIS = 2 // chair of school 4
const PAVEL = 4 // chair of college 7
const OLGA = 5
const DAY_MS = 86_400_000
const SIXTEEN = '05.03.2006'

let database: Database
const chat = (person: number) => new JoinChat(database, person)

beforeEach(async () => {
  database = await freshDatabase()
  await seedTree(database)
  for (const [person, office] of [[IVAN], [BORIS, 4], [PAVEL, 7], [OLGA]] as const)
    await seedPerson(database, person, office)
  await database.write.term.updateMany({ where: { officeId: 4 }, data: { phone: '+70005551003' } })
})

/** The payload of the link that a chair is given for a parent's paper. */
async function permitBy(person = BORIS, orgId = '4'): Promise<string> {
  const chair = chat(person)
  await chair.route('permit', orgId)
  return payloadOf(await chair.press('Согласие родителя получено'))
}

function payloadOf(text: string): string {
  return /\?start=([\w-]+)/.exec(text)?.[1] ?? text
}

/** Answers everything from the birth date on, and stops at the review. */
async function fill(person: JoinChat, birthDate = SIXTEEN): Promise<string> {
  await person.press('Согласен(на)')
  await person.say(birthDate)
  await person.say('Иванова Анна')
  await person.press('Учусь')
  return person.say('+70001234567')
}

/** Every cell of the tables that joining writes to. */
async function kept(): Promise<string> {
  const { read } = database
  return JSON.stringify([
    ...[await read.dialogue.findMany(), await read.application.findMany(), await read.consent.findMany()],
    ...[await read.account.findMany(), await read.outboxMessage.findMany(), await read.change.findMany()],
    ...[
      await read.joinPermit.findMany(),
      await read.question.findMany(),
      await read.inboundUpdate.findMany(),
    ],
  ])
}

test('at sixteen a person hears kindly what comes first, whom to see, and gets the form; nothing of them is kept', async () => {
  const ivan = chat(IVAN)
  await ivan.command('join')
  await ivan.press('Согласен(на)')
  expect(await ivan.say(SIXTEEN)).toContain('Сначала нужно согласие родителя')
  await ivan.press('Найти свою организацию')
  expect(await ivan.say('школа 12')).toContain('Школа № 12')
  expect(await ivan.press('№ 12')).toContain('Вымыслов Борис, +70005551003')
  await ivan.press('Бланк согласия')
  expect(fileOf(ivan.reply.screen).subarray(0, 5).toString()).toBe('%PDF-')
  const left = await kept()
  for (const trace of ['2006', SIXTEEN, 'joining-1', 'Школа']) expect(left).not.toContain(trace)
  expect(await database.read.dialogue.count()).toBe(0)
  expect((await database.read.account.findUniqueOrThrow({ where: { id: IVAN } })).dialogue).toBeNull()
})

test('where a link named the place, it is not asked; a place without a phone says whom to ask', async () => {
  const ivan = chat(IVAN)
  await ivan.route('join', '4')
  await ivan.press('Согласен(на)')
  expect(await ivan.say(SIXTEEN)).toContain('Школа № 12')
  expect(ivan.text).toContain('Вымыслов Борис, +70005551003')
  await database.write.term.updateMany({ data: { phone: null } })
  await ivan.route('join', '5')
  await ivan.press('Согласен(на)')
  expect(await ivan.say(SIXTEEN)).toContain('Спросите, кому отнести бланк')
  expect(await ivan.route('minor.form', '3')).toContain('уже нет в списке')
})

test('with the permit a minor joins as everybody does; the chair reads who has the paper, and the trail is kept', async () => {
  const payload = await permitBy()
  const ivan = chat(IVAN)
  expect(await ivan.route('start', payload)).toContain('Шаг 1 из 5')
  expect(await fill(ivan)).toContain('Проверьте заявление')
  expect(await ivan.press('Отправить')).toContain('Заявление отправлено')
  const { id } = await database.read.application.findFirstOrThrow()
  const boris = chat(BORIS)
  const paper = 'Согласие родителя на бумаге: получено 21.11.2022, Школа № 12 города Ясногорска'
  expect(await boris.route('application', String(id))).toContain(paper)
  const notices = await database.read.outboxMessage.findMany({ orderBy: { id: 'asc' } })
  expect(notices.map(({ accountId, kind }) => [accountId, kind])).toEqual([
    [BORIS, 'permit.opened'],
    [BORIS, 'application.new'],
  ])
  expect(notices[1]?.screen).toContain('permit.paper')
  expect(await database.read.joinPermit.findFirstOrThrow()).toMatchObject({
    ...{ orgId: 4, receiverId: 4, createdBy: BORIS, openedBy: IVAN, usedAt: NOW, applicationId: id },
  })
  const trail = await database.read.change.findMany({ where: { kind: 'permit' }, orderBy: { id: 'asc' } })
  expect(trail.map(({ accountId, officeId, newValue }) => [accountId, officeId, newValue])).toEqual([
    [BORIS, 4, '1 given'],
    [IVAN, null, '1 opened'],
    [IVAN, null, `1 used for application ${id}`],
  ])
})

test('an adult with such a link is just joining, and there is nothing to mark', async () => {
  const ivan = chat(IVAN)
  await ivan.route('start', await permitBy())
  await fill(ivan, '05.03.1985')
  expect(await ivan.press('Отправить')).toContain('Заявление отправлено')
  expect((await database.read.joinPermit.findFirstOrThrow()).usedAt).toBeNull()
  const { id } = await database.read.application.findFirstOrThrow()
  expect(await chat(BORIS).route('application', String(id))).not.toContain('Согласие родителя')
})

test('under fourteen it is refused with that link, too, and nothing is kept', async () => {
  const ivan = chat(IVAN)
  await ivan.route('start', await permitBy())
  await ivan.press('Согласен(на)')
  expect(await ivan.say('22.11.2008')).toContain('с 14 лет')
  expect(await kept()).not.toContain('2008')
  expect(await database.read.dialogue.count()).toBe(0)
})

test('a permit is good for one person and one application', async () => {
  const payload = await permitBy()
  const ivan = chat(IVAN)
  // The mother who brought the paper looks first, and hands it on.
  expect(await chat(OLGA).route('start', payload)).toContain('Шаг 1 из 5')
  await ivan.route('start', payload)
  // Its holder may come back to it, begin anew, and change the birth date.
  await ivan.command('menu')
  expect(await ivan.route('start', payload)).toContain('Шаг 1 из 5')
  await fill(ivan)
  await ivan.press('Начать заново')
  expect(await fill(ivan)).toContain('Проверьте заявление')
  await ivan.press('Отправить')
  await ivan.route('join.withdraw', 'yes')
  expect(await ivan.route('start', payload)).toContain('уже воспользовались')
  expect(await chat(OLGA).route('start', payload)).toContain('уже воспользовались')
  await ivan.command('join')
  await ivan.press('Согласен(на)')
  expect(await ivan.say(SIXTEEN)).toContain('Сначала нужно согласие родителя')
})

test('it opens no other organisation, by a change of the place or by another link', async () => {
  const ivan = chat(IVAN)
  const payload = await permitBy()
  await ivan.route('start', payload)
  await fill(ivan)
  await ivan.press('✎ Место')
  await ivan.say('112')
  expect(await ivan.press('№ 112')).toContain('только в той организации')
  expect(await database.read.dialogue.count()).toBe(0)
  await ivan.route('start', payload)
  await fill(ivan)
  await ivan.route('join', '5')
  expect(await ivan.route('join.send')).toContain('только в той организации')
  expect(await kept()).not.toContain('2006')
  expect(await database.read.application.count()).toBe(0)
})

test('an expired, revoked, forged or foreign one opens nothing', async () => {
  const payload = await permitBy()
  const late = chat(IVAN)
  late.now = new Date(NOW.getTime() + 16 * DAY_MS)
  expect(await late.route('start', payload)).toContain('Срок этой ссылки истёк')
  expect(await chat(IVAN).route('start', `${payload.slice(0, -2)}AA`)).toContain('Ссылка повреждена')
  const join = payloadOf(await chat(BORIS).route('join.link', '4'))
  const mixed = Buffer.concat([
    Buffer.from(payload, 'base64url').subarray(0, 9),
    Buffer.from(join, 'base64url').subarray(9),
  ])
  expect(await chat(IVAN).route('start', mixed.toString('base64url'))).toContain('Ссылка повреждена')
  expect(await chat(PAVEL).route('permit.revoke', '1')).toContain('недоступен')
  expect(await chat(BORIS).route('permit.revoke', '1')).toContain('отозвана')
  expect(await chat(IVAN).route('start', payload)).toContain('отозвали')
  await database.write.organisation.update({ where: { id: 4 }, data: { removedOn: '2022-11-20' } })
  expect(await chat(IVAN).route('start', payload)).toContain('больше не действует')
})

test('one that is revoked before the application is sent stops it, and the draft is gone', async () => {
  const ivan = chat(IVAN)
  await ivan.route('start', await permitBy())
  await fill(ivan)
  await chat(BORIS).route('permit.revoke', '1')
  expect(await ivan.press('Отправить')).toContain('Сначала нужно согласие родителя')
  expect(await kept()).not.toContain('2006')
})

test('only who decides at the primary hands it over; a button pressed twice gives one link, another press another', async () => {
  expect(await chat(PAVEL).route('permit', '4')).toContain('недоступен')
  expect(await chat(PAVEL).route('permit.give', '4', '0')).toContain('недоступен')
  expect(await chat(IVAN).route('permit.give', '4', '0')).toContain('недоступен')
  const boris = chat(BORIS)
  await boris.command('office')
  await boris.press('Все разделы')
  await boris.press('Согласие родителя (14–17 лет)')
  const first = payloadOf(await boris.press('Согласие родителя получено'))
  expect(payloadOf(await boris.route('permit.give', '4', '0'))).toBe(first)
  expect(payloadOf(await boris.press('Ещё одна ссылка'))).not.toBe(first)
  expect(await database.read.joinPermit.count()).toBe(2)
  expect(await boris.route('start', first)).toContain('Это ваша ссылка')
  expect((await database.read.joinPermit.findFirstOrThrow()).openedAt).toBeNull()
})
