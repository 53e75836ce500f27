import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { announceWorld, BORIS, OLEG, writeUp } from './announce-world.ts'

type World = Awaited<ReturnType<typeof announceWorld>>

const SENT_AT = new Date('2022-11-21T06:00:00Z')

/** A broadcast of region 2 whose recipients are in the states that a test needs; accounts 1 to 6 are there. */
async function sent(
  world: World,
  rows: Array<{ state: string; reason?: string; stateAt?: Date }>,
  more = {},
) {
  await world.tap(OLEG, await writeUp(world, OLEG, '2'), 'announce.send')
  const { write } = world.database
  await write.delivery.createMany({
    data: rows.map((row, at) => ({
      ...{
        broadcastId: 1,
        accountId: at + 1,
        notBefore: SENT_AT,
        stateAt: SENT_AT,
        messageId: '9',
        utcOffset: 180,
      },
      ...row,
    })),
  })
  const data = { status: 'finished', plannedAt: SENT_AT, finishedAt: SENT_AT, ...more }
  await write.broadcast.update({ where: { id: 1 }, data })
  return world.press(OLEG, 'broadcast', 1)
}

describe('progress', () => {
  test('has a bar, says why people were left out, and whether the promise was kept', async () => {
    const world = await announceWorld()
    const { words } = await sent(world, [
      { state: 'sent' },
      { state: 'skipped', reason: 'blocked' },
      { state: 'skipped', reason: 'switched_off' },
      { state: 'skipped', reason: 'blocked' },
      { state: 'failed', reason: 'chat_not_found' },
    ])
    expect(words).toContain('▓▓▓▓▓▓▓▓▓▓ 100 %\nОтправлено: 1 из 5')
    expect(words).toContain('Не удалось: 1 (чат не найден — 1)')
    expect(words).toContain('Пропущено: 3 (бот заблокирован — 2, объявления отключены — 1)')
    expect(words).toContain('Обещали закончить около 09:00, 21 ноября; закончено в 09:00.')
    expect(words).toMatch(/На \d\d:\d\d\./)
  })

  test('while it runs says when it ends, and what was promised where that is another time', async () => {
    const world = await announceWorld()
    const rows = [{ state: 'sent' }, { state: 'planned' }, { state: 'claimed' }]
    const running = { status: 'running', finishedAt: null }
    const { words } = await sent(world, rows, running)
    expect(words).toContain('▓▓▓░░░░░░░ 33 %')
    expect(words).toContain('Ждут отправки: 2')
    expect(words).toContain('Закончится около 09:00, 21 ноября.')
    expect(words).not.toContain('Обещали')
    const promise = new Date('2022-11-21T09:00:00Z')
    const late = await sent(await announceWorld(), rows, {
      ...running,
      finishFrom: promise,
      finishTo: promise,
    })
    expect(late.words).toContain('Обещали закончить около 12:00, 21 ноября.')
  })

  test.each([
    ['errors', 'Чаще всего: чат не найден — 2, связь прервалась — 1'],
    ['stars', 'STARS_LIMIT'],
  ])('paused by %s says why and what to do', async (pauseReason, why) => {
    const world = await announceWorld()
    const rows = [
      { state: 'failed', reason: 'chat_not_found' },
      { state: 'unknown', reason: 'timeout' },
      { state: 'failed', reason: 'chat_not_found' },
      { state: 'planned' },
    ]
    const { words, find } = await sent(world, rows, { status: 'paused', finishedAt: null, pauseReason })
    expect(words).toContain('Бот остановил отправку сам')
    expect(words).toContain(why)
    expect(find('broadcast.resume')).toBeDefined()
  })
})

