import { expect, test } from 'vitest'
import { sayFiled } from '../../db/repos/campaign-days.ts'
import { loadCampaigns } from '../../db/repos/campaigns.ts'
import { transact } from '../../db/unit-of-work.ts'
import { planCampaigns } from '../../jobs/reminders/plan-campaigns.ts'
import { planReminders } from '../../jobs/reminders/plan-reminders.ts'
import { messagesOf, seedPerson, seedTree } from '../support/join-chat.ts'
import { jobBench } from './job-bench.ts'

/** seedTree where Борис (1) holds school 4 and Галина (2) territorial 3; nobody holds the others. */
async function setUp() {
  const bench = await jobBench()
  const { database } = bench
  await seedTree(database)
  await seedPerson(database, 1, 4)
  await seedPerson(database, 2, 3)
  const at = async (local: string, zone = '+03:00') => {
    bench.setClock(`${local}${zone}`)
    const { items } = await planCampaigns(bench.context)
    const told = items.map(
      ({ account, kind }) => `${account.replace('telegram:', '')} ${kind.replace('campaign.', '')}`,
    )
    return told.sort()
  }
  return { bench, database, at }
}

const file = (database: Awaited<ReturnType<typeof setUp>>['database'], orgId: number, form = '5-СП') =>
  database.write.statReport.create({ data: { orgId, form, asOf: '2023-01-01', source: 'auto' } })

test('an office that has not filed hears of it once a step, before the date and after it, in working hours', async () => {
  const { database, at } = await setUp()
  expect(await at('2022-12-16T12:00:00')).toEqual([])
  // The step of fourteen days before falls on a Sunday: it is made up for on Monday.
  expect(await at('2022-12-18T12:00:00')).toEqual([])
  expect(await at('2022-12-19T07:00:00')).toEqual([])
  expect(await at('2022-12-19T12:00:00')).toEqual(['1001 reminder', '1002 reminder'])
  expect(await at('2022-12-19T13:00:00')).toEqual([])
  const sent = await messagesOf(database, 'campaign.reminder')
  const boris = sent.find(({ accountId }) => accountId === 1)
  expect(boris?.text).toContain('Школа № 12 города Ясногорска')
  expect(boris?.text).toContain(
    'Статистический отчёт на 01.01.2023 (осталось 13 дней): отчёт 5-СП ещё не сдан.',
  )
  expect(boris?.text).toContain('• вид образовательной организации')
  // A run of days is missed: one message, of the step that is reached.
  expect(await at('2023-01-18T12:00:00')).toEqual(['1001 reminder', '1002 reminder'])
  expect(await at('2023-02-01T12:00:00')).toEqual([])
})

test('whoever has filed, in the АИС or by its own word, hears nothing; a word that is taken back is none', async () => {
  const { database, at } = await setUp()
  await file(database, 4)
  const [campaign] = await loadCampaigns(database.read, '2022-12-19')
  if (!campaign) throw new Error('no campaign')
  const say = (filed: boolean) =>
    transact(database, (tx) =>
      sayFiled(tx, { officeId: 3, orgId: 3 }, campaign, {
        filed,
        today: '2022-12-19',
        accountId: 2,
        now: new Date(0),
      }),
    )
  await say(true)
  expect(await at('2022-12-19T12:00:00')).toEqual(['1002 digest'])
  await say(false)
  expect(await at('2022-12-20T12:00:00')).toEqual(['1002 reminder'])
})

test('the level above hears of offices that nobody holds; after the date of everybody; another day than of its own', async () => {
  const { database, at } = await setUp()
  await at('2022-12-19T12:00:00')
  expect(await at('2022-12-20T12:00:00')).toEqual(['1002 digest'])
  expect(await at('2022-12-21T12:00:00')).toEqual([])
  const [digest] = await messagesOf(database, 'campaign.digest')
  expect(digest?.accountId).toBe(2)
  expect(digest?.text).toContain('не сдали 2 из 2 организаций ниже')
  expect(digest?.text).toContain('Бот не может им написать, позвоните, пожалуйста: 1.')
  await file(database, 3, '2-СП')
  await file(database, 5)
  expect(await at('2022-12-29T12:00:00')).toEqual(['1001 reminder'])
  expect(await at('2023-01-09T12:00:00')).toEqual(['1001 reminder', '1002 digest'])
  await file(database, 4)
  expect(await at('2023-01-16T12:00:00')).toEqual([])
})

test('a report and the gaps of the passport do not come on the same day: whichever was first, the other waits', async () => {
  const { bench, database, at } = await setUp()
  const gaps = async (day: string) => {
    bench.setClock(`${day}T12:30:00+03:00`)
    return (await planReminders(bench.context)).items.map(({ account, kind }) => `${account} ${kind}`)
  }
  expect(await at('2022-12-19T12:00:00')).toEqual(['1001 reminder', '1002 reminder'])
  expect(await gaps('2022-12-19')).toEqual([])
  expect(await gaps('2022-12-20')).toContain('telegram:1001 gap.reminder')
  expect(await gaps('2022-12-29')).toContain('telegram:1001 gap.reminder')
  expect(await at('2022-12-29T13:00:00')).not.toContain('1001 reminder')
  expect(await at('2022-12-30T13:00:00')).toContain('1001 reminder')
  const perDay = await database.read.outboxMessage.findMany({
    where: { accountId: 1 },
    orderBy: { id: 'asc' },
  })
  const days = perDay.map(({ createdAt }) => createdAt.toISOString().slice(0, 10))
  expect(new Set(days).size).toBe(days.length)
})

test('by the office’s own clock: when it is noon in Moscow, Kamchatka’s day is over', async () => {
  const { database, at } = await setUp()
  await database.write.organisation.update({ where: { id: 4 }, data: { timeZone: 'Asia/Kamchatka' } })
  expect(await at('2022-12-19T12:00:00')).toEqual(['1002 reminder'])
  expect(await at('2022-12-20T10:00:00', '+12:00')).toEqual(['1001 reminder'])
})
