import { onTestFinished } from 'vitest'
import { startBot } from '../../bot/start.ts'
import { MovableClock } from '../../core/clock.ts'
import { readEnv } from '../../core/env.ts'
import { createLogger } from '../../core/logger.ts'
import { makeSigningKey } from '../../core/signing-keys.ts'
import { startJobs } from '../../jobs/compose.ts'
import { PEOPLE } from '../../simulator/people.ts'
import { startSimulator } from '../../simulator/server.ts'
import { Visitor } from '../../simulator/visitor.ts'
import { demoDatabaseUrl, openForTest } from './database.ts'

const TOKEN = '1000000000:test-bot-of-the-simulator'
const SECRET = 'a secret that only tests know, 32 characters'

/** The whole product on the demo registry: the simulator, the bot and the jobs, stopped when the test ends. */
export async function startProduct() {
  const database = await openForTest(await demoDatabaseUrl())
  const clock = new MovableClock()
  // By day, whatever the hour of the test: at night ordinary announcements wait for the morning.
  clock.moveTo(noonAhead(clock.now()))
  const simulator = await startSimulator({ host: '127.0.0.1', port: 0, people: PEOPLE, limits: false })
  onTestFinished(() => simulator.close())
  const env = readEnv({
    PORT: '0',
    LOG_LEVEL: process.env['TEST_LOG'] ?? 'silent',
    SEND_RATE: '30',
    TELEGRAM_API_ROOT: simulator.url,
    CARD_SIGNING_KEY: makeSigningKey('test'),
  })
  const log = createLogger(env.LOG_LEVEL)
  const parts = { env, token: TOKEN, secret: SECRET, apiRoot: simulator.url, database, clock, log }
  let bot = await startBot({ ...parts, isDemo: true })
  onTestFinished(() => bot.close())
  let jobs = await startJobs(parts)
  onTestFinished(() => jobs.close())
  const visitors = new Map<string, Visitor>()
  return {
    database,
    clock,
    simulator,
    jobs: () => jobs,
    /** One of the demo's people by first name, or a stranger (`Гость2001`); always the same one by the same name. */
    visitor: (name: string): Visitor => {
      const visitor = visitors.get(name) ?? new Visitor(simulator, idOf(name))
      visitors.set(name, visitor)
      return visitor
    },
    /** Stops the bot and the jobs and starts them anew, as a release would. */
    restart: async () => {
      const PORT = bot.port
      await bot.close()
      await jobs.close()
      // At the same address: pictures name it.
      bot = await startBot({ ...parts, env: { ...env, PORT }, isDemo: true })
      jobs = await startJobs(parts)
    },
  }
}

/** The next noon in Moscow. */
function noonAhead(now: Date): Date {
  const noon = new Date(now)
  noon.setUTCHours(9, 0, 0, 0)
  return noon > now ? noon : new Date(noon.getTime() + 24 * 3_600_000)
}

function idOf(name: string): number {
  const id = PEOPLE.find((each) => each.firstName === name)?.id ?? Number(name.replace('Гость', ''))
  if (!Number.isInteger(id) || id === 0) throw new Error(`the demo has no ${name}`)
  return id
}

export type Product = Awaited<ReturnType<typeof startProduct>>
