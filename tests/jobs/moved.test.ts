import { expect, test } from 'vitest'
import { countDeliveries } from '../../db/repos/delivery-counts.ts'
import { runBroadcasts } from '../../jobs/broadcasts/run-broadcasts.ts'
import { runOutbox } from '../../jobs/outbox/run-outbox.ts'
import { jobBench, planMessage } from './job-bench.ts'
import { announce, people } from './people.ts'

const MOVED = {
  status: 400,
  description: 'Bad Request: group chat was upgraded to a supergroup chat',
  migrateTo: -1001,
}

test('a group that was upgraded gets its message in the new chat, once, and is known by that', async () => {
  const bench = await jobBench()
  const { id, accountId } = await planMessage(bench, '-1', { class: 'announcement' })
  bench.telegram.will('-1', MOVED)
  await runOutbox(bench.context)
  await runOutbox(bench.context)
  expect(bench.telegram.delivered.map(({ chatId }) => chatId)).toEqual(['-1001'])
  expect(await bench.database.read.outboxMessage.findUnique({ where: { id } })).toMatchObject({
    state: 'sent',
    attempts: 1,
  })
  expect(await bench.database.read.account.findUnique({ where: { id: accountId } })).toMatchObject({
    externalId: '-1001',
    reach: 'active',
  })
})

test('messages on their way to the old chat at once all move to the new one', async () => {
  const bench = await jobBench()
  for (const text of [1, 2, 3]) await planMessage(bench, '-1', { dedupeKey: `moved:${text}` })
  bench.telegram.will('-1', MOVED, MOVED, MOVED)
  await runOutbox(bench.context)
  // What is to be tried again may be left to the next run, a second later.
  await runOutbox(bench.context)
  expect(bench.telegram.delivered.map(({ chatId }) => chatId)).toEqual(['-1001', '-1001', '-1001'])
})

test('where the new chat has an account of its own, the old one is gone and nobody gets a message twice', async () => {
  const bench = await jobBench()
  await people(bench, 2)
  await bench.database.write.account.update({ where: { id: 2 }, data: { externalId: '-1001' } })
  bench.telegram.will('1', MOVED)
  const id = await announce(bench)
  await runBroadcasts(bench.context)
  await runBroadcasts(bench.context)
  expect(bench.telegram.delivered.map(({ chatId }) => chatId)).toEqual(['-1001'])
  expect(await countDeliveries(bench.database.read, id)).toMatchObject({ sent: 1, skipped: 1, planned: 0 })
  expect(await bench.database.read.account.findUnique({ where: { id: 1 } })).toMatchObject({
    reach: 'deactivated',
  })
})
