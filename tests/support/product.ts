import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { startBot } from '../../bot/start.ts'
import { MovableClock } from '../../core/clock.ts'
import { readEnv } from '../../core/env.ts'
import { createLogger } from '../../core/logger.ts'
import { openDatabase } from '../../db/client.ts'
import { startJobs } from '../../jobs/compose.ts'
import { PEOPLE } from '../../simulator/people.ts'
import { startSimulator } from '../../simulator/server.ts'
import { Visitor } from '../../simulator/visitor.ts'
import { demoDatabaseUrl } from './database.ts'

const TOKEN = '1000000000:test-bot-of-the-simulator'
const SECRET = 'a secret that only tests know, 32 characters'

/** The whole product on the demo registry: the simulator, the bot and the jobs, stopped when the test ends. */
export async function startProduct() {
  const folder = mkdtempSync(join(tmpdir(), 'pervichka-product-'))
  const database = await openDatabase(demoDatabaseUrl())
  const clock = new MovableClock()
  const simulator = await startSimulator({ host: '127.0.0.1', port: 0, people: PEOPLE, limits: false })
  const env = readEnv({
    PORT: '0',
    LOG_LEVEL: process.env['TEST_LOG'] ?? 'silent',
    SEND_RATE: '30',
    TELEGRAM_API_ROOT: simulator.url,
  })
  const parts = {
    env,
    token: TOKEN,
    secret: SECRET,
    apiRoot: simulator.url,
    database,
    clock,
    log: createLogger(env.LOG_LEVEL),
  }
  let bot = await startBot(parts)
  const jobs = await startJobs(parts)
  onTestFinished(async () => {
    await bot.close()
    await jobs.close()
    await simulator.close()
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    database,
    clock,
    jobs,
    simulator,
    visitor: (name: string) => {
      const person = PEOPLE.find((each) => each.firstName === name)
      if (!person) throw new Error(`the demo has no ${name}`)
      return new Visitor(simulator, person.id)
    },
    /** Stops the bot and starts it anew, as a release or a crash would. */
    restartBot: async () => {
      await bot.close()
      bot = await startBot(parts)
    },
  }
}

export type Product = Awaited<ReturnType<typeof startProduct>>
