import { expect, test } from 'vitest'
import { changeSetting, shippedSetting } from '../../db/repos/kept-settings.ts'
import { transact } from '../../db/unit-of-work.ts'
import type { JobContext } from '../../jobs/context.ts'
import { planDue } from '../../jobs/reminders/plan-due.ts'
import { BORIS, GALINA, IVAN, ivanHasApplied } from '../support/applied.ts'
import { JoinChat, NOW, seedPerson, textOf } from '../support/join-chat.ts'

const OLEG = 5
const DAY_MS = 86_400_000

/** Иван has applied to Борис's school on a Monday morning; a look at a day says who is told what. */
async function setUp() {
  const { database, ivan, id, boris } = await ivanHasApplied()
  await seedPerson(database, OLEG)
  await database.write.roleGrant.create({
    data: { accountId: OLEG, role: 'officer', orgId: 2, grantedAt: NOW },
  })
  const after = async (days: number, hours = 1) => {
    const now = new Date(NOW.getTime() + days * DAY_MS + hours * 3_600_000)
    const context = { database, clock: { now: () => now }, env: { TIME_ZONE: 'Europe/Moscow' } }
    return (await planDue(context as unknown as JobContext)).items.map(({ account }) => account)
  }
  return { database, ivan, id, after, boris }
}

test('an application that waits reminds the chair before its day and on it, then those above, each once', async () => {
  const { database, after } = await setUp()
  expect(await after(4)).toEqual([])
  // day 5 and 6 are a weekend
  expect(await after(5)).toEqual([])
  expect(await after(7)).toEqual([`telegram:${1000 + BORIS}`])
  expect(await after(7, 2)).toEqual([])
  expect(await after(9)).toEqual([`telegram:${1000 + GALINA}`])
  expect(await after(14)).toEqual([`telegram:${1000 + OLEG}`])
  expect(await after(30)).toEqual([])
  const texts = await database.read.outboxMessage.findMany({
    where: { kind: 'application.due' },
    orderBy: { id: 'asc' },
  })
  expect(texts.map(({ screen }) => textOf(JSON.parse(screen)).split('\n')[0])).toEqual([
    'Сегодня срок ответа на заявление',
    'Первичная организация не ответила на заявление',
    'Заявление остаётся без ответа',
  ])
})

test('nobody is reminded at night, or of what is decided', async () => {
  const { after, boris, id } = await setUp()
  expect(await after(7, 14)).toEqual([])
  await boris.route('application.accept', id)
  expect(await after(7)).toEqual([])
})

test('a correction of a card that waits goes the same way up; once it is answered nobody is reminded', async () => {
  const { database, after } = await setUp()
  await database.write.application.updateMany({ data: { state: 'declined' } })
  const member = await database.write.member.create({
    data: { aisId: 'm1', orgId: 4, lastName: 'Небылицына', firstName: 'Анна' },
  })
  const correction = await database.write.correction.create({
    data: {
      ...{ memberId: member.id, accountId: IVAN, field: 'last_name', oldValue: 'Небылицына' },
      ...{ newValue: 'Придумкина', ownContact: false, state: 'waiting', proposedAt: NOW },
    },
  })
  expect(await after(7)).toEqual([`telegram:${1000 + BORIS}`])
  expect(await after(9)).toEqual([`telegram:${1000 + GALINA}`])
  await database.write.correction.update({ where: { id: correction.id }, data: { state: 'confirmed' } })
  expect(await after(14)).toEqual([])
})

test('reminders of what waits keep to the hours that an admin has chosen', async () => {
  const { database, after } = await setUp()
  const later = { ...(shippedSetting('gap.ladder') as object), hours: { from: 12, to: 15 } }
  await transact(database, (tx) => changeSetting(tx, 'gap.ladder', later, { accountId: null, now: NOW }))
  expect(await after(7, 1)).toEqual([])
  expect(await after(7, 4)).toEqual([`telegram:${1000 + BORIS}`])
})

test('a chair chooses the days of the own office, which the applicant sees; others do not', async () => {
  const { database, ivan, after, boris } = await setUp()
  expect(await boris.route('decision.days', '4', '3')).toContain('3 дня')
  expect(boris.labels).toContain('✓ 3')
  expect(await ivan.command('join')).toContain('до 24.11.2022')
  expect(await after(3)).toEqual([`telegram:${1000 + BORIS}`])
  await boris.route('decision.days', '4', '4000')
  await new JoinChat(database, GALINA).route('decision.days', '4', '14')
  expect((await database.read.office.findFirstOrThrow({ where: { orgId: 4 } })).decisionDays).toBe(3)
})
