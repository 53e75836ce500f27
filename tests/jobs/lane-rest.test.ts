import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Tx } from '../../db/client.ts'
import { transact } from '../../db/unit-of-work.ts'
import { BulkLane } from '../../jobs/sender/bulk-lane.ts'
import { jobBench } from './job-bench.ts'

const ASKED = 600_000
const HOUR = 3_600_000
const SLOW = 6_000

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Two processes that send bulk from one database: `another()` is one more, which knows nothing yet. */
async function lanes() {
  const { context, database } = await jobBench()
  const another = () => processOf(new BulkLane(context.post.pace, () => 1))
  const processOf = (lane: BulkLane) => ({
    hear: (afterMs: number) => transact(database, (tx) => lane.look(tx, [{ kind: 'throttled', afterMs }])),
    look: () => transact(database, (tx) => lane.look(tx, [])),
    restMs: () => lane.restMs(database.write),
    slowRestMs: () => lane.restMs(slow(database.write)),
  })
  const factor = () => context.post.pace.standing().factor
  return { ...processOf(context.bulkLane), another, factor }
}

/** A lane that rests for ten minutes by a 429, of which five have passed. */
async function halfRested() {
  const all = await lanes()
  await all.hear(ASKED)
  vi.advanceTimersByTime(ASKED / 2)
  return all
}

/** The database, whose answer about a rest takes six seconds. */
function slow(tx: Tx): Tx {
  const findUnique = (args: Parameters<Tx['lanePause']['findUnique']>[0]) => {
    vi.advanceTimersByTime(SLOW)
    return tx.lanePause.findUnique(args)
  }
  return new Proxy(tx, {
    get: (of, name) => (name === 'lanePause' ? { findUnique } : Reflect.get(of, name)),
  })
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
])('a clock that is set %s leaves a rest as long as it was', async (_, jump) => {
  const { restMs } = await halfRested()
  vi.setSystemTime(Date.now() + jump)
  expectHalf(await restMs())
  expectHalf(await restMs())
})

test('a clock that is set ahead and back again leaves it as well', async () => {
  const { restMs } = await halfRested()
  for (const jump of [HOUR, -HOUR]) {
    vi.setSystemTime(Date.now() + jump)
    expectHalf(await restMs())
  }
})

test('after the clock was set ahead a short 429 does not end a long rest', async () => {
  const { restMs, hear } = await halfRested()
  vi.setSystemTime(Date.now() + HOUR)
  await hear(1_000)
  expectHalf(await restMs())
})

test('nor does one that a process hears which takes the rest for over', async () => {
  const { restMs, another } = await halfRested()
  vi.setSystemTime(Date.now() + HOUR)
  await another().hear(1_000)
  expect(await restMs()).toBeGreaterThan(ASKED / 2 - 10_000)
})

test('who starts after the clock was set back rests no longer than was asked for, and no shorter than it must', async () => {
  const { another } = await halfRested()
  vi.setSystemTime(Date.now() - HOUR)
  const restMs = await another().restMs()
  expect(restMs).toBeLessThanOrEqual(ASKED)
  expect(restMs).toBeGreaterThanOrEqual(ASKED / 2)
})

test('what has begun anew for it ends after that length', async () => {
  const { another } = await halfRested()
  vi.setSystemTime(Date.now() - HOUR)
  const late = another()
  await late.restMs()
  vi.advanceTimersByTime(ASKED)
  expect(await late.restMs()).toBe(0)
})

test('a slow answer of the database makes a rest no shorter, whoever asks', async () => {
  const { restMs, slowRestMs, hear, another } = await lanes()
  await hear(ASKED)
  const late = another()
  for (const each of [slowRestMs, slowRestMs, late.slowRestMs, late.slowRestMs]) await each()
  expect(await restMs()).toBe(ASKED - 4 * SLOW)
  expect(await late.restMs()).toBeGreaterThanOrEqual(ASKED - 4 * SLOW)
})

test('a 429 that another process hears is obeyed, a longer one after it as well', async () => {
  const { restMs, hear, another } = await lanes()
  const other = another()
  await other.hear(ASKED)
  expect(await restMs()).toBeGreaterThan(ASKED - 10_000)
  vi.advanceTimersByTime(ASKED / 2)
  await hear(1_000)
  expectHalf(await other.restMs())
  await other.hear(ASKED)
  expect(await restMs()).toBeGreaterThan(ASKED - 10_000)
})

test('the pace comes back by time that passed, not by a clock that is set', async () => {
  const { look, factor } = await halfRested()
  vi.setSystemTime(Date.now() + HOUR)
  vi.advanceTimersByTime(ASKED / 2)
  expect(await look()).toBe(true)
  expect(factor()).toBeCloseTo(0.85)
})
