import { expect, onTestFinished, test } from 'vitest'
import { readEnv } from '../../core/env.ts'
import { createLogger } from '../../core/logger.ts'
import { runOutbox } from '../../jobs/outbox/run-outbox.ts'
import { startWatch } from '../../watch/start-watch.ts'
import { jobBench, planMessage } from '../jobs/job-bench.ts'
import { readMetrics } from './exposition.ts'
import { watched } from './watch-bench.ts'

const log = createLogger('silent')

test('a message that somebody waits for and nobody sends makes /healthz fail until it is sent', async () => {
  const bench = await jobBench()
  const watch = await watched(bench)
  expect(await watch.health()).toEqual([200])
  const longAgo = new Date(bench.context.clock.now().getTime() - 120_000)
  await planMessage(bench, '1', { lane: 'realtime', notBefore: longAgo })
  watch.pass(15)
  expect(await watch.health()).toEqual([200])
  watch.pass(31)
  expect(await watch.health()).toEqual([503, 'realtime'])
  await runOutbox(bench.context)
  watch.pass(1)
  expect(await watch.health()).toEqual([200])
})

test('bulk that does not move makes it fail, but not while the messenger wants a rest', async () => {
  const bench = await jobBench()
  const watch = await watched(bench)
  await planMessage(bench, '1', { lane: 'bulk' })
  expect(await watch.health()).toEqual([200])
  watch.pass(301)
  expect(await watch.health()).toEqual([503, 'bulk'])
  const rest = { since: new Date(), until: new Date(Date.now() + 600_000), factor: 0.85 }
  await bench.database.write.lanePause.create({ data: { lane: 'bulk', ...rest } })
  watch.pass(301)
  expect(await watch.health()).toEqual([200])
})

test('an update that nobody takes makes it fail; one that is parked is a number', async () => {
  const bench = await jobBench()
  const watch = await watched(bench)
  const now = new Date()
  const update = { channel: 'telegram', line: '1', body: '{}', receivedAt: now, stateAt: now }
  await bench.database.write.inboundUpdate.create({ data: { ...update, updateId: '1' } })
  await bench.database.write.inboundUpdate.create({ data: { ...update, updateId: '2', state: 'parked' } })
  expect(await watch.health()).toEqual([200])
  watch.pass(61)
  expect(await watch.health()).toEqual([503, 'inbox'])
  const metrics = await readMetrics(await watch.metrics())
  expect(metrics.get('pervichka_db_inbox_updates{state="new"}')).toBe(1)
  expect(metrics.get('pervichka_db_inbox_updates{state="parked"}')).toBe(1)
  expect(metrics.get('pervichka_check_ok{check="inbox"}')).toBe(0)
})

test('a job of the calendar that did not run for more than an hour makes it fail', async () => {
  const bench = await jobBench()
  const watch = await watched(bench)
  const lastRunAt = new Date('2022-11-21T03:30:00Z') // 06:30 in Moscow; it is 09:00 now
  await bench.database.write.scheduleRun.create({ data: { name: 'gap-reminders', lastRunAt } })
  const metrics = await readMetrics(await watch.metrics())
  expect(metrics.get('pervichka_db_job_late_seconds{job_name="gap-reminders"}')).toBeGreaterThanOrEqual(6_600)
  watch.pass(31)
  expect(await watch.health()).toEqual([503, 'jobs'])
})

test('a database that cannot be used is said at once as a number, and fails after half a minute', async () => {
  const bench = await jobBench()
  const watch = await watched(bench)
  await bench.database.write.$executeRawUnsafe('ALTER TABLE "WorkerEpoch" RENAME TO "Elsewhere"')
  onTestFinished(async () => {
    await bench.database.write.$executeRawUnsafe('ALTER TABLE "Elsewhere" RENAME TO "WorkerEpoch"')
  })
  expect((await readMetrics(await watch.metrics())).get('pervichka_db_up')).toBe(0)
  watch.pass(31)
  expect(await watch.health()).toEqual([503, 'database', 'writing'])
})

test('Redis that is away makes it fail where it is set', async () => {
  const watch = await watched(await jobBench(), { REDIS_URL: 'redis://127.0.0.1:1/0' })
  expect(await watch.health()).toEqual([200])
  watch.pass(31)
  expect(await watch.health()).toEqual([503, 'redis'])
})

test('a port that is taken stops the start where somebody set it, and is missed where it is the default', async () => {
  const bench = await jobBench()
  const { port } = await watched(bench)
  const { database, context } = bench
  const parts = { database, clock: context.clock, log }
  await expect(startWatch({ ...parts, env: readEnv({ ADMIN_PORT: String(port) }) })).rejects.toThrow(
    `ADMIN_PORT: port ${port} is taken`,
  )
  const missed = await startWatch({ ...parts, env: readEnv({}), fallbackPort: port })
  expect(missed.port).toBeUndefined()
  await missed.close()
})
