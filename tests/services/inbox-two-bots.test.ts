import { expect, onTestFinished, test, vi } from 'vitest'
import { type BotProcess, botProcess } from '../support/bot-process.ts'
import { freshDatabaseUrl, openForTest } from '../support/database.ts'
import { startMessenger } from '../support/messenger.ts'

const SECRET = 'webhook-secret-of-a-test'
const COMMANDS = ['/menu', '/help', '/bonus', '/privacy']
const PEOPLE = [2001, 2002, 2003, 2004, 2005, 2006]
/** Fewer than the bot takes for a flood. */
const UPDATES = 16
/** Milliseconds of one reply: long enough that two processes which handle one person at once are seen. */
const REPLY_MS = 25
const TEACHER = 2000

/** Two bots on one PostgreSQL, and what each command's answer is. */
async function startTwoBots() {
  const url = await freshDatabaseUrl()
  const database = await openForTest(url)
  const messenger = await startMessenger({ replyMs: REPLY_MS })
  const env = {
    ...{ DATABASE_URL: url, TELEGRAM_API_ROOT: messenger.url, TELEGRAM_BOT_TOKEN: '1:aaaaaaaaaaaa' },
    ...{ APP_SECRET: 's'.repeat(32), WEBHOOK_SECRET: SECRET, LOG_LEVEL: 'silent' },
  }
  const bots = await Promise.all([botProcess(env), botProcess(env)])
  for (const bot of bots) {
    onTestFinished(() => bot.kill())
    await bot.start()
  }
  const [one, other] = bots
  const commandOf = new Map<string, string>()
  for (const [at, command] of COMMANDS.entries()) {
    await deliver([one], at + 1, TEACHER, command)
    await vi.waitUntil(() => messenger.said(TEACHER).length > at, { timeout: 20_000 })
    commandOf.set(messenger.said(TEACHER)[at] ?? '', command)
  }
  const answered = (person: number) => messenger.said(person).map((words) => commandOf.get(words) ?? words)
  return { database, messenger, one, other, answered }
}

/** Brings an update to the first bot that takes it, as a balancer does. */
async function deliver(bots: BotProcess[], updateId: number, person: number, command: string): Promise<void> {
  const from = { id: person, is_bot: false, first_name: 'Имя', language_code: 'ru' }
  const chat = { id: person, type: 'private', first_name: 'Имя' }
  const message = { message_id: updateId, date: 1, chat, from, text: command }
  for (const bot of bots) {
    const status = await post(bot.url, { update_id: updateId, message })
    if (status === 200) return
  }
  throw new Error('no bot takes updates')
}

async function post(url: string, update: unknown): Promise<number> {
  const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET }
  try {
    return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(update) })).status
  } catch {
    return 0
  }
}

/** Each person writes as fast as it is acknowledged, now to one bot, now to the other. */
async function everybodyWrites(one: BotProcess, other: BotProcess, onHalf: () => Promise<void>) {
  const sent = Array.from({ length: UPDATES }, (_, at) => COMMANDS[at % COMMANDS.length] ?? '')
  let half: Promise<void> | undefined
  await Promise.all(
    PEOPLE.map(async (person, place) => {
      for (const [at, command] of sent.entries()) {
        if (at === UPDATES / 2) half ??= onHalf()
        const bots = (at + place) % 2 === 0 ? [one, other] : [other, one]
        await deliver(bots, 1000 * (place + 1) + at, person, command)
      }
    }),
  )
  await half
  return sent
}

const nothing = async () => undefined

test('two bots on one database answer each person in order, never both at once', async () => {
  const { database, messenger, one, other, answered } = await startTwoBots()
  const sent = await everybodyWrites(one, other, nothing)
  const total = PEOPLE.length * UPDATES + COMMANDS.length
  await vi.waitUntil(
    async () => (await database.read.inboundUpdate.count({ where: { state: 'answered' } })) === total,
    { timeout: 60_000, interval: 100 },
  )
  for (const person of PEOPLE) expect(answered(person)).toEqual(sent)
  expect(messenger.overlaps()).toBe(0)
  await vi.waitUntil(async () => (await database.read.lineLease.count()) === 0, { timeout: 20_000 })
}, 180_000)

test('when one of two bots is killed the other answers what it had acknowledged, in order', async () => {
  const { database, one, other, answered } = await startTwoBots()
  const sent = await everybodyWrites(one, other, () => one.kill())
  const total = PEOPLE.length * UPDATES + COMMANDS.length
  await vi.waitUntil(
    async () => (await database.read.inboundUpdate.count({ where: { state: 'answered' } })) === total,
    { timeout: 60_000, interval: 100 },
  )
  for (const person of PEOPLE) {
    const heard = answered(person)
    // Of each person one reply may have been on its way when the bot died: it is said again.
    expect(heard.filter((command, at) => command !== heard[at - 1])).toEqual(sent)
    expect(heard.length).toBeLessThanOrEqual(sent.length + 1)
  }
}, 180_000)
