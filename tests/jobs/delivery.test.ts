import { expect, test } from 'vitest'
import { commandBroadcast, findBroadcast, sendAgain } from '../../db/repos/broadcast.ts'
import { countDeliveries } from '../../db/repos/delivery-counts.ts'
import { retractions } from '../../db/repos/delivery-reasons.ts'
import { pauseLane } from '../../db/repos/lane-pause.ts'
import { askRetract } from '../../db/repos/retract.ts'
import { transact } from '../../db/unit-of-work.ts'
import { reminderCap } from '../../domain/broadcast/sending.ts'
import { runBroadcasts } from '../../jobs/broadcasts/run-broadcasts.ts'
import { runOutbox } from '../../jobs/outbox/run-outbox.ts'
import { type JobBench, jobBench, planMessage } from './job-bench.ts'
import { announce, people } from './people.ts'

const counts = ({ database }: JobBench, id: number) => countDeliveries(database.read, id)
const chats = (bench: JobBench) =>
  bench.telegram.delivered.map((call) => Number(call.chatId)).sort((a, b) => a - b)

test('people who switched announcements off are left out and counted so; what is urgent reaches them', async () => {
  const bench = await jobBench()
  await people(bench, 3)
  await bench.database.write.mutedCategory.create({
    data: { accountId: 2, category: 'announcement', mutedAt: new Date(0) },
  })
  const id = await announce(bench)
  await runBroadcasts(bench.context)
  expect(chats(bench)).toEqual([1, 3])
  expect(await counts(bench, id)).toMatchObject({ sent: 2, skipped: 1 })
  expect(await bench.database.read.delivery.findFirst({ where: { accountId: 2 } })).toMatchObject({
    reason: 'switched_off',
  })
  await announce(bench, { class: 'urgent' })
  await runBroadcasts(bench.context)
  expect(chats(bench)).toEqual([1, 1, 2, 3, 3])
})

test('in the night of a person nobody writes to them; their morning brings it', async () => {
  const bench = await jobBench()
  await people(bench, 3, { 1: 'Europe/Kaliningrad', 2: 'Asia/Kamchatka' })
  // 9 in Moscow: 8 in Kaliningrad, 18 on Kamchatka
  bench.setClock('2022-11-21T14:30:00+03:00')
  const id = await announce(bench, { quietHours: true })
  await runBroadcasts(bench.context)
  expect(chats(bench)).toEqual([1, 3])
  bench.setClock('2022-11-21T22:30:00+03:00')
  await runBroadcasts(bench.context)
  expect(await counts(bench, id)).toMatchObject({ sent: 2, planned: 1 })
  bench.setClock('2022-11-21T23:10:00+03:00')
  await runBroadcasts(bench.context)
  expect(chats(bench)).toEqual([1, 2, 3])
  expect(await findBroadcast(bench.database.read, id)).toMatchObject({ status: 'finished' })
})

test('who has chosen a longer night is left alone in all of it, who has chosen a shorter one is not', async () => {
  const bench = await jobBench()
  await people(bench, 3, {})
  const night = (id: number, chosen: number) =>
    bench.database.write.account.update({ where: { id }, data: { night: chosen } })
  // 20 to 9, and 23 to 7; the usual one is 22 to 8
  await night(2, 2)
  await night(3, 3)
  bench.setClock('2022-11-21T07:30:00+03:00')
  const id = await announce(bench, { quietHours: true })
  await runBroadcasts(bench.context)
  expect(chats(bench)).toEqual([3])
  bench.setClock('2022-11-21T08:30:00+03:00')
  await runBroadcasts(bench.context)
  expect(chats(bench)).toEqual([1, 3])
  bench.setClock('2022-11-21T09:00:00+03:00')
  await runBroadcasts(bench.context)
  expect(await counts(bench, id)).toMatchObject({ sent: 3, planned: 0 })
})

test('what is urgent goes out at once, at night as well', async () => {
  const bench = await jobBench()
  await people(bench, 2, { 1: 'Asia/Kamchatka' })
  bench.setClock('2022-11-21T23:30:00+03:00')
  await announce(bench, { quietHours: true, class: 'urgent' })
  await runBroadcasts(bench.context)
  expect(chats(bench)).toEqual([1, 2])
})

test('a person gets so many reminders in a week and no more', async () => {
  const bench = await jobBench()
  for (let n = 0; n < reminderCap.messages + 2; n++) await planMessage(bench, '1', { lane: 'bulk' })
  await runOutbox(bench.context)
  expect(bench.telegram.delivered).toHaveLength(reminderCap.messages)
  const left = await bench.database.read.outboxMessage.findMany({ where: { state: 'skipped' } })
  expect(left.map((row) => row.reason)).toEqual(['frequency_cap', 'frequency_cap'])
  await planMessage(bench, '1')
  await runOutbox(bench.context)
  expect(bench.telegram.delivered).toHaveLength(reminderCap.messages + 1)
}, 30_000)

test('a broadcast that mostly fails pauses itself and its author is told', async () => {
  const bench = await jobBench()
  await people(bench, 300)
  for (let chat = 2; chat <= 300; chat++)
    bench.telegram.will(`${chat}`, { status: 400, description: 'Bad Request: chat not found' })
  const id = await announce(bench, { createdBy: 1 })
  await runBroadcasts(bench.context)
  expect(await findBroadcast(bench.database.read, id)).toMatchObject({
    status: 'paused',
    pauseReason: 'errors',
  })
  const { planned, failed } = await counts(bench, id)
  expect(planned).toBeGreaterThan(100)
  expect(failed).toBeGreaterThanOrEqual(30)
  await runOutbox(bench.context)
  expect(bench.telegram.delivered.at(-1)?.text).toContain(`№ ${id} остановлено`)
})

