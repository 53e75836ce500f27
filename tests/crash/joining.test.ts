import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type TestContext, test, vi } from 'vitest'
import { openDatabase } from '../../db/client.ts'
import { PEOPLE } from '../../simulator/people.ts'
import { startSimulator } from '../../simulator/server.ts'
import { Visitor } from '../../simulator/visitor.ts'
import { demoDatabaseUrl, TEST_FOLDER } from '../support/database.ts'
import { testBuilds } from './builds-for-tests.ts'
import { type Life, Slot } from './slot.ts'

/** A process that starts on a busy machine. */
const START_MS = 15_000

/** The bot as a process of its own, which can be killed. */
async function startVictim({ onTestFinished }: Pick<TestContext, 'onTestFinished'>) {
  const url = await demoDatabaseUrl()
  const database = await openDatabase(url, { durable: false })
  onTestFinished(() => database.close())
  const simulator = await startSimulator({ host: '127.0.0.1', port: 0, people: PEOPLE, limits: false })
  onTestFinished(() => simulator.close())
  const env = {
    DATABASE_URL: url,
    TELEGRAM_API_ROOT: simulator.url,
    APP_SECRET: 'a secret that only tests know, 32 characters',
    PORT: '0',
    LOG_LEVEL: 'silent',
  }
  mkdirSync(TEST_FOLDER, { recursive: true })
  const slot = new Slot('bot', 'bot', {
    builds: await testBuilds(),
    env,
    logFile: join(TEST_FOLDER, 'joining.log'),
  })
  onTestFinished(() => slot.close())
  let life: Life | undefined
  const kill = async () => {
    life?.end('SIGKILL')
    await life?.death
  }
  onTestFinished(kill)
  const start = async () => {
    life = await slot.begin({})
  }
  return { database, simulator, start, kill, ivan: new Visitor(simulator, 1001) }
}

type Ivan = Awaited<ReturnType<typeof startVictim>>['ivan']

/** What Иван does, and what he must read next. */
const STEPS: Array<[act: (ivan: Ivan) => Promise<unknown>, then: string]> = [
  [(ivan) => ivan.send('/join'), 'Шаг 1 из 6'],
  [(ivan) => ivan.press('Согласен'), 'Шаг 2 из 6'],
  [(ivan) => ivan.send('05.03.1985'), 'Шаг 3 из 6'],
  [(ivan) => ivan.send('Сочинялкин Иван Петрович'), 'Шаг 4 из 6'],
  [(ivan) => ivan.send('школа 1 вымышленная'), 'Выберите свою'],
  [(ivan) => ivan.press('ППО Школа № 1'), 'Шаг 5 из 6'],
  [(ivan) => ivan.press('Работаю'), 'Шаг 6 из 6'],
  [(ivan) => ivan.shareContact(), 'Проверьте заявление'],
  [(ivan) => ivan.press('Отправить'), 'тправлен'],
]

async function expectOneApplication(database: Awaited<ReturnType<typeof startVictim>>['database']) {
  const applications = await database.read.application.findMany()
  expect(applications).toEqual([
    expect.objectContaining({
      lastName: 'Сочинялкин',
      birthDate: '1985-03-05',
      status: 'working',
      phone: '+70005551001',
      state: 'submitted',
    }),
  ])
  expect(await database.read.outboxMessage.count({ where: { kind: 'application.new' } })).toBe(1)
  expect(await database.read.consent.count()).toBe(1)
}

test('a bot killed with an update in hand at any step of joining answers it after the next start, once', async (context) => {
  const { database, simulator, start, kill, ivan } = await startVictim(context)
  const { updates } = simulator.state
  await start()
  for (const [act, then] of STEPS) {
    await vi.waitUntil(() => updates.isPolled, { timeout: START_MS, interval: 2 })
    const acting = act(ivan)
    const answered = ivan.waitFor(then, START_MS)
    await vi.waitUntil(() => !updates.isPolled, { timeout: START_MS, interval: 2 })
    await kill()
    await start()
    await Promise.all([acting, answered])
  }
  await expectOneApplication(database)
}, 120_000)
