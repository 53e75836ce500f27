// Updates a second through the webhook: how many are written down and acknowledged while people pour in, and how many
// are handled to the end, beside bare telegraf with a session in Redis. `--url postgresql://…` for the other database.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Database, openDatabase } from '../../db/client.ts'
import { migrate } from '../../db/migrate.ts'
import { type BotProcess, botProcess, endWithUs } from '../support/bot-process.ts'
import { freePort } from '../support/free-port.ts'
import { writeAccounts } from './delivery-world.ts'
import { type LoadOrder, type LoadResult, startLoad } from './inbound-world.ts'

const SECRET = 'webhook-secret-of-a-bench'
const PEOPLE = 2_000
/** Of one person fewer wait at one time than the bot takes for a flood. */
const POURING = PEOPLE * 10
/** Updates without a reply while the pace of handling is measured: enough that the bot never waits for us. */
const WINDOW = 256
const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    redis: { type: 'string' },
    updates: { type: 'string', default: '12000' },
  },
})
const handled = Number(values.updates)

type Load = Awaited<ReturnType<typeof startLoad>>
type Order = Pick<LoadOrder, 'updates' | 'window' | 'repeatEvery'>
type Measured = LoadResult & { cpuMsPerUpdate: number }

/** A few updates of everybody first: code that runs for the first time is slow, and chats are told their commands. */
async function measure(load: Load, bot: BotProcess): Promise<{ steady: Measured; pouring: Measured }> {
  const people = { url: bot.url, secret: SECRET, people: PEOPLE, firstPerson: 1_000_001 }
  let firstId = 1
  const run = async (order: Order): Promise<Measured> => {
    const used = bot.cpuMs()
    const result = await load.run({ ...people, ...order, firstId })
    firstId += order.updates
    return { ...result, cpuMsPerUpdate: (bot.cpuMs() - used) / order.updates }
  }
  await run({ updates: 2 * PEOPLE, window: 64, repeatEvery: 0 })
  return {
    steady: await run({ updates: handled, window: WINDOW, repeatEvery: 0 }),
    pouring: await run({ updates: POURING, window: POURING, repeatEvery: 20 }),
  }
}

/** Half of the people are members, so that there is something to read. */
async function writePeople(database: Database): Promise<void> {
  await writeAccounts(database, PEOPLE)
  const { id: orgId } = await database.write.organisation.create({
    data: { aisId: 'p1', path: '/1/', level: 'primary', name: 'Школа', searchName: 'школа' },
  })
  const accounts = await database.read.account.findMany({ take: PEOPLE / 2 })
  await database.write.member.createMany({
    data: accounts.map(({ id }) => ({
      ...{ id, aisId: `m${id}`, orgId, lastName: 'Фамилия', firstName: 'Имя' },
    })),
  })
  await database.write.memberBinding.createMany({
    data: accounts.map(({ id }) => ({
      ...{ accountId: id, memberId: id, method: 'phone', boundAt: new Date() },
    })),
  })
}

async function ours(load: Load, url: string) {
  await migrate(url)
  const database = await openDatabase(url)
  await writePeople(database)
  const bot = await botProcess({
    ...{ DATABASE_URL: url, TELEGRAM_API_ROOT: load.apiRoot, TELEGRAM_BOT_TOKEN: '1:aaaaaaaaaaaa' },
    ...{ APP_SECRET: 's'.repeat(32), WEBHOOK_SECRET: SECRET },
  })
  try {
    await bot.start()
    const measured = await measure(load, bot)
    await bot.stop()
    const groups = await database.read.inboundUpdate.groupBy({ by: ['state'], _count: true })
    return { ...measured, rows: Object.fromEntries(groups.map(({ state, _count }) => [state, _count])) }
  } finally {
    await bot.stop()
    await database.close()
  }
}

async function bareTelegraf(load: Load, redisUrl: string) {
  const bot = await botProcess(
    { REDIS_URL: redisUrl, TELEGRAM_API_ROOT: load.apiRoot, WEBHOOK_SECRET: SECRET },
    ['run.mjs', 'tests/bench/bare-telegraf.ts'],
  )
  try {
    await bot.start()
    return await measure(load, bot)
  } finally {
    await bot.stop()
  }
}

/** A Redis of this run's own. */
async function startRedis(folder: string) {
  const port = await freePort()
  const args = ['--port', String(port), '--save', '', '--appendonly', 'no', '--dir', folder]
  const child = spawn('redis-server', args, { stdio: 'ignore' })
  await once(child, 'spawn').catch((cause: unknown) => {
    throw new Error('redis-server is not installed; name a Redis by --redis URL', { cause })
  })
  endWithUs(child)
  return { url: `redis://127.0.0.1:${port}/0`, stop: () => child.kill() }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
const scratch = mkdtempSync(join(tmpdir(), 'pervichka-bench-'))
const load = await startLoad()
const redis = values.redis ? { url: values.redis, stop: () => undefined } : await startRedis(scratch)
try {
  const telegraf = await bareTelegraf(load, redis.url)
  const bot = await ours(load, values.url ?? `file:${join(scratch, 'inbound.db')}`)
  const ratio = bot.steady.handledPerSecond / telegraf.steady.handledPerSecond
  process.stdout.write(`${JSON.stringify({ bench: 'inbound', bot, telegraf, ratioToTelegraf: ratio })}\n`)
} finally {
  redis.stop()
  load.stop()
  rmSync(scratch, { recursive: true, force: true })
}
