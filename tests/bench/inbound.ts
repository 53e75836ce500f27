// Updates a second: recorded, deduplicated and acknowledged, and handled to the end (the menu with its reads and its
// reply), beside bare telegraf with a session in Redis and one reply. The messenger is another process.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Redis } from 'ioredis'
import { type Context, session, Telegraf } from 'telegraf'
import { startBot } from '../../bot/start.ts'
import { systemClock } from '../../core/clock.ts'
import { readEnv } from '../../core/env.ts'
import { createLogger } from '../../core/logger.ts'
import { type Database, openDatabase } from '../../db/client.ts'
import { migrate } from '../../db/migrate.ts'
import { writeAccounts } from './delivery-world.ts'
import type { Load, Outcome } from './messenger.ts'

const ROOT = new URL('../..', import.meta.url).pathname
const TOKEN = '1:aaaaaaaaaaaa'
const SECRET = 'webhook-secret-of-a-benchmark'
const CONNECTIONS = 64
const PEOPLE = 2_000

const { values } = parseArgs({
  options: {
    updates: { type: 'string', default: '10000' },
    url: { type: 'string' },
    redis: { type: 'string', default: 'redis://127.0.0.1:6379/9' },
  },
})
const updates = Number(values.updates)

async function startMessenger() {
  const child: ChildProcess = fork('run.mjs', ['tests/bench/messenger.ts'], { cwd: ROOT })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return {
    url: `http://127.0.0.1:${port}`,
    write: async (load: Load): Promise<Outcome> => {
      child.send(load)
      const [{ outcome }] = (await once(child, 'message')) as [{ outcome: Outcome }]
      return outcome
    },
    stop: () => child.kill(),
  }
}

type Messenger = Awaited<ReturnType<typeof startMessenger>>

/** Has the messenger write, and says how fast and at what cost of this process. */
async function measure(messenger: Messenger, url: string, firstUpdate: number, replies: number) {
  const used = process.cpuUsage()
  const load = {
    url,
    secret: SECRET,
    updates,
    firstUpdate,
    people: PEOPLE,
    connections: CONNECTIONS,
    replies,
  }
  const outcome = await messenger.write(load)
  const { user, system } = process.cpuUsage(used)
  return {
    acknowledged: updates / outcome.acknowledgedS,
    answered: replies > 0 ? replies / outcome.answeredS : 0,
    cpuMs: (user + system) / 1e3 / updates,
    ...{ ackP50Ms: outcome.ackP50Ms, ackP99Ms: outcome.ackP99Ms, statuses: outcome.statuses },
  }
}

/** Half of the people are members, so that there is something to read. */
async function writePeople(database: Database): Promise<void> {
  await writeAccounts(database, PEOPLE)
  const org = { aisId: 'p1', path: '/1/', level: 'primary', name: 'Школа', searchName: 'школа' }
  const { id: orgId } = await database.write.organisation.create({ data: org })
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

async function ourBot(messenger: Messenger, databaseUrl: string) {
  await migrate(databaseUrl)
  const database = await openDatabase(databaseUrl)
  await writePeople(database)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}/telegram`
  const env = readEnv({ PORT: String(port), WEBHOOK_URL: url, WEBHOOK_SECRET: SECRET, LOG_LEVEL: 'error' })
  const parts = { env, token: TOKEN, secret: 's'.repeat(32), apiRoot: messenger.url }
  const bot = await startBot({ ...parts, database, clock: systemClock, log: createLogger('error') })
  try {
    // Everybody has written once: command lists are told, accounts are known.
    await measure(messenger, url, 1, updates)
    const first = await measure(messenger, url, 1_000_000, updates)
    const again = await measure(messenger, url, 1_000_000, 0)
    return { first, again }
  } finally {
    await bot.close()
    await database.close()
  }
}

async function bareTelegraf(messenger: Messenger) {
  const redis = new Redis(values.redis)
  const store = {
    get: async (key: string) => JSON.parse((await redis.get(key)) ?? 'null') ?? undefined,
    set: (key: string, value: object) => redis.set(key, JSON.stringify(value), 'EX', 600),
    delete: (key: string) => redis.del(key),
  }
  const bot = new Telegraf<Context & { session: { seen: number } }>(TOKEN, {
    telegram: { apiRoot: messenger.url, webhookReply: false },
  })
  bot.use(session({ store, defaultSession: () => ({ seen: 0 }) }))
  bot.command('menu', (ctx) => {
    ctx.session.seen += 1
    return ctx.reply('Меню. Выберите, что нужно.')
  })
  bot.botInfo = await bot.telegram.getMe()
  const server = createServer(bot.webhookCallback('/telegram', { secretToken: SECRET }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/telegram`
  try {
    await measure(messenger, url, 1, updates)
    return await measure(messenger, url, 1_000_000, updates)
  } finally {
    server.close()
    await redis.quit()
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

const scratch = mkdtempSync(join(tmpdir(), 'pervichka-bench-'))
const messenger = await startMessenger()
try {
  const telegraf = await bareTelegraf(messenger)
  const { first, again } = await ourBot(messenger, values.url ?? `file:${join(scratch, 'inbound.db')}`)
  const ratio = first.answered / telegraf.answered
  const document = { bench: 'inbound', updates, telegraf, first, again, ratioToTelegraf: ratio }
  process.stdout.write(`${JSON.stringify(document)}\n`)
} finally {
  messenger.stop()
  rmSync(scratch, { recursive: true, force: true })
}
