import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { transact } from '../../db/unit-of-work.ts'
import { BulkLane } from '../../jobs/sender/bulk-lane.ts'
import { jobBench } from './job-bench.ts'

const ASKED = 600_000
const HOUR = 3_600_000

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A lane that rests for ten minutes by a 429, of which five have passed. */
async function halfRested() {
  const { context, database } = await jobBench()
  const { bulkLane, post } = context
  const hear = (afterMs: number) =>
    transact(database, (tx) => bulkLane.look(tx, [{ kind: 'throttled', afterMs }]))
  await hear(ASKED)
  vi.advanceTimersByTime(ASKED / 2)
  const lane = () => bulkLane.restMs(database.write)
  const lanes = { lane, restarted: () => new BulkLane(post.pace, () => 1).restMs(database.write) }
  return { ...lanes, hear }
}

function expectHalf(restMs: number): void {
  expect(restMs).toBeLessThanOrEqual(ASKED / 2)
  expect(restMs).toBeGreaterThan(ASKED / 2 - 10_000)
}

test.each([
  ['an hour ahead', HOUR],
  ['an hour back', -HOUR],
  ['a minute ahead', 60_000],
  ['a minute back', -60_000],
])('a clock that is set %s leaves a rest as long as it was, also for who starts later', async (_, jump) => {
  const { lane, restarted } = await halfRested()
  expectHalf(await lane())
  vi.setSystemTime(Date.now() + jump)
  expectHalf(await lane())
  expectHalf(await lane())
  expectHalf(await restarted())
})

test('a clock that is set ahead and back again leaves it as well', async () => {
  const { lane } = await halfRested()
  for (const jump of [HOUR, -HOUR]) {
    vi.setSystemTime(Date.now() + jump)
    expectHalf(await lane())
  }
})

test('after the clock was set ahead a short 429 does not end a long rest', async () => {
  const { lane, hear } = await halfRested()
  vi.setSystemTime(Date.now() + HOUR)
  await hear(1_000)
  expectHalf(await lane())
})

test('who starts after the clock was set back rests no longer than was asked for', async () => {
  const { restarted } = await halfRested()
  vi.setSystemTime(Date.now() - HOUR)
  expect(await restarted()).toBeLessThanOrEqual(ASKED)
})
