import { expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { createBroadcast } from '../../db/repos/broadcast.ts'
import { fillTerm } from '../../db/repos/terms.ts'
import { transact } from '../../db/unit-of-work.ts'
import { NOW } from '../support/join-chat.ts'
import { GALINA, inviteWorld, OPENER, OTHER } from './invite-world.ts'

const LATER = new Date(NOW.getTime() + 60_000)

/** OPENER is the chair of school 4 by a link, with full access; OTHER is who is elected next. */
async function chaired() {
  const world = await inviteWorld()
  await world.open(OPENER, await world.linkFor(4))
  const elect = () =>
    transact(world.database, (tx) =>
      fillTerm(tx, 4, { chairFullName: 'Вымыслова Анна', termFrom: '2022-11-20', termTo: '2032-10-31' }, by),
    )
  /** the next chair comes by a link of their own */
  const come = async () => {
    const galina = world.chat(GALINA)
    galina.now = new Date(LATER.getTime() + 1000)
    const link = /start=([\w-]+)/.exec(await galina.route('invite', '4'))?.[1] ?? ''
    return world.open(OTHER, link, new Date(LATER.getTime() + 2000))
  }
  return { ...world, elect, come, opener: world.chat(OPENER), other: world.chat(OTHER) }
}
const by = { source: 'officer', now: LATER }

async function apply(database: Database): Promise<void> {
  await database.write.application.create({
    data: {
      ...{ accountId: 5, orgId: 4, lastName: 'Небылицын', firstName: 'Пример', birthDate: '1990-01-01' },
      ...{ status: 'working', phone: '+70000000001', state: 'submitted', submittedAt: NOW },
    },
  })
}

test('the new chair hears what waits; the former one is thanked, told what ended, and has no button left', async () => {
  const { database, elect, come, opener, told, bindings } = await chaired()
  await apply(database)
  await elect()
  const text = await come()
  expect(text).toContain('Вас ждут:')
  expect(text).toContain('заявления: 1')
  expect(await bindings(OPENER)).toEqual([])
  expect((await told(OPENER)).at(-1)).toContain('Спасибо за вашу работу')
  for (const route of ['office', 'gaps', 'gap.fill', 'summary', 'access.ask'])
    expect(await opener.route(route, '4', 'inn'), route).toContain('вам недоступен')
  expect(await opener.route('application', '1')).not.toContain('Небылицын')
})

test('a draft about the office goes on at the new chair, looked through anew; nothing else of the former one does', async () => {
  const { database, elect, come, opener } = await chaired()
  await opener.route('gap.fill', '4', 'employer_name')
  const rows = [
    {
      name: 'announce',
      subject: { draft: '1', shown: 'x', textMessage: '9' },
      answers: { text: 'Собрание', org: '4' },
    },
    { name: 'join', subject: {}, answers: { birthDate: '1990-01-01' } },
  ]
  await database.write.dialogue.createMany({
    data: rows.map(({ name, subject, answers }) => ({
      ...{ accountId: OPENER, name, updatedAt: NOW },
      ...{ subject: JSON.stringify(subject), answers: JSON.stringify(answers) },
    })),
  })
  await elect()
  await come()
  const drafts = await database.read.dialogue.findMany({ orderBy: { id: 'asc' } })
  expect(drafts.map(({ accountId, name, subject }) => [accountId, name, subject])).toEqual([
    [OTHER, 'gap-fill', expect.stringContaining('"orgId":"4"')],
    [OTHER, 'announce', '{"draft":"1"}'],
    [OPENER, 'join', '{}'],
  ])
  expect(await database.read.account.findUnique({ where: { id: OPENER } })).toMatchObject({ dialogue: null })
})

test('what the former chair planned to announce waits for the new one, who lets it go', async () => {
  const { database, elect, come, other } = await chaired()
  const planned = {
    text: 'Собрание',
    orgId: 4,
    role: 'all',
    class: 'announcement',
    createdBy: OPENER,
  } as const
  const startAt = new Date(NOW.getTime() + 86_400_000)
  const id = await transact(database, (tx) => createBroadcast(tx, { ...planned, startAt }, NOW))
  await elect()
  const status = async () => (await database.read.broadcast.findUniqueOrThrow({ where: { id } })).status
  expect(await status()).toBe('paused')
  expect(await come()).toContain('остановленные объявления: 1')
  await other.route('broadcast.resume', String(id))
  expect(await status()).toBe('scheduled')
})

test('snoozes, the timetable of summaries and the days of decision stay with the office', async () => {
  const { database, elect, come } = await chaired()
  await database.write.gap.create({
    data: { officeId: 4, field: 'inn', openedAt: NOW, snoozedUntil: '2022-12-01' },
  })
  await database.write.office.update({ where: { id: 4 }, data: { decisionDays: 5 } })
  const plan = { officeId: 4, weekday: 3, hour: 12, withChildren: false, quarterly: true, changedAt: NOW }
  await database.write.summaryPlan.create({ data: plan })
  await elect()
  await come()
  expect(await database.read.gap.findFirst()).toMatchObject({ officeId: 4, snoozedUntil: '2022-12-01' })
  expect(await database.read.office.findUnique({ where: { id: 4 } })).toMatchObject({ decisionDays: 5 })
  expect(await database.read.summaryPlan.findUnique({ where: { officeId: 4 } })).toMatchObject({ weekday: 3 })
})

test('two who hold an office in one term both keep it; a chair of two keeps the other', async () => {
  const { database, elect, come, bindings } = await chaired()
  await database.write.officeBinding.create({
    data: {
      accountId: GALINA,
      officeId: 4,
      access: 'limited',
      method: 'link',
      boundAt: new Date(LATER.getTime() + 500),
    },
  })
  const term = await database.read.term.findFirstOrThrow({ where: { officeId: 3, endedAt: null } })
  await database.write.officeBinding.create({
    data: { accountId: OPENER, officeId: 3, access: 'full', termId: term.id, method: 'grant', boundAt: NOW },
  })
  await elect()
  await come()
  expect((await bindings(OPENER)).map(({ officeId }) => officeId)).toEqual([3])
  expect((await bindings(GALINA)).map(({ officeId }) => officeId).sort()).toEqual([3, 4])
})

test('the same chair elected anew takes the office from nobody', async () => {
  const { database, bindings, come } = await chaired()
  const { chairFullName } = await database.read.term.findFirstOrThrow({
    where: { officeId: 4, endedAt: null },
  })
  await transact(database, (tx) => fillTerm(tx, 4, { chairFullName, termFrom: '2022-11-20' }, by))
  await come()
  expect(await bindings(OPENER)).toEqual([expect.objectContaining({ access: 'limited' })])
})