describe('taking back', () => {
  test('says how much of it can be, asks, and tells in the end what could not be deleted', async () => {
    const world = await announceWorld()
    const old = new Date('2022-11-19T05:00:00Z')
    const shown = await sent(world, [{ state: 'sent', stateAt: old }, { state: 'sent' }, { state: 'sent' }])
    const asked = await world.tap(OLEG, shown, 'broadcast.retract 1')
    expect(asked.words).toContain('сейчас таких 2 из 3')
    expect((await world.database.read.broadcast.findFirst())?.retractAskedAt).toBeNull()
    const done = await world.tap(OLEG, asked, 'broadcast.retract 1 yes')
    expect(done.note).toBe('announce.retractStarted')
    expect(done.words).toContain('отзывается')
    expect(done.words).toContain('Отзываем: удалено 0, осталось 3')
    const results = ['too_old', 'deleted', 'blocked']
    for (const [at, retracted] of results.entries())
      await world.database.write.delivery.updateMany({ where: { accountId: at + 1 }, data: { retracted } })
    await world.database.write.broadcast.updateMany({ data: { retractedAt: SENT_AT } })
    const { words, find } = await world.press(OLEG, 'broadcast', 1)
    expect(words).toContain('отозвано')
    expect(words).toContain('Отозвано: удалено 1.')
    expect(words).toContain('Не удалось удалить 2 (бот заблокирован — 1, старше 48 часов — 1)')
    expect(find('broadcast.retract')).toBeUndefined()
  })

  test('of what is too old is not offered, and by an old button says why', async () => {
    const world = await announceWorld()
    const old = new Date('2022-11-19T05:00:00Z')
    const shown = await sent(world, [{ state: 'sent', stateAt: old }], { finishedAt: old })
    expect(shown.find('broadcast.retract')).toBeUndefined()
    const asked = await world.press(OLEG, 'broadcast.retract', 1)
    expect(asked.words).toContain('Отозвать нечего')
    expect(asked.find('broadcast.retract')).toBeUndefined()
  })
})

describe('sending again', () => {
  test('names those in doubt by what they are, never by name, asks, and sends once', async () => {
    const world = await announceWorld()
    const rows = ['sent', 'unknown', 'unknown', 'sent', 'unknown', 'unknown'].map((state) => ({ state }))
    const shown = await sent(world, rows)
    const asked = await world.tap(OLEG, shown, 'broadcast.again 1')
    expect(asked.words).toContain('Неизвестно, дошло ли объявление № 1: 4 человека')
    expect(asked.words).toContain(
      '• Телеграм № 1002\n• Председатель: ППО школы № 11\n• Член Профсоюза: ППО школы № 12',
    )
    // Account 6 belongs to another region: its organisation is not the author's to see.
    expect(asked.words).toContain('• Телеграм № 1006')
    expect(asked.words).not.toContain('№ 30')
    const done = await world.tap(OLEG, asked, 'broadcast.again 1 yes')
    expect(done.note).toBe('announce.againStarted')
    expect((await world.press(OLEG, 'broadcast.again', 1, 'yes')).note).toBe('announce.againNobody')
    const states = await world.database.read.delivery.groupBy({ by: ['state'], _count: true })
    expect(states).toEqual(
      expect.arrayContaining([
        { state: 'planned', _count: 4 },
        { state: 'sent', _count: 2 },
      ]),
    )
  })
})

test('the list is a file for a spreadsheet, in words, and without a formula', async () => {
  const world = await announceWorld()
  const shown = await sent(world, [{ state: 'sent' }, { state: 'failed', reason: '=cmd' }])
  const { words, file } = await world.tap(OLEG, shown, 'broadcast.file 1')
  expect(words).toContain('2 строки')
  expect(file?.name).toBe('announcement-1.csv')
  expect(readFileSync(file && 'path' in file ? file.path : '', 'utf8')).toBe(
    '\uFEFFполучатель;что вышло;почему;когда\ntelegram:1001;отправлено;;2022-11-21 09:00\n' +
      'telegram:1002;не удалось;причина «=cmd»;2022-11-21 09:00\n',
  )
})

test('nothing of it is open to whoever may not write to those people, or may no longer', async () => {
  const world = await announceWorld()
  const shown = await sent(world, [{ state: 'sent' }, { state: 'unknown' }])
  for (const route of ['broadcast.retract', 'broadcast.again', 'broadcast.file'])
    expect((await world.press(BORIS, route, 1, 'yes')).note, route).toBe('announce.notFound')
  const asked = await world.tap(OLEG, shown, 'broadcast.retract 1')
  await world.database.write.roleGrant.updateMany({
    where: { accountId: OLEG },
    data: { revokedAt: SENT_AT },
  })
  expect((await world.tap(OLEG, asked, 'broadcast.retract 1 yes')).note).toBe('announce.notFound')
  expect((await world.database.read.broadcast.findFirst())?.retractAskedAt).toBeNull()
})
