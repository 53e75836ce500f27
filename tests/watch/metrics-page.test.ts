import { expect, test } from 'vitest'
import { runBroadcasts } from '../../jobs/broadcasts/run-broadcasts.ts'
import { runOutbox } from '../../jobs/outbox/run-outbox.ts'
import { jobBench, planMessage } from '../jobs/job-bench.ts'
import { growth, readMetrics } from './exposition.ts'
import { announce, people, watched } from './watch-bench.ts'

/** The words by which anything is told apart. */
const LABELS = 'check class job_name lane method of outcome queue result role state status step'.split(' ')

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
