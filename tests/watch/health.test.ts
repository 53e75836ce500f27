import { expect, test } from 'vitest'
import { checks } from '../../watch/checks.ts'
import type { Facts, Whole } from '../../watch/facts.ts'
import { Health } from '../../watch/health.ts'

const AT = new Date('2022-11-21T06:00:00Z')

const quietWhole: Whole = {
  at: AT,
  outbox: [],
  broadcastHeads: [],
  broadcasts: [],
  deliveries: [],
  inbox: { counts: [], head: undefined },
  workers: [],
  lanes: [{ lane: 'bulk', restMs: 0, factor: 1 }],
  jobs: [],
}
const allWell: Facts = {
  whole: quietWhole,
  writing: undefined,
  redis: undefined,
  heard: true,
  stalledMs: 3,
  messenger: undefined,
}

/** Judges facts at moments of a monotonic clock; says which checks fail. */
function judge(...looks: Array<[seconds: number, facts: Partial<Facts>]>): string[] {
  let now = 0
  const health = new Health(checks, () => now)
  let failing: string[] = []
  for (const [seconds, facts] of looks) {
    now = seconds * 1000
    failing = health
      .judge({ ...allWell, ...facts })
      .filter(({ ok }) => !ok)
      .map(({ name }) => name)
  }
  return failing
}

const whole = (part: Partial<Whole>): Partial<Facts> => ({ whole: { ...quietWhole, ...part } })

const outbox = (lane: 'realtime' | 'bulk', id: number, lateSeconds: number) =>
  whole({
    outbox: [
      {
        ...{ lane, class: 'reminder', due: 1, later: 0, claimed: 0 },
        head: { id, dueAt: new Date(AT.getTime() - lateSeconds * 1000) },
      },
    ],
  })

test('when all is well nothing fails, and every check has an answer', () => {
  const results = new Health(checks, () => 0).judge(allWell)
  expect(results.map(({ ok }) => ok)).toEqual(checks.map(() => true))
  expect(new Set(results.map(({ name }) => name)).size).toBe(checks.length)
})

test('a message that somebody waits for is late for longer than a moment', () => {
  expect(judge([0, outbox('realtime', 1, 61)])).toEqual([])
  expect(judge([0, outbox('realtime', 1, 61)], [31, outbox('realtime', 2, 70)])).toEqual(['realtime'])
  expect(judge([0, outbox('realtime', 1, 61)], [15, {}], [31, outbox('realtime', 2, 61)])).toEqual([])
})

test('bulk is stuck when its first message does not leave, not when it is hours late', () => {
  const dayLate = 86_400
  expect(judge([0, outbox('bulk', 1, dayLate)], [301, outbox('bulk', 2, dayLate)])).toEqual([])
  expect(judge([0, outbox('bulk', 1, 5)], [301, outbox('bulk', 1, 306)])).toEqual(['bulk'])
})

test('a broadcast is stuck when its first recipient is not written to', () => {
  const heads = whole({ broadcastHeads: [{ broadcastId: 7, class: 'announcement', id: 9, dueAt: AT }] })
  expect(judge([0, heads], [301, heads])).toEqual(['bulk'])
})

test('while the messenger wants a rest bulk is not stuck, and its time begins anew afterwards', () => {
  const head = outbox('bulk', 1, 5)
  const resting = { ...head, whole: { ...quietWhole, ...head.whole, lanes: [rest(600_000)] } }
  expect(judge([0, head], [100, resting], [301, resting])).toEqual([])
  expect(judge([0, head], [100, resting], [301, head], [400, head])).toEqual([])
  expect(judge([0, head], [100, resting], [301, head], [602, head])).toEqual(['bulk'])
})

const rest = (restMs: number) => ({ lane: 'bulk', restMs, factor: 0.85 })

test('an update that nobody takes', () => {
  const waits = (id: number) => whole({ inbox: { counts: [], head: { id, receivedAt: AT } } })
  expect(judge([0, waits(1)], [61, waits(2)])).toEqual([])
  expect(judge([0, waits(1)], [61, waits(1)])).toEqual(['inbox'])
})

test('a job that is late by two of its periods, and by an hour at the most', () => {
  const late = (lateSeconds: number, periodSeconds: number) =>
    whole({ jobs: [{ job: 'weekly-summaries', lateSeconds, periodSeconds }] })
  expect(judge([0, late(601, 300)], [31, late(632, 300)])).toEqual(['jobs'])
  expect(judge([0, late(599, 300)], [31, late(599, 300)])).toEqual([])
  expect(judge([0, late(3_601, 604_800)], [31, late(3_632, 604_800)])).toEqual(['jobs'])
  // The clock has jumped: the job runs at the next tick.
  expect(judge([0, late(604_800, 604_800)], [15, late(0, 604_800)])).toEqual([])
})

test('a database that cannot be read, or written; Redis that is away', () => {
  const unreadable: Partial<Facts> = { whole: { failure: 'no answer within 5 s' } }
  expect(judge([0, unreadable], [31, unreadable])).toEqual(['database'])
  expect(judge([0, { writing: 'database is locked' }], [31, { writing: 'disk is full' }])).toEqual([
    'writing',
  ])
  expect(judge([0, { redis: 'refused' }], [31, { redis: 'refused' }])).toEqual(['redis'])
  expect(judge([0, { redis: 'refused' }], [15, {}], [31, { redis: 'refused' }])).toEqual([])
})

test('a heart that others do not hear, and an event loop that stood still, fail at once', () => {
  expect(judge([0, { heard: false }])).toEqual(['heartbeat'])
  expect(judge([0, { stalledMs: 5_000 }])).toEqual(['event-loop'])
  expect(judge([0, { stalledMs: 4_999 }])).toEqual([])
})

test('a messenger is away when calls have failed for a minute, and lately', () => {
  const failing = (failingMs: number, lastMs: number) => ({ messenger: { failingMs, lastMs } })
  expect(judge([0, failing(60_000, 2_000)])).toEqual(['messenger'])
  expect(judge([0, failing(59_000, 2_000)])).toEqual([])
  expect(judge([0, failing(60_000, 700_000)])).toEqual([])
})

test('a failure says since when and what, without a name of anybody', () => {
  let now = 1_000_000
  const health = new Health(checks, () => now)
  health.judge({ ...allWell, writing: 'disk is full' })
  now += 45_000
  const result = health.judge({ ...allWell, writing: 'disk is full' }).find(({ ok }) => !ok)
  expect(result).toMatchObject({ name: 'writing', message: 'the database cannot be written: disk is full' })
  expect(Math.abs(Date.now() - 45_000 - Date.parse(result?.since ?? ''))).toBeLessThan(5_000)
})
