import { beforeEach, expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { planDue } from '../../jobs/reminders/plan-due.ts'
import { Chat } from '../support/chat.ts'
import { freshDatabase } from '../support/database.ts'
import { fillIn, JoinChat, NOW, seedPerson, seedTree, textOf } from '../support/join-chat.ts'

const [IVAN, BORIS, GALINA, PETR] = [1, 2, 3, 4]

let database: Database
const chat = (person: number) => new JoinChat(database, person)

/** Борис is the chair of the school and, by its passport, its head. */
beforeEach(async () => {
  database = await freshDatabase()
  await seedTree(database)
  await seedPerson(database, IVAN)
  await seedPerson(database, BORIS, 4)
  await seedPerson(database, GALINA, 3)
  await seedPerson(database, PETR)
  await database.write.organisation.update({ where: { id: 4 }, data: { employerHead: 'Вымыслов Б.' } })
})

const told = async (accountId: number) => {
  const rows = await database.read.outboxMessage.findMany({ where: { accountId }, orderBy: { id: 'asc' } })
  return rows.map(({ kind, screen }) => ({ kind, text: textOf(JSON.parse(screen)) }))
}
const termId = async () => String((await database.read.term.findFirstOrThrow({ where: { officeId: 4 } })).id)
const member = (data: object) =>
  database.write.member.create({
    data: {
      aisId: 'm',
      orgId: 4,
      lastName: 'Небылицына',
      firstName: 'Анна',
      ticketNumber: '440000001',
      ...data,
    },
  })

test('no list, task or message shows such a chair anybody; the level above gets them instead', async () => {
  const m = await member({ ticketStatus: 'issued' })
  await database.write.memberBinding.create({
    data: { accountId: PETR, memberId: m.id, method: 'phone', boundAt: NOW },
  })
  const [ivan, petr, boris] = [chat(IVAN), chat(PETR), new Chat(database, '1002')]
  await fillIn(ivan)
  await ivan.press('Отправить')
  await petr.route('ticket.reissue', 'lost')
  await petr.command('leave')
  await petr.press('Сообщить')
  await database.write.application.updateMany({ data: { submittedAt: new Date('2022-10-01T06:00:00Z') } })
  await planDue({ database, clock: { now: () => NOW }, env: { TIME_ZONE: 'Europe/Moscow' } } as never)
  expect(await told(BORIS)).toEqual([])
  expect((await told(GALINA)).map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['application.new', 'ticket.own']),
  )
  const { id } = await database.read.application.findFirstOrThrow()
  for (const open of [
    () => boris.command('applications'),
    () => boris.route('application', String(id)),
    () => boris.route('application.accept', String(id)),
    () => boris.route('duplicates', '4'),
    () => boris.route('departure', '1', 'submitted', 'yes'),
    () => boris.command('announce'),
  ]) {
    expect(await open()).toContain('руководитель учреждения')
    expect(boris.labels).toContain('Попросить открыть')
  }
  expect(await database.read.application.findFirst()).toMatchObject({ state: 'submitted' })
  expect(await chat(GALINA).route('application', String(id))).toContain('Иванова')
})

test('the own office says so, and the request that opens it is one press away', async () => {
  const boris = chat(BORIS)
  expect(await boris.route('office', '4')).toContain('имена людей закрыты')
  expect(boris.labels.join()).not.toMatch(/Заявления|Билеты членов|полный доступ/)
  expect(await boris.press('Попросить открыть')).toContain('Просьба отправлена')
  await chat(GALINA).route('lists.allow', await termId(), 'yes')
  expect(await boris.route('office', '4')).toContain('Ваш доступ: полный')
  expect(await boris.command('applications')).not.toContain('руководитель учреждения')
})

test('a request to link a chat is not asked of such a chair', async () => {
  await member({})
  const ivan = chat(IVAN)
  await ivan.route('link.ticket')
  await ivan.say('440000001')
  await ivan.say('Небылицына')
  expect(await told(BORIS)).toEqual([])
  expect((await told(GALINA)).map(({ kind }) => kind)).toEqual(['link.request'])
})

test('the name of the head that a chair types waits for the level above', async () => {
  await database.write.organisation.update({ where: { id: 4 }, data: { employerHead: null } })
  const boris = chat(BORIS)
  await boris.route('gap.fill', '4', 'employer_head')
  expect(await boris.say('Небыльцев Иван Сочинович')).toContain('Записано как предложение')
  expect(await database.read.organisation.findUnique({ where: { id: 4 } })).toMatchObject({
    employerHead: null,
  })
  const { id } = await database.read.change.findFirstOrThrow({ where: { kind: 'proposal' } })
  await boris.route('proposal', String(id), 'yes')
  expect(await database.read.organisation.findUnique({ where: { id: 4 } })).toMatchObject({
    employerHead: null,
  })
  await chat(GALINA).route('proposal', String(id), 'yes')
  expect(await database.read.organisation.findUnique({ where: { id: 4 } })).toMatchObject({
    employerHead: 'Небыльцев Иван Сочинович',
  })
})

test('«keep closed» after «open» closes the lists again; the chair is told of either answer, and both are noted', async () => {
  const [boris, galina] = [chat(BORIS), chat(GALINA)]
  await boris.route('lists.ask', '4')
  expect(await galina.route('lists.allow', await termId(), 'yes')).toContain('открыт')
  await galina.route('lists.allow', await termId(), 'yes')
  expect((await told(BORIS)).map(({ text }) => text)).toEqual([expect.stringContaining('открыла вам')])
  expect(await boris.route('tickets', '4')).toContain('Пластиковые билеты')
  galina.now = new Date(NOW.getTime() + 5000)
  expect(await galina.route('lists.allow', await termId(), 'no')).toContain('закрыт')
  expect(await boris.route('tickets', '4')).toContain('закрыт')
  expect((await told(BORIS)).at(-1)?.text).toContain('закрыты')
  const changes = await database.read.change.findMany({ where: { field: 'lists' }, orderBy: { id: 'asc' } })
  expect(changes).toEqual([
    expect.objectContaining({
      oldValue: 'closed',
      newValue: 'open',
      accountId: GALINA,
      orgId: 4,
      officeId: 4,
    }),
    expect.objectContaining({
      oldValue: 'open',
      newValue: 'closed',
      accountId: GALINA,
      orgId: 4,
      officeId: 4,
    }),
  ])
})

test('where nobody above can be asked, the chair hears so', async () => {
  await database.write.officeBinding.updateMany({ where: { accountId: GALINA }, data: { endedAt: NOW } })
  const text = await chat(BORIS).route('lists.ask', '4')
  expect(text).not.toContain('отправлена')
  expect(text).toContain('пока никто не подключён')
})

test('who is the chair and an officer above, too, does not answer the own request', async () => {
  await database.write.roleGrant.create({
    data: { accountId: BORIS, role: 'officer', orgId: 3, grantedAt: NOW },
  })
  const boris = chat(BORIS)
  expect(await boris.route('lists.allow', await termId(), 'yes')).toContain('вам самим решить нельзя')
  expect(await database.read.term.findFirstOrThrow({ where: { officeId: 4 } })).toMatchObject({
    listsAt: null,
  })
})
