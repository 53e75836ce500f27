import { expect, test, vi } from 'vitest'
import { commandBroadcast, findBroadcast } from '../../db/repos/broadcast.ts'
import { countDeliveries } from '../../db/repos/delivery-counts.ts'
import { transact } from '../../db/unit-of-work.ts'
import type { Outcome } from '../../domain/outbox/outcome.ts'
import { runBroadcasts } from '../../jobs/broadcasts/run-broadcasts.ts'
import { runOutbox } from '../../jobs/outbox/run-outbox.ts'
import { Outage } from '../../jobs/sender/outage.ts'
import { type JobBench, jobBench, planMessage } from './job-bench.ts'
import { announce, people } from './people.ts'

const AWAY: Outcome = { kind: 'unreachable', doubt: false, code: 'econnrefused' }
const SENT: Outcome = { kind: 'sent', messageId: '1' }
const MORNING = Date.parse('2022-11-21T10:00:00+03:00')

/** Jobs whose messenger answers as `answer` says; `after` lets seconds pass on every clock. */
function messenger(bench: JobBench, answer: (chat: string) => Outcome) {
  let ms = 0
  const calls: string[] = []
  const send = async (chat: string) => {
    calls.push(chat)
    return answer(chat)
  }
  const { post, log } = bench.context
  const outage = new Outage(log, () => ms)
  const cut = { ...post, outage, sender: { ...post.sender, send } }
  const context = { ...bench.context, post: cut, outboxPost: cut }
  bench.setClock(new Date(MORNING).toISOString())
  const after = (seconds: number) => {
    ms += seconds * 1000
    bench.setClock(new Date(MORNING + ms).toISOString())
  }
  return { context, calls, after }
}

test('a broadcast waits out an outage, asks more and more seldom, and goes on by itself', async () => {
  const bench = await jobBench()
  await people(bench, 300)
  const id = await announce(bench)
  let away = true
  const { context, calls, after } = messenger(bench, () => (away ? AWAY : SENT))
  const asked = async (seconds: number) => {
    const before = calls.length
    after(seconds)
    await runBroadcasts(context)
    return calls.length - before
  }
  const first = await asked(0)
  expect(first).toBeGreaterThanOrEqual(3)
  expect(first).toBeLessThanOrEqual(64)
  expect(await asked(0)).toBe(0)
  // It was asked just now; each rest is twice as long as the one before, up to half a minute.
  for (const rest of [1, 2, 4, 8, 16, 32, 32, 32]) {
    expect(await asked(rest - 0.5)).toBe(0)
    expect(await asked(0.5)).toBeGreaterThan(0)
  }
  expect(await findBroadcast(bench.database.read, id)).toMatchObject({ status: 'running' })
  expect(await countDeliveries(bench.database.read, id)).toMatchObject({ planned: 300 })
  away = false
  expect(await asked(32)).toBe(300)
  expect(await countDeliveries(bench.database.read, id)).toMatchObject({ sent: 300 })
  expect(await bench.database.read.delivery.count({ where: { attempts: 1 } })).toBe(300)
  await runBroadcasts(context)
  expect(await findBroadcast(bench.database.read, id)).toMatchObject({ status: 'finished' })
})

test('what never left says nothing of the attempt before it: who may have the message is not left out', async () => {
  const bench = await jobBench()
  await people(bench, 1)
  const id = await announce(bench, { class: 'reminder' })
  const fates: Outcome[] = [{ kind: 'unreachable', doubt: true, code: 'timeout' }, AWAY]
  const { context, calls, after } = messenger(bench, () => fates.shift() ?? SENT)
  await runBroadcasts(context)
  after(60)
  await runBroadcasts(context)
  expect(calls).toHaveLength(2)
  await transact(bench.database, (tx) => commandBroadcast(tx, id, 'cancel', context.clock.now()))
  expect(await countDeliveries(bench.database.read, id)).toMatchObject({ unknown: 1 })
})

test('people who are known not to be reachable do not end the rest of a messenger that is away', async () => {
  const bench = await jobBench()
  for (const chat of ['1', '2', '3', '4', '5']) await planMessage(bench, chat)
  const { context, calls, after } = messenger(bench, () => AWAY)
  await runOutbox(context)
  expect(calls).toHaveLength(5)
  await bench.database.write.account.updateMany({ data: { reach: 'blocked' }, where: { externalId: '5' } })
  after(3)
  await runOutbox(context)
  expect(calls).toHaveLength(9)
  after(1.5)
  await runOutbox(context)
  expect(calls).toHaveLength(9)
})

test('a command gives up a messenger that stays away', async () => {
  const bench = await jobBench({ patient: true })
  await planMessage(bench, '1')
  const { context, calls, after } = messenger(bench, () => AWAY)
  while (context.post.outage.restMs() < 30_000) {
    after(40)
    context.post.outage.note(AWAY)
  }
  await runOutbox(context)
  expect(calls).toEqual([])
})

test('a token that the messenger refuses is said in the log', async () => {
  const bench = await jobBench()
  for (const chat of ['1', '2', '3']) await planMessage(bench, chat)
  const said = vi.spyOn(bench.context.log, 'error')
  const { context } = messenger(bench, () => ({ ...AWAY, code: 'token_refused' }))
  await runOutbox(context)
  expect(said.mock.calls.map(([, text]) => text)).toEqual(['the messenger refuses the token of the bot'])
})
