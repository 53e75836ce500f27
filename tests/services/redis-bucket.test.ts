import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { createLogger } from '../../core/logger.ts'
import { openRedis } from '../../core/redis.ts'
import { burstOf } from '../../jobs/sender/bucket.ts'
import { Pace } from '../../jobs/sender/pace.ts'
import { RedisBucket } from '../../jobs/sender/redis-bucket.ts'
import { flushTestRedis, TEST_REDIS_URL } from './redis.ts'

const RATE = 100
const SECONDS = 2
/** Answers that were on their way to three processes may all be heard at one moment, each of a burst. */
const HEARD_AT_ONCE = 6

beforeEach(flushTestRedis)

/** A bucket over a connection of its own, as each process has one. */
function bucketOf(rate: number, { peers = 1, url = TEST_REDIS_URL } = {}): RedisBucket {
  const redis = openRedis(url, createLogger('silent'), 'request')
  const bucket = new RedisBucket(redis, rate, () => peers)
  onTestFinished(() => redis.disconnect())
  return bucket
}

/** Takes for some seconds what the buckets give, by all of them at once: the moments at which messages might leave. */
function takeAll(buckets: readonly RedisBucket[], factor = 1) {
  const times: number[] = []
  const end = performance.now() + SECONDS * 1000
  const taking = async (bucket: RedisBucket) => {
    const pace = new Pace(bucket)
    pace.setRest(0, factor)
    for (let at = performance.now(); at < end; at = performance.now()) {
      const granted = await pace.take('announcement', 5)
      times.push(...Array.from({ length: granted }, () => performance.now()))
    }
    pace.close()
  }
  return { times, over: Promise.all(buckets.map(taking)) }
}

/** How far messages were ahead of the rate, in whichever part of the time they were most. */
function mostAhead(times: readonly number[], rate: number): number {
  const ahead = times.flatMap((from, at) =>
    times.slice(at).map((to, after) => after + 1 - ((to - from) * rate) / 1000),
  )
  return Math.max(...ahead)
}

test('several processes together get the rate, and in no part of the time more than a burst above it', async () => {
  const { times, over } = takeAll([bucketOf(RATE), bucketOf(RATE), bucketOf(RATE)])
  await over
  expect(times.length).toBeGreaterThan(RATE * SECONDS * 0.8)
  expect(mostAhead(times, RATE)).toBeLessThanOrEqual(burstOf(RATE) + HEARD_AT_ONCE)
})

test('after a 429 they get their part of the rate', async () => {
  const { times, over } = takeAll([bucketOf(RATE), bucketOf(RATE)], 0.5)
  await over
  expect(times.length).toBeGreaterThan(RATE * SECONDS * 0.4)
  expect(mostAhead(times, RATE / 2)).toBeLessThanOrEqual(burstOf(RATE / 2) + HEARD_AT_ONCE)
})

test('a bucket that was flushed begins empty, with the first message due after its time', async () => {
  const { granted, waitMs } = await bucketOf(0.5).take(5, 1)
  expect(granted).toBe(0)
  expect(waitMs).toBeGreaterThan(1_900)
  expect(waitMs).toBeLessThanOrEqual(2_000)
})

test('a flush of Redis, however often, neither stops anybody nor gives more than the rate', async () => {
  const { times, over } = takeAll([bucketOf(RATE), bucketOf(RATE), bucketOf(RATE)])
  for (const taken of [20, 60, 100]) {
    await expect.poll(() => times.length, { interval: 5 }).toBeGreaterThan(taken)
    await flushTestRedis()
  }
  await over
  expect(times.length).toBeGreaterThan(RATE * SECONDS * 0.7)
  expect(mostAhead(times, RATE)).toBeLessThanOrEqual(burstOf(RATE) + HEARD_AT_ONCE)
})

test('what one process gives back another one gets', async () => {
  const [one, other] = [bucketOf(0.5), bucketOf(0.5)]
  await expect.poll(async () => (await one.take(1, 1)).granted, { timeout: 5_000 }).toBe(1)
  expect(await other.take(1, 1)).toMatchObject({ granted: 0 })
  one.spend(-1)
  await expect.poll(async () => (await other.take(1, 1)).granted, { timeout: 1_000 }).toBe(1)
})

test('replies to people hold back every process, and by no more than a second', async () => {
  const [one, other] = [bucketOf(10), bucketOf(10)]
  one.spend(1_000)
  await expect.poll(async () => (await other.take(1, 1)).waitMs).toBeGreaterThan(800)
  expect((await other.take(1, 1)).waitMs).toBeLessThanOrEqual(1_000 + 1_000 / 10)
})

test('while Redis is away each process keeps to its share', async () => {
  const away = { peers: 2, url: 'redis://127.0.0.1:1' }
  const { times, over } = takeAll([bucketOf(RATE, away), bucketOf(RATE, away)])
  await over
  expect(times.length).toBeGreaterThan(RATE * SECONDS * 0.8)
  expect(mostAhead(times, RATE)).toBeLessThanOrEqual(2 * burstOf(RATE / 2) + HEARD_AT_ONCE)
})
