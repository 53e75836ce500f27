import { expect, test } from 'vitest'
import { noteAnswered, noteUpdates } from '../../core/metrics/inbound.ts'
import { timeJob } from '../../core/metrics/jobs.ts'
import { contactFailing, noteContact } from '../../core/metrics/messenger.ts'
import { EventLoopWatch } from '../../core/metrics/process.ts'
import { countReplies, noteCommit, noteInHand, noteOutcome, showPace } from '../../core/metrics/sending.ts'
import { showWhole } from '../../core/metrics/whole.ts'
import { growth, readMetrics } from '../watch/exposition.ts'

test('an attempt is counted by lane, class and outcome; a doubt is an outcome of its own', async () => {
  const before = await readMetrics()
  noteOutcome('bulk', 'announcement', { kind: 'sent' })
  noteOutcome('bulk', 'announcement', { kind: 'unreachable', doubt: true })
  noteOutcome('bulk', 'announcement', { kind: 'unreachable', doubt: false })
  const grown = await growth(before)
  const of = (outcome: string) =>
    grown(`pervichka_outcomes_total{class="announcement",lane="bulk",outcome="${outcome}"}`)
  expect([of('sent'), of('doubt'), of('unreachable'), of('failed')]).toEqual([1, 1, 1, 0])
  expect(grown('pervichka_throttled_total')).toBe(0)
})

test('a 429 is counted and says what it asked for', async () => {
  const before = await readMetrics()
  noteOutcome('bulk', 'urgent', { kind: 'throttled', afterMs: 10_072_000 })
  const grown = await growth(before)
  expect(grown('pervichka_throttled_total')).toBe(1)
  expect((await readMetrics()).get('pervichka_retry_after_seconds')).toBe(10_072)
})

test('updates, replies, commits and claims add up', async () => {
  const before = await readMetrics()
  noteUpdates('received', 2)
  noteUpdates('duplicate', 1)
  noteAnswered(0.03)
  countReplies(2)
  noteCommit(64, 0.004)
  noteInHand(5)
  noteInHand(-3)
  const grown = await growth(before)
  expect(grown('pervichka_updates_total{step="received"}')).toBe(2)
  expect(grown('pervichka_updates_total{step="duplicate"}')).toBe(1)
  expect(grown('pervichka_updates_total{step="answered"}')).toBe(1)
  expect(grown('pervichka_update_seconds_bucket{le="0.05"}')).toBe(1)
  expect(grown('pervichka_update_seconds_bucket{le="0.025"}')).toBe(0)
  expect(grown('pervichka_replies_total')).toBe(2)
  expect(grown('pervichka_commit_messages_bucket{le="64"}')).toBe(1)
  expect(grown('pervichka_commit_messages_bucket{le="32"}')).toBe(0)
  expect(grown('pervichka_claims_in_hand')).toBe(2)
  noteInHand(-2)
})

test('a job is counted by how it ended, and what it threw goes on', async () => {
  const before = await readMetrics()
  expect(await timeJob('outbox', async () => 'report')).toBe('report')
  await expect(timeJob('outbox', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  const grown = await growth(before)
  expect(grown('pervichka_job_runs_total{job_name="outbox",result="done"}')).toBe(1)
  expect(grown('pervichka_job_runs_total{job_name="outbox",result="failed"}')).toBe(1)
  expect(grown('pervichka_job_seconds_count{job_name="outbox"}')).toBe(2)
})

test('the pace is read when somebody asks', async () => {
  let factor = 1
  showPace(() => ({ rate: 30, factor, waiting: { realtime: 0, urgent: 2 } }))
  expect((await readMetrics()).get('pervichka_pace_factor')).toBe(1)
  factor = 0.85
  const metrics = await readMetrics()
  expect(metrics.get('pervichka_pace_factor')).toBe(0.85)
  expect(metrics.get('pervichka_pace_allowed')).toBe(30)
  expect(metrics.get('pervichka_pace_waiting{queue="urgent"}')).toBe(2)
})

test('a database that does not answer leaves no old numbers behind', async () => {
  const standing = { lane: 'bulk', class: 'urgent', due: 3, later: 0, claimed: 1 }
  const empty = { lags: [], broadcasts: [], deliveries: [], inbox: [], workers: [], lanes: [], jobs: [] }
  showWhole({ ...empty, queues: [standing], inboxLagSeconds: 7 })
  const due = 'pervichka_db_queue_messages{class="urgent",lane="bulk",state="due"}'
  expect((await readMetrics()).get(due)).toBe(3)
  showWhole(undefined)
  const metrics = await readMetrics()
  expect(metrics.get('pervichka_db_up')).toBe(0)
  expect([...metrics.keys()].filter((name) => name.startsWith('pervichka_db_'))).toEqual(['pervichka_db_up'])
})

test('the longest stall of the event loop is remembered for one to two minutes', () => {
  let now = 0
  const watch = new EventLoopWatch(() => now)
  now += 6_100
  expect(watch.longestMs()).toBe(6_000)
  now += 100
  expect(watch.longestMs()).toBe(6_000)
  for (let minute = 0; minute < 2; minute++)
    for (let sample = 0; sample < 600; sample++) {
      now += 100
      watch.longestMs()
    }
  expect(watch.longestMs()).toBe(0)
  watch.close()
})

test('calls fail from the first failure to the last; any answer of the messenger ends that', () => {
  noteContact(true, 0)
  expect(contactFailing(10)).toBeUndefined()
  noteContact(false, 100)
  noteContact(false, 61_100)
  expect(contactFailing(62_100)).toEqual({ failingMs: 61_000, lastMs: 1_000 })
  noteContact(true, 63_000)
  expect(contactFailing(63_000)).toBeUndefined()
})
