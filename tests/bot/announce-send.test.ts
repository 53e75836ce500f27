import { describe, expect, test } from 'vitest'
import { AUDITOR, announceWorld, BORIS, OLEG, VERA } from './announce-world.ts'

type World = Awaited<ReturnType<typeof announceWorld>>

async function writeUp(world: World, account: number, org: string, text = 'Собрание в пятницу') {
  await world.command(account)
  await world.type(account, text)
  await world.press(account, 'answer', 'announce', 'org', org)
  return world.press(account, 'answer', 'announce', 'role', 'all')
}

async function send(world: World, account: number, org: string) {
  return world.tap(account, await writeUp(world, account, org), 'announce.send')
}

const broadcasts = (world: World) => world.database.read.broadcast.findMany({ orderBy: { id: 'asc' } })

describe('sending', () => {
  test('writes one broadcast, ends the draft and shows progress', async () => {
    const world = await announceWorld()
    const { words, note, find } = await send(world, OLEG, '2')
    expect(note).toBe('announce.started')
    expect(words).toContain('Объявление № 1')
    expect(find('broadcast 1')).toBeDefined()
    const rows = await broadcasts(world)
    expect(rows).toMatchObject([
      { text: 'Собрание в пятницу', orgId: 2, role: 'all', class: 'announcement', createdBy: OLEG },
    ])
    expect(await world.database.read.dialogue.count()).toBe(0)
  })

  test('pressed twice, and twice at once, sends once', async () => {
    const world = await announceWorld()
    const review = await writeUp(world, OLEG, '2')
    const [one, other] = await Promise.all([
      world.tap(OLEG, review, 'announce.send'),
      world.tap(OLEG, review, 'announce.send'),
    ])
    const third = await world.tap(OLEG, review, 'announce.send')
    expect([one.note, other.note].sort()).toEqual(['announce.alreadySent', 'announce.started'])
    expect(third.note).toBe('announce.alreadySent')
    expect(await broadcasts(world)).toHaveLength(1)
  })

  test('by the button of an older draft shows the new one instead', async () => {
    const world = await announceWorld()
    const old = await writeUp(world, OLEG, '2')
    await world.tap(OLEG, old, 'edit announce text')
    await world.type(OLEG, 'Другое')
    const { note, words } = await world.tap(OLEG, old, 'announce.send')
    expect(note).toBe('announce.changed')
    expect(words).toContain('Проверьте объявление')
    expect(world.tried(OLEG).at(-1)?.text).toBe('Другое')
    expect(await broadcasts(world)).toEqual([])
  })

  test('is refused where the right was taken away after the review', async () => {
    const world = await announceWorld()
    const review = await writeUp(world, OLEG, '2')
    await world.database.write.roleGrant.updateMany({ where: { accountId: OLEG }, data: { orgId: 3 } })
    const { note } = await world.tap(OLEG, review, 'announce.send')
    expect(note).toBe('announce.orgRefused')
    expect(await broadcasts(world)).toEqual([])
  })

  test('is refused where the organisation was closed after the review', async () => {
    const world = await announceWorld()
    const review = await writeUp(world, OLEG, '2')
    await world.database.write.organisation.update({ where: { id: 2 }, data: { removedOn: '2022-11-20' } })
    expect((await world.tap(OLEG, review, 'announce.send')).note).toBe('announce.orgRefused')
    expect(await broadcasts(world)).toEqual([])
  })

  test('to everybody names no organisation', async () => {
    const world = await announceWorld()
    expect((await send(world, VERA, 'all')).words).toContain('Всем, кто запустил бота')
    expect(await broadcasts(world)).toMatchObject([{ orgId: null, role: 'all' }])
  })
})

describe('a broadcast', () => {
  test('is paused, goes on, and stops for good after a question', async () => {
    const world = await announceWorld()
    const started = await send(world, OLEG, '2')
    const paused = await world.tap(OLEG, started, 'broadcast.pause')
    expect(paused.words).toContain('приостановлено')
    const resumed = await world.tap(OLEG, paused, 'broadcast.resume')
    const asked = await world.tap(OLEG, resumed, 'broadcast.cancel 1')
    expect((await broadcasts(world))[0]?.status).not.toBe('cancelled')
    const stopped = await world.tap(OLEG, asked, 'broadcast.cancel 1 yes')
    expect(stopped.words).toContain('остановлено навсегда')
    expect(stopped.find('broadcast.resume')).toBeUndefined()
    expect((await world.press(OLEG, 'broadcast.pause', 1)).note).toBe('announce.cannotNow')
  })

  test('shows how many are in which state', async () => {
    const world = await announceWorld()
    const started = await send(world, OLEG, '2')
    const states = ['sent', 'failed', 'unknown', 'planned', 'claimed', 'skipped']
    for (const [at, state] of states.entries())
      await world.database.write.delivery.create({
        data: { broadcastId: 1, accountId: at + 1, state, notBefore: new Date(), stateAt: new Date() },
      })
    const { words } = await world.tap(OLEG, started, 'broadcast 1')
    expect(words).toContain(
      'Отправлено: 1 из 6\nЖдут отправки: 2\nНе удалось: 1\nПропущено: 1\nНеизвестно: 1',
    )
    expect(words).toContain('второй раз не пишет')
  })

  test('of another sub-tree is neither shown nor stopped', async () => {
    const world = await announceWorld()
    await send(world, VERA, 'all')
    await send(world, OLEG, '2')
    for (const route of ['broadcast', 'broadcast.pause', 'broadcast.resume', 'broadcast.cancel'])
      for (const id of ['1', '2', '77', 'x'])
        expect((await world.press(BORIS, route, id, 'yes')).note, `${route} ${id}`).toBe('announce.notFound')
    expect((await world.press(OLEG, 'broadcast', 1)).note).toBe('announce.notFound')
    expect((await world.press(AUDITOR, 'broadcast', 2)).note).toBe('announce.notFound')
    expect((await world.press(VERA, 'broadcast', 2)).words).toContain('Объявление № 2')
  })
})

describe('the list', () => {
  test('has the latest ten of the own sub-tree, with counts', async () => {
    const world = await announceWorld()
    const row = { text: 'Собрание', role: 'all', class: 'announcement', status: 'finished', orgId: 2 }
    const at = new Date('2022-11-21T06:00:00Z')
    await world.database.write.broadcast.createMany({
      data: Array.from({ length: 12 }, () => ({ ...row, startAt: at, createdAt: at })),
    })
    await send(world, VERA, 'all')
    const { words, buttons } = await world.press(OLEG, 'broadcasts')
    expect(buttons.filter(({ route }) => route === 'broadcast').map(({ args }) => args?.[0])).toEqual([
      12, 11, 10, 9, 8, 7, 6, 5, 4, 3,
    ])
    expect(words).toContain('№ 12 · 21.11.2022')
    expect(words).toContain('отправлено 0 из 0')
    expect((await world.press(VERA, 'broadcasts')).words).toContain('№ 13')
  })

  test('says so where it is empty, and leads on', async () => {
    const world = await announceWorld()
    const { words, find } = await world.press(OLEG, 'broadcasts')
    expect(words).toContain('/announce')
    expect(find('announce')).toBeDefined()
    expect(find('menu')).toBeDefined()
  })
})
