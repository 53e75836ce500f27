import { expect, test } from 'vitest'
import { agreeTo, declineConsent } from '../../db/repos/asked-consents.ts'
import { audienceCount } from '../../db/repos/audience.ts'
import { countDeliveries } from '../../db/repos/delivery-counts.ts'
import { planNextPage } from '../../db/repos/plan-broadcast.ts'
import { transact } from '../../db/unit-of-work.ts'
import { runBroadcasts } from '../../jobs/broadcasts/run-broadcasts.ts'
import { type JobBench, jobBench } from './job-bench.ts'
import { announce, people } from './people.ts'

const AT = new Date('2022-11-01T00:00:00Z')
const OFFER = { category: 'offer' } as const
const agree = ({ database }: JobBench, id: number) =>
  transact(database, (tx) => agreeTo(tx, 'offers', { accountId: id, textVersion: 'offers-1', at: AT }))

const chats = (bench: JobBench) => bench.telegram.delivered.map((call) => Number(call.chatId)).sort()

test('an offer reaches those only who agreed to offers; news of the union reach everybody as before', async () => {
  const bench = await jobBench()
  await people(bench, 4)
  for (const id of [2, 3]) await agree(bench, id)
  await transact(bench.database, (tx) =>
    declineConsent(tx, 'offers', { accountId: 3, textVersion: 'offers-1', at: AT }),
  )
  // Another consent is none to advertising.
  await bench.database.write.consent.create({
    data: { accountId: 4, purpose: 'mailings', textVersion: 'mailings-1', givenAt: AT },
  })
  const everybody = { orgId: null, role: 'all' } as const
  expect(await audienceCount(bench.database.read, { ...everybody, ...OFFER })).toBe(1)
  const id = await announce(bench, { ...OFFER, text: 'Скидка' })
  await runBroadcasts(bench.context)
  await runBroadcasts(bench.context)
  expect(chats(bench)).toEqual([2])
  expect(await countDeliveries(bench.database.read, id)).toMatchObject({ sent: 1, skipped: 0 })
  const [sent] = bench.telegram.delivered
  expect(sent?.text).toBe('<i>Реклама · предложение партнёра</i>\n\nСкидка')
  expect(JSON.stringify(sent?.markup)).toContain('Не присылать предложения')
  await announce(bench)
  await runBroadcasts(bench.context)
  expect(chats(bench)).toEqual([1, 2, 2, 3, 4])
})

test('who takes the consent back, or switches offers off, after the planning is left out; urgent or not', async () => {
  const bench = await jobBench()
  await people(bench, 3)
  for (const id of [1, 2, 3]) await agree(bench, id)
  const { database } = bench
  const id = await announce(bench, { ...OFFER, class: 'urgent' })
  await database.write.broadcast.update({ where: { id }, data: { status: 'running' } })
  const page = { now: bench.context.clock.now(), defaultZone: 'Europe/Moscow' }
  for (let planned = 1; planned > 0; ) planned = await transact(database, (tx) => planNextPage(tx, id, page))
  await transact(database, (tx) =>
    declineConsent(tx, 'offers', { accountId: 1, textVersion: 'offers-1', at: AT }),
  )
  await database.write.mutedCategory.create({ data: { accountId: 2, category: 'offer', mutedAt: AT } })
  await runBroadcasts(bench.context)
  expect(chats(bench)).toEqual([3])
  const rows = await database.read.delivery.findMany({
    where: { state: 'skipped' },
    orderBy: { accountId: 'asc' },
  })
  expect(rows.map(({ reason }) => reason)).toEqual(['no_consent', 'switched_off'])
})

test('whoever switched announcements off still gets the offers they asked for', async () => {
  const bench = await jobBench()
  await people(bench, 1)
  await agree(bench, 1)
  await bench.database.write.mutedCategory.create({
    data: { accountId: 1, category: 'announcement', mutedAt: AT },
  })
  await announce(bench, OFFER)
  await runBroadcasts(bench.context)
  expect(chats(bench)).toEqual([1])
})
