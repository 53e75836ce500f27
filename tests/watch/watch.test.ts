import { expect, onTestFinished, test } from 'vitest'
import { readEnv } from '../../core/env.ts'
import { createLogger } from '../../core/logger.ts'
import { createBroadcast } from '../../db/repos/broadcast.ts'
import { transact } from '../../db/unit-of-work.ts'
import { runBroadcasts } from '../../jobs/broadcasts/run-broadcasts.ts'
import { jobLateness } from '../../jobs/lanes/lateness.ts'
import { runOutbox } from '../../jobs/outbox/run-outbox.ts'
import type { CheckResult } from '../../watch/health.ts'
import { startWatch } from '../../watch/start-watch.ts'
import { type JobBench, jobBench, planMessage } from '../jobs/job-bench.ts'
import { growth, readMetrics } from './exposition.ts'

const log = createLogger('silent')

/** The words by which anything is told apart. */
const LABELS = 'check class job_name lane method of outcome queue result role state status step'.split(' ')

/** The watch of a process on the bench's database, asked over HTTP; its monotonic clock is moved by hand. */
async function watched(bench: JobBench, environment: NodeJS.ProcessEnv = {}) {
  let ms = 0
  const { database, context } = bench
  const options = { database, clock: context.clock, timeZone: 'Europe/Moscow' }
  const daily = { job: 'gap-reminders', cron: '10 * * * *', comment: 'each hour' }
  const watch = await startWatch({
    ...{ database, clock: context.clock, log, monotonicMs: () => ms },
    env: readEnv({ ADMIN_PORT: '0', ...environment }),
    lateness: () => jobLateness({ ...options, schedule: [daily] }),
  })
  onTestFinished(() => watch.close())
  const get = (path: string) => fetch(`http://127.0.0.1:${watch.port}${path}`)
  return {
    port: watch.port ?? 0,
    pass: (seconds: number) => {
      ms += seconds * 1000
    },
    metrics: async () => {
      const response = await get('/metrics')
      expect(response.headers.get('content-type')).toContain('text/plain')
      return response.text()
    },
    /** the status of /healthz and the checks that fail */
    health: async () => {
      const response = await get('/healthz')
      const { ok, checks } = (await response.json()) as { ok: boolean; checks: CheckResult[] }
      expect(ok).toBe(response.status === 200)
      return [response.status, ...checks.filter((check) => !check.ok).map(({ name }) => name)]
    },
  }
}

async function people({ database }: JobBench, ids: number[]): Promise<void> {
  const rows = ids.map((id) => ({
    ...{ id, channel: 'telegram', externalId: `77${id}`, firstSeenAt: new Date(0) },
  }))
  await database.write.account.createMany({ data: rows })
}

function announce({ database, context }: JobBench): Promise<number> {
  const now = context.clock.now()
  const broadcast = { text: 'Общее собрание', orgId: null, role: 'all', class: 'announcement' } as const
  return transact(database, (tx) => createBroadcast(tx, { ...broadcast, startAt: now }, now))
}

test('after a broadcast the numbers are those of what was delivered', async () => {
  const bench = await jobBench()
  const watch = await watched(bench)
  await people(bench, [1, 2, 3, 4])
  bench.telegram.will('772', { status: 403, description: 'Forbidden: bot was blocked by the user' })
  bench.telegram.will('774', 'deliver-then-cut')
  await announce(bench)
  const before = await readMetrics(await watch.metrics())
  await runBroadcasts(bench.context)
  const grown = await growth(before, await watch.metrics())
  const outcome = (kind: string) =>
    grown(`pervichka_outcomes_total{class="announcement",lane="bulk",outcome="${kind}"}`)
  expect([outcome('sent'), outcome('blocked'), outcome('doubt')]).toEqual([2, 1, 1])
  expect(grown('pervichka_call_seconds_count{method="send"}')).toBe(4)
  expect(grown('pervichka_commit_messages_sum')).toBe(8)
  expect(grown('pervichka_claims_in_hand')).toBe(0)
})

test('what waits is seen by lane and class, with the age of the oldest', async () => {
  const bench = await jobBench()
  const watch = await watched(bench)
  const now = bench.context.clock.now().getTime()
  const at = (seconds: number) => ({ notBefore: new Date(now + seconds * 1000) })
  await planMessage(bench, '1', { lane: 'bulk', ...at(-90) })
  await planMessage(bench, '2', { lane: 'bulk', ...at(-30) })
  await planMessage(bench, '3', { lane: 'bulk', ...at(3600) })
  await people(bench, [11, 12])
  await announce(bench)
  const metrics = await readMetrics(await watch.metrics())
  const queue = (state: string) =>
    metrics.get(`pervichka_db_queue_messages{class="reminder",lane="bulk",state="${state}"}`)
  expect([queue('due'), queue('later'), queue('claimed')]).toEqual([2, 1, 0])
  const lag = metrics.get('pervichka_db_queue_lag_seconds{class="reminder",lane="bulk",queue="outbox"}') ?? 0
  expect(lag).toBeGreaterThanOrEqual(90)
  expect(lag).toBeLessThan(3_600)
  expect(metrics.get('pervichka_db_broadcasts{status="scheduled"}')).toBe(1)
  expect(metrics.get('pervichka_db_workers{role="jobs"}')).toBe(1)
  expect(metrics.get('pervichka_db_up')).toBe(1)
})

test('a broadcast that runs shows its recipients by state', async () => {
  const bench = await jobBench()
  const watch = await watched(bench)
  await people(bench, [1, 2, 3])
  bench.telegram.will('772', { status: 429, description: 'Too Many Requests', retryAfter: 600 })
  await announce(bench)
  await runBroadcasts(bench.context)
  const metrics = await readMetrics(await watch.metrics())
  const left = metrics.get('pervichka_db_deliveries{class="announcement",state="planned"}') ?? 0
  const sent = metrics.get('pervichka_db_deliveries{class="announcement",state="sent"}') ?? 0
  expect(left).toBeGreaterThan(0)
  expect(left + sent).toBe(3)
  expect(metrics.get('pervichka_db_lane_rest_seconds{lane="bulk"}')).toBeGreaterThan(590)
  expect(metrics.get('pervichka_db_lane_factor{lane="bulk"}')).toBe(0.85)
})

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

test('no label names a person, a message or an organisation', async () => {
  const bench = await jobBench()
  const watch = await watched(bench)
  await people(bench, [987_654])
  await announce(bench)
  await planMessage(bench, '7700112233', { lane: 'bulk' })
  await runBroadcasts(bench.context)
  await runOutbox(bench.context)
  const text = await watch.metrics()
  expect(text).not.toMatch(/987654|7700112233|telegram:/)
  const labels = [...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => ({ name, value }))
  const words = labels.filter(({ name }) => name !== 'le')
  expect(words.filter(({ value }) => !/^[a-z][a-z0-9-]*$/.test(value))).toEqual([])
  expect(words.filter(({ name }) => !LABELS.includes(name))).toEqual([])
})