test('those of whom nobody knows are written to once more when the author says so', async () => {
  const bench = await jobBench()
  await people(bench, 3)
  bench.telegram.will('2', 'deliver-then-cut')
  const id = await announce(bench)
  await runBroadcasts(bench.context)
  expect(await counts(bench, id)).toMatchObject({ sent: 2, unknown: 1 })
  const again = () => transact(bench.database, (tx) => sendAgain(tx, id, bench.context.clock.now()))
  expect(await again()).toBe(1)
  await runBroadcasts(bench.context)
  expect(await counts(bench, id)).toMatchObject({ sent: 3, unknown: 0 })
  expect(await again()).toBe(0)
  expect(chats(bench)).toEqual([1, 2, 2, 3])
})

test('who may have a message already is never called left out', async () => {
  const bench = await jobBench()
  await people(bench, 2)
  const blocked = { status: 403, description: 'Forbidden: bot was blocked by the user' }
  bench.telegram.will('1', 'deliver-then-cut', blocked)
  bench.telegram.will('2', 'deliver-then-cut')
  const id = await announce(bench, { class: 'reminder' })
  await runBroadcasts(bench.context)
  expect(await counts(bench, id)).toMatchObject({ planned: 2 })
  await bench.database.write.delivery.updateMany({
    where: { accountId: 1 },
    data: { notBefore: new Date(0) },
  })
  await runBroadcasts(bench.context)
  await transact(bench.database, (tx) => commandBroadcast(tx, id, 'cancel', bench.context.clock.now()))
  expect(await counts(bench, id)).toMatchObject({ unknown: 2, skipped: 0 })
})

test('a broadcast taken back stops, and every message that can be deleted is deleted once', async () => {
  const bench = await jobBench()
  await people(bench, 3)
  bench.telegram.will('3', { status: 400, description: 'Bad Request: chat not found' })
  const id = await announce(bench)
  await runBroadcasts(bench.context)
  await bench.database.write.delivery.updateMany({
    where: { accountId: 1 },
    data: { stateAt: new Date('2022-11-19T04:00:00Z') },
  })
  const ask = () => transact(bench.database, (tx) => askRetract(tx, id, bench.context.clock.now()))
  expect(await ask()).toBe(true)
  expect(await ask()).toBe(false)
  await runBroadcasts(bench.context)
  await runBroadcasts(bench.context)
  const removed = bench.telegram.delivered.filter(({ method }) => method === 'deleteMessage')
  expect(removed.map(({ chatId }) => chatId)).toEqual(['2'])
  expect((await retractions(bench.database, id)).sort((a, b) => a.count - b.count)).toEqual([
    { reason: 'deleted', count: 1 },
    { reason: 'too_old', count: 1 },
  ])
  expect((await findBroadcast(bench.database.read, id))?.retractedAt).toBeInstanceOf(Date)
})

test('the messenger decides what is too old: what our clock puts just beyond the 48 hours is tried', async () => {
  const bench = await jobBench()
  await people(bench, 3)
  const id = await announce(bench)
  await runBroadcasts(bench.context)
  const sentAt = (accountId: number, iso: string) =>
    bench.database.write.delivery.updateMany({ where: { accountId }, data: { stateAt: new Date(iso) } })
  await sentAt(1, '2022-11-19T05:10:00Z')
  await sentAt(2, '2022-11-19T05:10:00Z')
  await sentAt(3, '2022-11-19T04:50:00Z')
  const description = "Bad Request: message can't be deleted for everyone"
  bench.telegram.will('2', { status: 400, description })
  await transact(bench.database, (tx) => askRetract(tx, id, bench.context.clock.now()))
  await runBroadcasts(bench.context)
  const rows = await bench.database.read.delivery.findMany({ orderBy: { accountId: 'asc' } })
  expect(rows.map(({ retracted }) => retracted)).toEqual(['deleted', 'too_old', 'too_old'])
})

test('a rest that was written before the clock was set back ends after its own length', async () => {
  const bench = await jobBench()
  await planMessage(bench, '1', { lane: 'bulk' })
  const ahead = new Date(Date.now() + 3_600_000)
  await transact(bench.database, (tx) => pauseLane(tx, 'bulk', 1, ahead))
  await runOutbox(bench.context)
  await runOutbox(bench.context)
  expect(bench.telegram.delivered).toHaveLength(1)
})

test('what is urgent does not wait behind a broadcast that has begun', async () => {
  // Three seconds of news, on the quickest machine: what is new is looked for each second.
  const bench = await jobBench({ rate: 150 })
  await people(bench, 450)
  await announce(bench, { text: 'Новости' })
  const running = runBroadcasts(bench.context)
  while (bench.telegram.delivered.length < 20) await new Promise((resolve) => setImmediate(resolve))
  await announce(bench, { text: 'Срочно', class: 'urgent' })
  await running
  const order = bench.telegram.delivered.map(({ text }) => text)
  expect(order.indexOf('Срочно')).toBeLessThan(order.lastIndexOf('Новости'))
  expect(new Set(bench.telegram.delivered.map(({ chatId, text }) => `${chatId} ${text}`)).size).toBe(900)
}, 60_000)
