import { afterEach, expect, test, vi } from 'vitest'
import { pauseItself } from '../../db/repos/broadcast.ts'
import { pauseLane } from '../../db/repos/lane-pause.ts'
import { recordRun } from '../../db/repos/schedule.ts'
import { transact } from '../../db/unit-of-work.ts'
import { MACHINE } from '../../db/worker.ts'
import { account, announce, before, doctor, MINUTE, plan, world } from './doctor-world.ts'
import { cli } from './run-command.ts'

afterEach(() => vi.unstubAllEnvs())

test('where a bot and jobs live and nothing waits, every check is well and the exit code is 0', async () => {
  await world()
  const { code, out } = await cli('doctor')
  expect(code).toBe(0)
  expect(
    out
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('✓')),
  ).toEqual([])
})

test('where nobody lives it says what to start, and the exit code is 1', async () => {
  await world({ living: false })
  const { code, of } = await doctor()
  expect(code).toBe(1)
  expect(of('bot')).toMatchObject({ state: 'fail', says: expect.stringContaining('nobody is answered') })
  expect(of('jobs').advice).toContain('npm run jobs')
})

test('a process that died is named with what it had in hand', async () => {
  const database = await world()
  const { epoch } = await database.write.workerEpoch.create({
    data: {
      holder: `jobs@${MACHINE}#4194303/x`,
      startedAt: before(MINUTE),
      heartbeatAt: before(5 * MINUTE),
    },
  })
  await plan(database, await account(database), 'one', before(0))
  await database.write.outboxMessage.updateMany({ data: { state: 'claimed', epoch } })
  const { code, of } = await doctor()
  expect(code).toBe(0)
  expect(of('silent').says).toContain(`jobs@${MACHINE}#4194303, epoch ${epoch}, last beat 5 min ago`)
  expect(of('claims').says).toBe(`dead epoch ${epoch} holds messages of the outbox: 1`)
})

test('a parked update is listed without what the person wrote, and tries again when it is told to', async () => {
  const database = await world()
  const parked = {
    channel: 'telegram',
    line: '1001',
    body: '{"text":"Мой телефон"}',
    state: 'parked',
    attempts: 3,
  }
  const at = { receivedAt: before(3 * MINUTE), stateAt: before(2 * MINUTE) }
  for (const [updateId, reason] of [
    ['71', 'failed'],
    ['72', 'answer:died'],
    ['73', 'refused'],
  ] as const)
    await database.write.inboundUpdate.create({ data: { ...parked, ...at, updateId, reason } })
  const { out, of, parked: list } = await doctor()
  expect(of('parked')).toMatchObject({ state: 'warn', advice: expect.stringContaining('--retry ID') })
  expect(list[2]).toEqual({
    id: 1,
    updateId: '71',
    reason: 'failed',
    attempts: 3,
    receivedAt: expect.any(String),
    parkedAt: expect.any(String),
  })
  expect(out).not.toMatch(/телефон|1001/)
  expect((await cli('doctor')).out).toMatch(/ID 2 {2}update 72 {2}2 min ago .* only the answer is missing/)
  expect(JSON.parse((await cli('doctor', '--retry', '1', '--json')).out)).toEqual({ retried: [1], left: 2 })
  expect(await cli('doctor', '--retry', '1')).toMatchObject({
    code: 1,
    err: expect.stringContaining('ID 1 is parked'),
  })
  expect(JSON.parse((await cli('doctor', '--retry', 'all', '--json')).out)).toEqual({
    retried: [3, 2],
    left: 0,
  })
  const states = await database.read.inboundUpdate.findMany({
    orderBy: { id: 'asc' },
    select: { state: true },
  })
  expect(states.map(({ state }) => state)).toEqual(['new', 'applied', 'new'])
  expect((await cli('doctor', '--retry', 'some')).code).toBe(2)
})

test('a pause, paused broadcasts and doubts ask for a look; late messages, updates and jobs are failures', async () => {
  const database = await world()
  const person = await account(database)
  await transact(database, (tx) => pauseLane(tx, 'bulk', 10 * MINUTE, before(0)))
  const id = await announce(database)
  const delivery = { broadcastId: id, notBefore: before(0), stateAt: before(0) }
  await database.write.delivery.createMany({
    data: [
      { ...delivery, accountId: person, state: 'failed', reason: 'chat_not_found' },
      { ...delivery, accountId: person + 1, state: 'unknown', reason: 'worker_died' },
    ],
  })
  await database.write.broadcast.update({ where: { id }, data: { status: 'running' } })
  await transact(database, (tx) => pauseItself(tx, id, 'errors'))
  const looks = await doctor()
  expect(looks.code).toBe(0)
  expect(looks.of('pace').says).toMatch(/rests until .*Z \((9|10) min\): Telegram answered 429/)
  expect(looks.of('broadcasts').says).toContain('too many messages failed (mostly chat_not_found)')
  expect(looks.of('unknown').says).toContain(`recipients of broadcast ${id}: 1`)

  await plan(database, person, 'late', before(5 * MINUTE))
  await transact(database, (tx) => recordRun(tx, 'retention', undefined, before(72 * 60 * MINUTE)))
  const update = { channel: 'telegram', line: '1001', updateId: '9', body: '{}' }
  await database.write.inboundUpdate.create({
    data: { ...update, receivedAt: before(5 * MINUTE), stateAt: before(0) },
  })
  const fails = await doctor()
  expect(fails.code).toBe(1)
  expect(fails.of('queue').says).toContain('somebody waits for is late by 300 s')
  expect(fails.of('inbox')).toMatchObject({
    state: 'fail',
    says: expect.stringContaining('the oldest for 5 min'),
  })
  expect(fails.of('schedule').advice).toContain('"cli run retention"')
})

test('a broadcast of which nothing leaves is a failure; one that is only long is none', async () => {
  const database = await world()
  const id = await announce(database)
  const old = { broadcastId: id, notBefore: before(60 * MINUTE), stateAt: before(60 * MINUTE) }
  await database.write.broadcast.update({
    where: { id },
    data: { status: 'running', startAt: old.notBefore },
  })
  await database.write.delivery.create({ data: { ...old, accountId: 1 } })
  expect((await doctor()).of('queue').says).toContain(`broadcast ${id} is due, and nothing of it has left`)
  await database.write.delivery.create({ data: { ...old, accountId: 2, state: 'sent', stateAt: before(0) } })
  expect((await doctor()).of('queue')).toMatchObject({
    state: 'ok',
    says: expect.stringContaining('for 60 min'),
  })
})
