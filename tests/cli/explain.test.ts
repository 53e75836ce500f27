import { afterEach, expect, test, vi } from 'vitest'
import { setReach } from '../../db/repos/accounts.ts'
import { setMuted } from '../../db/repos/preferences.ts'
import { transact } from '../../db/unit-of-work.ts'
import { told, toldWhy, world } from './explain-world.ts'
import { cli } from './run-command.ts'

afterEach(() => vi.unstubAllEnvs())

test('it says who a person is: member, office, reach, what is switched off, clock and reminders', async () => {
  const { person, database, ago } = await world()
  await person(1, { members: [51], offices: [5] })
  await database.write.account.update({ where: { id: 1 }, data: { timeZone: 'Asia/Omsk' } })
  await setReach(database, 1, 'blocked', ago(3))
  await transact(database, (tx) => setMuted(tx, 1, 'announcement', true, ago(2)))
  const text = await told(1)
  expect(text).toContain('Linked to the member m51 of Школа № 5 (o5), since ')
  expect(text).toContain('Holds the office of Школа № 5 (o5), since ')
  expect(text).toMatch(
    /Has blocked the bot since \d{4}-\d\d-\d\d \d\d:\d\d: nothing is sent until they write to it again\./,
  )
  expect(text).toContain('Has switched off: announcement.')
  expect(text).toContain(
    'Their clock is that of Asia/Omsk; broadcasts that keep quiet hours wait there from 22:00 to 8:00.',
  )
  expect(text).toContain('Reminders in the last 7 days: 0 of at most 5.')
  expect(text).not.toMatch(/Небылицын|Вымыслов/)
})

test('what became of each broadcast is a sentence, newest first', async () => {
  const { person, broadcast, plan, database, ago } = await world()
  await person(1, { members: [51] })
  const fates = [
    ['skipped', 'blocked', 'skipped, because the person had blocked the bot.'],
    [
      'unknown',
      'worker_died',
      'unknown: the process that was sending died; it may have arrived; its author can send it again: /broadcasts in the chat, No. 2, “Send again”.',
    ],
    ['unknown', 'timeout', 'unknown: the connection broke and Telegram did not confirm it;'],
    ['failed', 'telegram_400', 'failed, because Telegram did not take the message.'],
    ['claimed', null, 'the process that was sending it died;'],
    ['sent', null, 'sent.'],
  ] as const
  for (const [at, [state, reason]] of fates.entries()) {
    const id = await broadcast({ class: at % 2 ? 'announcement' : 'urgent' })
    await plan(id)
    await database.write.delivery.updateMany({
      where: { broadcastId: id },
      data: { state, reason, stateAt: ago(9 - at), ...(state === 'claimed' && { epoch: 99 }) },
    })
  }
  const lines = (await told(1)).split('\n').filter((line) => line.includes('Broadcast'))
  expect(lines).toHaveLength(fates.length)
  for (const [at, [, , sentence]] of fates.entries())
    expect(lines.toReversed()[at]).toContain(`Broadcast ${at + 1} («Собрание в пятницу»): ${sentence}`)
})

test('what waits says for what: a paused broadcast, the start, another attempt, a turn in which it is left out', async () => {
  const { person, broadcast, plan, database } = await world()
  await person(1)
  const [paused, retried, muted] = [await broadcast(), await broadcast(), await broadcast()]
  for (const id of [paused, retried, muted]) await plan(id)
  await database.write.broadcast.update({ where: { id: paused }, data: { status: 'paused' } })
  await database.write.delivery.updateMany({
    where: { broadcastId: retried },
    data: { reason: 'econnrefused', notBefore: new Date(Date.now() + 60_000) },
  })
  await transact(database, (tx) => setMuted(tx, 1, 'announcement', true, new Date()))
  const text = await told(1)
  expect(text).toContain(`Broadcast ${paused} («Собрание в пятницу»): waits, for the broadcast is paused`)
  expect(text).toMatch(/is tried again at [-\d: ]+, because the connection broke/)
  expect(text).toContain('waits for its turn; it will be left out then, because the person had switched')
  expect(await toldWhy(1, muted)).toMatchObject({
    recipient: true,
    says: expect.stringContaining('left out then'),
  })
})

test('a message of the outbox is told by its kind, without its words', async () => {
  const { person, database, ago } = await world()
  await person(1)
  await database.write.outboxMessage.create({
    data: {
      ...{ accountId: 1, kind: 'gap.reminder', dedupeKey: 'gap:1', lane: 'bulk', class: 'reminder' },
      ...{ screen: '{"text":{"key":"common.plain","vars":{"text":"тайна"}}}', state: 'skipped' },
      ...{ reason: 'frequency_cap', notBefore: ago(5), createdAt: ago(5), stateAt: ago(5) },
    },
  })
  const text = await told(1)
  expect(text).toContain('Message gap.reminder: skipped, because the person had had 5 reminders in 7 days.')
  expect(text + (await told(1, '--json'))).not.toContain('тайна')
})

test('the document keeps the fields of before', async () => {
  const { person, broadcast, plan, database } = await world()
  await person(1, { members: [51], offices: [5] })
  await plan(await broadcast())
  await database.write.delivery.updateMany({ data: { state: 'skipped', reason: 'expired' } })
  const document = JSON.parse(await told(1, '--json'))
  expect(document).toMatchObject({
    account: 'telegram:1',
    reach: 'active',
    bindings: [
      { kind: 'member', ref: 'm51', org: 'o5', since: expect.any(String) },
      { kind: 'office:limited', ref: 'o5', org: 'o5', since: expect.any(String) },
    ],
    items: [{ kind: 'broadcast', ref: '1', state: 'skipped', reason: 'expired', at: expect.any(String) }],
  })
})

test('an account or a broadcast that is not there is one line and what to do', async () => {
  const { person } = await world()
  await person(1)
  expect(await cli('explain', '--account', 'telegram:7')).toMatchObject({
    code: 1,
    err: 'The account telegram:7 is not known, so nothing is sent to it. A person becomes known with the first /start.\n',
  })
  expect((await cli('explain', '--account', 'telegram:1', '--broadcast', '9')).err).toContain(
    'no broadcast 9',
  )
})
