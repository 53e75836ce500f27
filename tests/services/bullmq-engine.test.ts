import { Redis } from 'ioredis'
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { MovableClock } from '../../core/clock.ts'
import { createLogger } from '../../core/logger.ts'
import { BullmqEngine } from '../../jobs/lanes/bullmq-engine.ts'
import type { EngineOptions } from '../../jobs/lanes/engine.ts'
import { freshDatabase } from '../support/database.ts'
import { laneSuite } from './lane-suite.ts'
import { flushTestRedis, TEST_REDIS_URL } from './redis.ts'

let engines = 0
const createEngine = (options: EngineOptions) =>
  new BullmqEngine(options, { url: TEST_REDIS_URL, prefix: `test-${process.pid}-${engines++}` })

beforeAll(flushTestRedis)

describe('lanes on Redis', () => laneSuite(createEngine))

/** An engine with one job that looks for work each second; returns it with the moments of its runs. */
async function polling() {
  const ran: number[] = []
  const run = async () => {
    ran.push(performance.now())
  }
  const engine = createEngine({
    jobs: [{ name: 'often', lane: 'outbox', retry: 0, parse: (payload) => payload, run }],
    schedule: [{ job: 'often', everySeconds: 1, comment: 'each second' }],
    timeZone: 'Europe/Moscow',
    clock: new MovableClock(),
    database: await freshDatabase(),
    log: createLogger('silent'),
  })
  await engine.start()
  onTestFinished(() => engine.close())
  const runsAgain = async () => {
    const before = ran.length
    await expect.poll(() => ran.length, { timeout: 5000 }).toBeGreaterThan(before + 1)
  }
  return { runsAgain }
}

test('after Redis was flushed work is looked for as before', async () => {
  const { runsAgain } = await polling()
  await runsAgain()
  await flushTestRedis()
  await runsAgain()
})

test('a wall clock that jumps an hour ahead and back does not stop the looking for work', async () => {
  const { runsAgain } = await polling()
  await runsAgain()
  const realNow = Date.now
  const ahead = vi.spyOn(Date, 'now').mockImplementation(() => realNow() + 3_600_000)
  await runsAgain()
  ahead.mockRestore()
  await runsAgain()
})

/** An engine by a clock that is so far behind this machine's, and a job whose time comes in two seconds of this one. */
async function beside(behindMs: number) {
  const at = new Date(Math.floor(Date.now() / 1000) * 1000 + 2_000)
  const cron = `${at.getUTCSeconds()} ${at.getUTCMinutes()} ${at.getUTCHours()} * * *`
  const clock = { now: () => new Date(Date.now() - behindMs) }
  const ran: string[] = []
  const early: string[] = []
  const note = (name: string) => ({
    ...{ name, lane: 'plan' as const, retry: 0, parse: (payload: unknown) => payload },
    run: async () => {
      ran.push(name)
      if (name === 'daily' && clock.now() < at) early.push(name)
    },
  })
  const database = await freshDatabase()
  const engine = createEngine({
    jobs: [note('daily'), note('often')],
    schedule: [
      { job: 'daily', cron, comment: 'each day' },
      { job: 'often', everySeconds: 1, comment: 'each second' },
    ],
    ...{ timeZone: 'UTC', clock, database, log: createLogger('silent') },
  })
  await engine.start()
  onTestFinished(() => engine.close())
  /** Waits until both clocks have passed the moment, and what was due then has run. */
  const passed = async () => {
    await expect.poll(() => clock.now().getTime() - at.getTime(), { timeout: 10_000 }).toBeGreaterThan(0)
    const before = ran.length
    await expect.poll(() => ran.length, { timeout: 10_000 }).toBeGreaterThan(before + 1)
    await engine.tick()
    await engine.drain()
  }
  const wallPassed = async () => {
    await expect.poll(() => Date.now() - at.getTime(), { timeout: 10_000 }).toBeGreaterThan(1_000)
    await engine.drain()
  }
  return { times: () => ran.filter((name) => name === 'daily').length, early, passed, wallPassed }
}

test('a machine whose clock is an hour ahead does not run a job of the calendar before its time', async () => {
  const { times, wallPassed } = await beside(3_600_000)
  await wallPassed()
  expect(times()).toBe(0)
})

test('a machine whose clock is a moment ahead runs a job of the calendar once, not again at its time', async () => {
  const { times, early, passed } = await beside(1_500)
  await passed()
  expect(times()).toBe(1)
  expect(early).toEqual([])
})

test('a job of the calendar that takes long is not begun beside itself by another process', async () => {
  const clock = new MovableClock()
  let running = 0
  let most = 0
  const slow = {
    ...{ name: 'slow', lane: 'plan' as const, retry: 0, parse: (payload: unknown) => payload },
    run: async () => {
      most = Math.max(most, ++running)
      // Long enough for the other process to begin, if it would.
      await vi.waitUntil(() => most > 1, { timeout: 700 }).catch(() => undefined)
      running -= 1
    },
  }
  const options: EngineOptions = {
    jobs: [slow],
    schedule: [{ job: 'slow', cron: '0 * * * *', comment: 'each hour' }],
    ...{ timeZone: 'UTC', clock, database: await freshDatabase(), log: createLogger('silent') },
  }
  const prefix = `test-${process.pid}-${engines++}`
  const [one, other] = [0, 1].map(() => new BullmqEngine(options, { url: TEST_REDIS_URL, prefix }))
  for (const engine of [one, other]) {
    await engine?.start()
    onTestFinished(() => engine?.close())
  }
  clock.moveTo(new Date(clock.now().getTime() + 3_600_000))
  await one?.tick()
  await other?.enqueue('slow', {}, { id: 'found late by another process' })
  await one?.drain()
  expect(most).toBe(1)
})

test('a process starts beside the run of a coming moment that a killed one, whose clock was ahead, had just taken', async () => {
  const job = { name: 'daily', lane: 'plan' as const, retry: 0, parse: (payload: unknown) => payload }
  const options: EngineOptions = {
    jobs: [{ ...job, run: async () => undefined }],
    schedule: [{ job: 'daily', cron: '0 0 * * *', comment: 'each day' }],
    ...{ timeZone: 'UTC', clock: new MovableClock(), database: await freshDatabase() },
    log: createLogger('silent'),
  }
  const prefix = `test-${process.pid}-${engines++}`
  const [killed, next] = [0, 1].map(() => new BullmqEngine(options, { url: TEST_REDIS_URL, prefix }))
  await killed?.start()
  await killed?.close()
  const redis = new Redis(TEST_REDIS_URL)
  const [coming = ''] = await redis.zrange(`${prefix}:plan:delayed`, '0', '-1')
  await redis.multi().zrem(`${prefix}:plan:delayed`, coming).lpush(`${prefix}:plan:active`, coming).exec()
  redis.disconnect()
  onTestFinished(() => next?.close())
  await expect(next?.start()).resolves.toBeUndefined()
})
