import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
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

test('after Redis was flushed the schedule is written again and jobs run', async () => {
  const database = await freshDatabase()
  const ran: string[] = []
  const run = async () => {
    ran.push('often')
  }
  const engine = createEngine({
    jobs: [{ name: 'often', lane: 'outbox', retry: 0, parse: (payload) => payload, run }],
    schedule: [{ job: 'often', everySeconds: 1, comment: 'each second' }],
    timeZone: 'Europe/Moscow',
    clock: new MovableClock(),
    database,
    log: createLogger('silent'),
  })
  await engine.start()
  onTestFinished(() => engine.close())
  await expect.poll(() => ran.length, { timeout: 5000 }).toBeGreaterThan(0)
  await flushTestRedis()
  await engine.tick()
  const before = ran.length
  await expect.poll(() => ran.length, { timeout: 5000 }).toBeGreaterThan(before + 1)
})
