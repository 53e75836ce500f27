import { expect, test } from 'vitest'
import { commandBroadcast, createBroadcast, sendAgain } from '../../db/repos/broadcast.ts'
import { settleDeliveries } from '../../db/repos/deliveries.ts'
import { countDeliveries } from '../../db/repos/delivery-counts.ts'
import { askRetract } from '../../db/repos/retract.ts'
import { transact } from '../../db/unit-of-work.ts'
import { runBroadcasts } from '../../jobs/broadcasts/run-broadcasts.ts'
import { runOutbox } from '../../jobs/outbox/run-outbox.ts'
import { attempt, type Mail } from '../../jobs/sender/attempt.ts'
import { type JobBench, jobBench, planMessage } from './job-bench.ts'

/** A finished broadcast whose one recipient is in doubt, because the worker that had claimed it was taken for dead. */
async function inDoubt(bench: JobBench) {
  const { database, clock, worker } = bench.context
  const now = clock.now()
  const account = { channel: 'telegram', externalId: '1', firstSeenAt: now }
  const { id: accountId } = await database.write.account.create({ data: account })
  const broadcast = { text: 'text', orgId: null, role: 'all', class: 'announcement', startAt: now } as const
  const id = await transact(database, (tx) => createBroadcast(tx, broadcast, now))
  for (const command of ['start', 'finish'] as const)
    await transact(database, (tx) => commandBroadcast(tx, id, command, now))
  const row = { broadcastId: id, accountId, state: 'unknown', reason: 'worker_died', epoch: worker.epoch }
  const delivery = await database.write.delivery.create({
    data: { ...row, attempts: 1, notBefore: now, stateAt: now },
  })
  return { id, delivery, now }
}

test('a worker that was taken for dead and sent nothing leaves a doubt a doubt: nobody would send it any more', async () => {
  const bench = await jobBench()
  const { id, delivery, now } = await inDoubt(bench)
  const { database, worker } = bench.context
  const verdict = { state: 'planned', reason: 'unheard', retryInMs: 0 } as const
  const settled = [{ id: delivery.id, accountId: delivery.accountId, verdict }]
  await transact(database, (tx) => settleDeliveries(tx, worker.epoch, settled, now))
  expect(await countDeliveries(database.read, id)).toMatchObject({ planned: 0, unknown: 1 })
})

test('what was taken back is not sent again to those in doubt', async () => {
  const bench = await jobBench()
  const { id, now } = await inDoubt(bench)
  const { database } = bench.context
  await transact(database, (tx) => askRetract(tx, id, now))
  expect(await transact(database, (tx) => sendAgain(tx, id, now))).toBe(0)
})

test('a process that fell silent while it waited for a chat does not send: others may already have', async () => {
  const bench = await jobBench()
  let heard = true
  const wait = async () => {
    heard = false
  }
  const post = { ...bench.context.post, chats: { wait }, isHeard: () => heard } as unknown as Parameters<
    typeof attempt
  >[1]
  const mail = { externalId: '1', reach: 'active', held: undefined, rendered: { html: 'text' } } as Mail
  expect(await attempt(mail, post)).toMatchObject({ kind: 'unreachable', doubt: false, code: 'unheard' })
  expect(bench.telegram.delivered).toEqual([])
})

test('what a worker claimed by a commit whose answer it never got is sent by its next run, of the outbox and of broadcasts', async () => {
  const bench = await jobBench()
  const { context, database, telegram } = bench
  const { id: broadcastId, delivery } = await inDoubt(bench)
  const { id } = await planMessage(bench, '2')
  const claimed = { state: 'claimed', epoch: context.worker.epoch, attempts: 1, reason: null }
  await database.write.outboxMessage.update({ where: { id }, data: claimed })
  await database.write.delivery.update({ where: { id: delivery.id }, data: claimed })
  await database.write.broadcast.update({
    where: { id: broadcastId },
    data: { status: 'running', plannedAt: new Date() },
  })
  for (const run of [runOutbox, runBroadcasts]) await run(context)
  expect(telegram.delivered).toEqual([])
  context.post.lateCommits.note()
  for (const run of [runOutbox, runBroadcasts]) await run(context)
  expect(telegram.delivered.map(({ chatId }) => Number(chatId)).sort()).toEqual([1, 2])
})
