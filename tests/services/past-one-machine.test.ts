import { expect, test, vi } from 'vitest'
import type { Database } from '../../db/client.ts'
import { createBroadcast } from '../../db/repos/broadcast.ts'
import { transact } from '../../db/unit-of-work.ts'
import { populate } from '../crash/population.ts'
import { emptyDatabaseUrl, openForTest } from '../support/database.ts'
import { startMessenger } from '../support/messenger.ts'
import { composed } from './composed.ts'
import { flushTestRedis, TEST_REDIS_URL } from './redis.ts'

const PEOPLE = Array.from({ length: 24 }, (_, at) => 2001 + at)
const SET = {
  TELEGRAM_BOT_TOKEN: '1:aaaaaaaaaaaa',
  WEBHOOK_URL: 'https://bot.example.org/telegram',
  WEBHOOK_SECRET: 'webhook-secret-of-a-test',
  APP_SECRET: 's'.repeat(32),
  POSTGRES_PASSWORD: 'unused',
  REDIS_PASSWORD: 'unused',
  LOG_LEVEL: 'fatal',
  // Faster than the free pace, and slow enough that both workers find something to do.
  SEND_RATE: '60',
  PAID_BROADCASTS: '1',
  STARS_LIMIT: '1000000',
}

/** Everything that docker-compose.yml starts, on the PostgreSQL and the Redis of this machine, in its order. */
async function startSystem() {
  await flushTestRedis()
  const servers = { DATABASE_URL: await emptyDatabaseUrl(), REDIS_URL: TEST_REDIS_URL }
  const messenger = await startMessenger({ replyMs: 10 })
  const variables = { ...SET, TELEGRAM_API_ROOT: messenger.url }
  const service = (name: string) => composed(name, variables, servers)
  expect(await (await service('migrate')).ended()).toBe(0)
  const database = await openForTest(servers.DATABASE_URL)
  await populate(database)
  const bots = await Promise.all(['bot-1', 'bot-2'].map(service))
  const workers = await Promise.all(['jobs-1', 'jobs-2'].map(service))
  await Promise.all([...bots, ...workers].map((each) => each.untilWell()))
  return { database, messenger, bots, workers }
}
type System = Awaited<ReturnType<typeof startSystem>>

/** The messenger brings an update; the bot's answer. */
async function post({ url }: { url: string }, updateId: number, person: number): Promise<number> {
  const from = { id: person, is_bot: false, first_name: 'Имя', language_code: 'ru' }
  const chat = { id: person, type: 'private', first_name: 'Имя' }
  const message = { message_id: updateId, date: 1, chat, from, text: '/help' }
  const response = await fetch(`${url}/telegram`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-telegram-bot-api-secret-token': SET.WEBHOOK_SECRET,
    },
    body: JSON.stringify({ update_id: updateId, message }),
  })
  return response.status
}

/** Everybody writes once, now to one bot, now to the other; each fifth update is brought to both. */
async function everybodyWrites({ bots, database }: System): Promise<void> {
  const statuses = await Promise.all(
    PEOPLE.flatMap((person, at) => {
      const takers = bots.filter((_, place) => at % 5 === 0 || at % 2 === place)
      return takers.map((bot) => post(bot, at + 1, person))
    }),
  )
  expect(new Set(statuses)).toEqual(new Set([200]))
  const answered = { where: { state: 'answered' } }
  await vi.waitUntil(async () => (await database.read.inboundUpdate.count(answered)) === PEOPLE.length, {
    timeout: 20_000,
  })
}

/** Begins an announcement to the members of a region. */
async function announce(database: Database, text: string): Promise<number> {
  const region = await database.read.organisation.findFirstOrThrow({ where: { level: 'regional' } })
  const now = new Date()
  const broadcast = { text, orgId: region.id, role: 'all', class: 'announcement', startAt: now } as const
  return transact(database, (tx) => createBroadcast(tx, broadcast, now))
}

async function untilFinished(database: Database, id: number): Promise<void> {
  const isFinished = async () =>
    (await database.read.broadcast.findUnique({ where: { id } }))?.status === 'finished'
  await vi.waitUntil(isFinished, { timeout: 50_000, interval: 50 })
}

/** What the database says of each recipient, and how often they really got it. */
async function recipients({ database, messenger }: System, id: number, text: string) {
  const accounts = await database.read.account.findMany()
  const chats = new Map(accounts.map((account) => [account.id, Number(account.externalId)]))
  const rows = await database.read.delivery.findMany({ where: { broadcastId: id } })
  return rows.map(({ accountId, state, epoch }) => {
    const said = messenger.said(chats.get(accountId) ?? 0)
    return { state, epoch, times: said.filter((words) => words === text).length }
  })
}

test('two bots and two workers, as the compose file starts them, reach everybody once and are well', async () => {
  const system = await startSystem()
  const { database, messenger, bots, workers } = system
  const id = await announce(database, 'To the region')
  await everybodyWrites(system)
  await untilFinished(database, id)
  for (const person of PEOPLE) expect(messenger.said(person)).toHaveLength(1)
  const rows = await recipients(system, id, 'To the region')
  expect(rows).toHaveLength(270)
  expect(rows.filter(({ state, times }) => state !== 'sent' || times !== 1)).toEqual([])
  expect(new Set(rows.map(({ epoch }) => epoch)).size).toBe(2)
  const all = [...bots, ...workers]
  expect(await Promise.all(all.map((each) => each.checkHealth()))).toEqual([0, 0, 0, 0])
  expect(await Promise.all(all.map((each) => each.stop()))).toEqual([0, 0, 0, 0])
})

test('when a worker is killed the other one finishes: nobody twice, and who is in doubt is named', async () => {
  const system = await startSystem()
  const { database, bots, workers } = system
  const [one, other] = workers
  const id = await announce(database, 'In spite of it')
  const claimers = () =>
    database.read.delivery.groupBy({ by: ['epoch'], where: { broadcastId: id, epoch: { not: null } } })
  await vi.waitUntil(async () => (await claimers()).length === 2, { timeout: 20_000, interval: 20 })
  await one?.kill()
  await everybodyWrites(system)
  await untilFinished(database, id)
  const rows = await recipients(system, id, 'In spite of it')
  expect(rows.filter(({ state, times }) => state === 'sent' && times !== 1)).toEqual([])
  const inDoubt = rows.filter(({ state }) => state !== 'sent')
  expect(inDoubt.filter(({ state, times }) => state !== 'unknown' || times > 1)).toEqual([])
  expect(inDoubt.length).toBeLessThanOrEqual(64)
  expect(await one?.checkHealth()).toBe(1)
  const well = await Promise.all([...bots, other].map((each) => each?.checkHealth()))
  expect(well).toEqual([0, 0, 0])
})
