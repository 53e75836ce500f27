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
