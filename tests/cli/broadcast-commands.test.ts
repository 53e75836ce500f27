import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { openDatabase } from '../../db/client.ts'
import { stranger } from '../../simulator/people.ts'
import { startSimulator } from '../../simulator/server.ts'
import { Visitor } from '../../simulator/visitor.ts'
import { freshDatabaseUrl } from '../support/database.ts'
import { cli } from './run-command.ts'

afterEach(() => vi.unstubAllEnvs())

const PEOPLE = [2001, 2002, 2003, 2004].map((id) => ({ ...stranger(id), started: true }))

async function world() {
  const sim = await startSimulator({ host: '127.0.0.1', port: 0, people: PEOPLE })
  onTestFinished(() => sim.close())
  const url = await freshDatabaseUrl()
  const database = await openDatabase(url)
  onTestFinished(() => database.close())
  vi.stubEnv('DATABASE_URL', url)
  vi.stubEnv('TELEGRAM_BOT_TOKEN', '42:test-of-the-command-line')
  vi.stubEnv('APP_SECRET', 's'.repeat(32))
  vi.stubEnv('TELEGRAM_API_ROOT', sim.url)
  vi.stubEnv('LOG_LEVEL', 'silent')
  await database.write.account.createMany({
    data: PEOPLE.map(({ id }) => ({
      ...{ channel: 'telegram', externalId: String(id), firstSeenAt: new Date() },
    })),
  })
  return { sim, database }
}

const json = async (...argv: string[]) => {
  const { code, out, err } = await cli(...argv, '--json')
  expect([code, err]).toEqual([0, ''])
  return JSON.parse(out)
}

test('retract deletes what is younger than 48 hours and reports the rest; done twice it says the same', async () => {
  const { sim, database } = await world()
  const { id } = await json('broadcast', 'create', '--text', 'Собрание')
  expect(await json('run', 'broadcasts')).toMatchObject({ sent: 4 })
  const old = { broadcastId: id, accountId: 1 }
  await database.write.delivery.updateMany({
    where: old,
    data: { stateAt: new Date(Date.now() - 49 * 3_600_000) },
  })
  await new Visitor(sim, 2002).meet('deactivated')
  const report = { id, deleted: 2, tooOld: 1, failed: 1 }
  expect(await json('broadcast', 'retract', String(id))).toEqual(report)
  expect([2001, 2003, 2004].map((each) => new Visitor(sim, each).messages().length)).toEqual([1, 0, 0])
  expect(await json('broadcast', 'retract', String(id))).toEqual(report)
})

test('retract of a broadcast that is not there, and without a token, says what to do', async () => {
  await world()
  const missing = await cli('broadcast', 'retract', '7')
  expect([missing.code, missing.err]).toEqual([
    1,
    'There is no broadcast 7. Its number is printed by "broadcast create".\n',
  ])
  vi.stubEnv('TELEGRAM_BOT_TOKEN', '')
  expect((await cli('broadcast', 'retract', '7')).err).toContain('TELEGRAM_BOT_TOKEN is not set')
})

test.each([
  ['marks that cross', '**в __пятницу** собрание__', 'has to be closed first'],
  ['what is too long', 'я'.repeat(5000), '904 characters over the 4096'],
  ['nothing', '**  **', '1 to 4096'],
])('create refuses %s before anybody is written to', async (_, text, why) => {
  const { database } = await world()
  const { code, err } = await cli('broadcast', 'create', '--text', text)
  expect(code).toBe(2)
  expect(err).toContain(why)
  expect(await database.read.broadcast.count()).toBe(0)
})

test('marks do not count, and the night is left alone where that is asked for', async () => {
  const { database } = await world()
  await json('broadcast', 'create', '--text', `**${'я'.repeat(4096)}**`, '--quiet-hours')
  expect(await database.read.broadcast.findFirst()).toMatchObject({ quietHours: true })
})
