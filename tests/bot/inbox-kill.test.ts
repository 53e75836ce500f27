import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test, vi } from 'vitest'
import { PEOPLE } from '../../simulator/people.ts'
import { startSimulator } from '../../simulator/server.ts'
import { Visitor } from '../../simulator/visitor.ts'
import { testBuilds } from '../crash/builds-for-tests.ts'
import { type BotProcess, botProcess } from '../support/bot-process.ts'
import { demoDatabaseUrl, openForTest } from '../support/database.ts'

const TOKEN = '1000000000:test-bot-of-the-simulator'
/** Milliseconds in which an answer comes from a bot that has just started on a busy machine. */
const ANSWER_MS = 30_000
/** What only the screen of /bonus says. */
const BONUS = 'Чтобы кешбэк не потерялся'

/** A bot that can be killed, behind the webhook of a messenger that cannot. */
async function startVictim(messenger?: (simulatorUrl: string) => Promise<string>) {
  const url = await demoDatabaseUrl()
  const database = await openForTest(url)
  const simulator = await startSimulator({ host: '127.0.0.1', port: 0, people: PEOPLE, limits: false })
  onTestFinished(() => simulator.close())
  const env = {
    ...{ DATABASE_URL: url, TELEGRAM_BOT_TOKEN: TOKEN, WEBHOOK_SECRET: 'webhook-secret-of-a-test' },
    ...{ APP_SECRET: 'a secret that only tests know, 32 characters', LOG_LEVEL: 'silent' },
    TELEGRAM_API_ROOT: messenger ? await messenger(simulator.url) : simulator.url,
  }
  const bot = await botProcess(env, [(await testBuilds()).bot])
  onTestFinished(() => bot.kill())
  const visitor = (id: number) => new Visitor(simulator, id)
  return { database, bot, ivan: visitor(1001), anna: visitor(1002), boris: visitor(1003) }
}

/** Says to the messenger whatever the bot says, until the bot says `words`: then, so many times, the bot dies of it. */
function deadlyAt(words: string, times: number, bot: () => BotProcess) {
  let left = times
  return async (simulatorUrl: string): Promise<string> => {
    const server = createServer(async (request, response) => {
      const body = await text(request)
      if (left > 0 && body.includes(words)) {
        left -= 1
        await bot().kill()
        return
      }
      const answer = await fetch(`${simulatorUrl}${request.url}`, {
        ...{ method: 'POST', body },
        headers: { 'content-type': request.headers['content-type'] ?? 'application/json' },
      })
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text())
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
    })
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
}

function answers(visitor: Visitor, words: string): number {
  return visitor.messages().filter((each) => each.from === 'bot' && each.text.includes(words)).length
}

test('a bot killed when an update is written down and not acknowledged answers it once, though it comes again', async () => {
  const { database, bot, anna } = await startVictim()
  await bot.start('update.recorded')
  await anna.send('/bonus')
  await bot.died()
  expect(await database.read.inboundUpdate.count()).toBe(1)
  await bot.start()
  await anna.waitFor('PROFCARDS', ANSWER_MS)
  await anna.send('/help')
  await anna.waitFor('Что умеет бот', ANSWER_MS)
  expect(answers(anna, BONUS)).toBe(1)
  await vi.waitUntil(async () => (await database.read.inboundUpdate.count({ where: { body: '' } })) === 2)
}, 120_000)

test('a bot killed between an effect and its answer shows where the person is, and takes the answer once', async () => {
  const { database, bot, ivan } = await startVictim()
  await bot.start()
  await ivan.send('/join')
  await ivan.waitFor('Шаг 1 из 6', ANSWER_MS)
  await ivan.press('Согласен')
  await ivan.waitFor('Шаг 2 из 6', ANSWER_MS)
  await bot.stop()
  await bot.start('update.applied')
  await ivan.send('05.03.1985')
  await bot.died()
  const before = await database.read.inboundUpdate.findFirstOrThrow({ where: { NOT: { body: '' } } })
  expect(before.state).toBe('applied')
  await bot.start()
  const shown = await ivan.waitFor('Шаг 3 из 6', ANSWER_MS)
  expect(shown.text).not.toContain('Нужны фамилия')
  await vi.waitUntil(async () => (await database.read.inboundUpdate.count({ where: { body: '' } })) === 3)
  expect(answers(ivan, 'Шаг 3 из 6')).toBe(1)
}, 120_000)

test('an update that kills the bot each time is set aside after the third; everybody is answered, an admin is told', async () => {
  let victim: BotProcess | undefined
  const messenger = deadlyAt(BONUS, 3, () => {
    if (!victim) throw new Error('no bot runs')
    return victim
  })
  const { database, bot, anna, boris } = await startVictim(messenger)
  victim = bot
  await bot.start()
  await anna.send('/bonus')
  await bot.died()
  for (let life = 2; life <= 3; life++) {
    await bot.start()
    await bot.died()
  }
  await bot.start()
  // Now, not while it was down: the messenger would bring them after a minute.
  await Promise.all([anna.send('/help'), boris.send('/help')])
  await Promise.all([anna.waitFor('Что умеет бот', ANSWER_MS), boris.waitFor('Что умеет бот', ANSWER_MS)])
  const parked = await database.read.inboundUpdate.findMany({ where: { state: 'parked' } })
  expect(parked).toEqual([expect.objectContaining({ line: '1002', attempts: 3, reason: 'died' })])
  await vi.waitUntil(
    async () => (await database.read.outboxMessage.count({ where: { kind: 'update.parked' } })) === 1,
  )
  expect(answers(anna, BONUS)).toBe(0)
  expect(answers(boris, 'Что умеет бот')).toBe(1)
}, 180_000)
