import { expect, test } from 'vitest'
import { MACHINE } from '../../db/worker.ts'
import { runOutbox } from '../../jobs/outbox/run-outbox.ts'
import { type JobBench, jobBench, planMessage } from './job-bench.ts'

const row = ({ database }: JobBench, id: number) =>
  database.read.outboxMessage.findUniqueOrThrow({ where: { id } })

test('a planned message is sent once, however often the job runs', async () => {
  const bench = await jobBench()
  const { id } = await planMessage(bench, '1001', {
    screen: {
      text: { key: 'gaps.all' },
      buttons: [[{ label: { key: 'common.home' }, route: 'menu' }]],
    },
  })
  expect(await runOutbox(bench.context)).toMatchObject({ sent: 1, failed: 0, skipped: 0 })
  expect(await runOutbox(bench.context)).toMatchObject({ sent: 0 })
  expect(bench.telegram.delivered).toMatchObject([{ chatId: '1001', text: 'Все пробелы паспорта' }])
  expect(JSON.stringify(bench.telegram.delivered[0]?.markup)).toContain('"callback_data":"1:menu:')
  expect(await row(bench, id)).toMatchObject({ state: 'sent', messageId: '1', attempts: 1 })
})

test('a message of tomorrow waits for its time', async () => {
  const bench = await jobBench()
  await planMessage(bench, '1001', { notBefore: new Date('2022-11-22T06:00:00Z') })
  expect((await runOutbox(bench.context)).sent).toBe(0)
  bench.setClock('2022-11-22T09:00:01+03:00')
  expect((await runOutbox(bench.context)).sent).toBe(1)
})

test('who blocked the bot, or is gone, is skipped and remembered; a chat that is not there has failed', async () => {
  const bench = await jobBench()
  bench.telegram.will('1', { status: 403, description: 'Forbidden: bot was blocked by the user' })
  bench.telegram.will('2', { status: 403, description: 'Forbidden: user is deactivated' })
  bench.telegram.will('3', { status: 400, description: 'Bad Request: chat not found' })
  const [blocked, gone, absent] = [
    await planMessage(bench, '1'),
    await planMessage(bench, '2'),
    await planMessage(bench, '3'),
  ]
  expect(await runOutbox(bench.context)).toMatchObject({ sent: 0, skipped: 2, failed: 1 })
  expect(await row(bench, blocked.id)).toMatchObject({ state: 'skipped', reason: 'blocked' })
  expect(await row(bench, gone.id)).toMatchObject({ state: 'skipped', reason: 'deactivated' })
  expect(await row(bench, absent.id)).toMatchObject({ state: 'failed', reason: 'chat_not_found' })
  const account = await bench.database.read.account.findUniqueOrThrow({ where: { id: gone.accountId } })
  expect(account.reach).toBe('deactivated')
})

test('in doubt a reminder goes out again, an announcement does not', async () => {
  const bench = await jobBench({ patient: true })
  bench.telegram.will('1', 'deliver-then-cut')
  bench.telegram.will('2', 'deliver-then-cut')
  const reminder = await planMessage(bench, '1')
  const announcement = await planMessage(bench, '2', { class: 'announcement' })
  await runOutbox(bench.context)
  expect(await row(bench, reminder.id)).toMatchObject({ state: 'sent', attempts: 2 })
  expect(await row(bench, announcement.id)).toMatchObject({ state: 'unknown' })
  expect(bench.telegram.delivered.map((call) => call.chatId).sort()).toEqual(['1', '1', '2'])
})

test('a 429 pauses the bulk lane in the database; who waits for an answer is still written to', async () => {
  const bench = await jobBench()
  bench.telegram.will('1', { status: 429, description: 'Too Many Requests', retryAfter: 600 })
  const throttled = await planMessage(bench, '1', { lane: 'bulk' })
  await runOutbox(bench.context)
  const other = await planMessage(bench, '2', { lane: 'bulk' })
  const waiting = await planMessage(bench, '3', { lane: 'realtime' })
  await runOutbox(bench.context)
  expect(await row(bench, throttled.id)).toMatchObject({ state: 'planned', attempts: 0 })
  expect(await row(bench, other.id)).toMatchObject({ state: 'planned' })
  expect(await row(bench, waiting.id)).toMatchObject({ state: 'sent' })
  const pause = await bench.database.read.lanePause.findUniqueOrThrow({ where: { lane: 'bulk' } })
  expect(pause.until.getTime()).toBeGreaterThan(Date.now() + 590_000)
})

test('a command waits out a short pause and loses nobody', async () => {
  const bench = await jobBench({ patient: true })
  bench.telegram.will('1', { status: 429, description: 'Too Many Requests', retryAfter: 1 })
  await planMessage(bench, '1', { lane: 'bulk' })
  await planMessage(bench, '2', { lane: 'bulk' })
  expect(await runOutbox(bench.context)).toMatchObject({ sent: 2 })
  expect(bench.telegram.delivered).toHaveLength(2)
})

test('claims of a dead worker are in doubt: the class of the message decides', async () => {
  const bench = await jobBench()
  const { write } = bench.database
  const dead = await write.workerEpoch.create({
    data: { holder: `jobs@${MACHINE}#4194303/x`, startedAt: new Date(0), heartbeatAt: new Date(0) },
  })
  const reminder = await planMessage(bench, '1')
  const announcement = await planMessage(bench, '2', { class: 'announcement' })
  const claim = { state: 'claimed', epoch: dead.epoch, attempts: 1 }
  await write.outboxMessage.updateMany({ data: claim })
  await runOutbox(bench.context)
  expect(await row(bench, reminder.id)).toMatchObject({ state: 'sent' })
  expect(await row(bench, announcement.id)).toMatchObject({ state: 'unknown', reason: 'worker_died' })
})

test('a message that cannot be shown fails alone', async () => {
  const bench = await jobBench()
  const broken = await planMessage(bench, '1')
  await bench.database.write.outboxMessage.updateMany({ data: { screen: '{"text":{"key":"no.such.text"}}' } })
  const good = await planMessage(bench, '2')
  await runOutbox(bench.context)
  expect(await row(bench, broken.id)).toMatchObject({ state: 'failed', reason: 'not_renderable' })
  expect(await row(bench, good.id)).toMatchObject({ state: 'sent' })
})
