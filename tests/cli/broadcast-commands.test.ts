import { afterEach, expect, test, vi } from 'vitest'
import { Visitor } from '../../simulator/visitor.ts'
import { json, broadcastWorld as world } from './broadcast-world.ts'
import { cli } from './run-command.ts'

afterEach(() => vi.unstubAllEnvs())

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

test('who sends the same text to the same people again within an hour is told so, and how to take it back', async () => {
  const { database } = await world()
  const create = ['broadcast', 'create', '--text', 'Собрание']
  const { id } = await json(...create)
  const created = (await database.read.broadcast.findFirst())?.createdAt.toISOString()
  const { code, err } = await cli(...create, '--json')
  expect(code).toBe(0)
  expect(err).toBe(
    `The same text goes to the same people as broadcast ${id} of ${created}. By mistake? "broadcast cancel ${Number(id) + 1}".\n`,
  )
  expect((await cli(...create, '--role', 'members', '--json')).err).toBe('')
})

test('nothing is said where the first one was cancelled, or an hour has passed', async () => {
  const { database } = await world()
  const create = ['broadcast', 'create', '--text', 'Собрание']
  const { id } = await json(...create)
  await json('broadcast', 'cancel', String(id))
  const { id: next } = await json(...create)
  const createdAt = new Date(Date.now() - 61 * 60_000)
  await database.write.broadcast.update({ where: { id: next }, data: { createdAt } })
  expect((await cli(...create, '--json')).err).toBe('')
})
