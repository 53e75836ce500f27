import { describe, expect, test } from 'vitest'
import { sendingTime } from '../../bot/features/announce/review.ts'
import { AUDITOR, announceWorld, BORIS, OLEG, VERA } from './announce-world.ts'

type World = Awaited<ReturnType<typeof announceWorld>>

/** Writes an announcement up to its review. */
async function writeUp(world: World, account: number, org: string, text = 'Собрание в **пятницу**') {
  await world.command(account)
  await world.type(account, text)
  await world.press(account, 'answer', 'announce', 'org', org)
  return world.press(account, 'answer', 'announce', 'role', 'all')
}

describe('the text', () => {
  test('of 5 000 characters is refused with the limit named, and asked again', async () => {
    const world = await announceWorld()
    await world.command(OLEG)
    const { words } = await world.type(OLEG, 'я'.repeat(5000))
    expect(words).toContain('5 000 знаков. Предел — 3 500')
    expect(words).toContain('Шаг 1 из 3')
  })

  test.each(['   ', '\n\t'])('of nothing is refused', async (text) => {
    const world = await announceWorld()
    await world.command(OLEG)
    expect((await world.type(OLEG, text)).words).toContain('нет слов')
  })

  test('cannot be a sticker', async () => {
    const world = await announceWorld()
    await world.command(OLEG)
    expect((await world.sendSticker(OLEG)).words).toContain('можно разослать только текст')
  })

  test('of 3 500 characters fits the review whole', async () => {
    const world = await announceWorld()
    const { words } = await writeUp(world, OLEG, '2', 'я'.repeat(3500))
    expect(words).toContain('я'.repeat(3500))
    expect(words.length).toBeLessThanOrEqual(4096)
  })
})

describe('the organisation', () => {
  test('is chosen from the own root and its children in pages of 8', async () => {
    const world = await announceWorld()
    await world.command(OLEG)
    const first = await world.type(OLEG, 'Собрание')
    expect(first.words).toContain('Страница 1 из 2')
    expect(first.buttons.filter(({ args }) => args?.[1] === 'org')).toHaveLength(9)
    expect(first.find('answer announce org all')).toBeUndefined()
    const second = await world.tap(OLEG, first, 'announce at 2 1')
    expect(second.buttons.filter(({ args }) => args?.[1] === 'org')).toHaveLength(3)
  })

  test('may be everybody for the admin of the union, who also opens a region and comes back', async () => {
    const world = await announceWorld()
    await world.command(VERA)
    const top = await world.type(VERA, 'Собрание')
    expect(top.find('answer announce org all')).toBeDefined()
    const region = await world.tap(VERA, top, 'announce at 3')
    expect(region.words).toContain('Вымышленная')
    expect((await world.tap(VERA, region, 'announce at 1')).words).toContain('Профсоюз')
    expect((await world.tap(VERA, top, 'answer announce org all')).words).toContain('Шаг 3 из 3')
  })

  test.each(['30', '3', '1', 'all', '999', '-1', '2 OR 1', ''])('forged as %j is refused', async (org) => {
    const world = await announceWorld()
    await world.command(OLEG)
    await world.type(OLEG, 'Собрание')
    const { words } = await world.press(OLEG, 'answer', 'announce', 'org', org)
    expect(words).toContain('вне ваших полномочий')
  })

  test('of another region cannot be opened either', async () => {
    const world = await announceWorld()
    await world.command(OLEG)
    await world.type(OLEG, 'Собрание')
    const { words, buttons } = await world.press(OLEG, 'announce', 'at', 3, 0)
    expect(words).toContain('Придуманная')
    expect(buttons.flatMap(({ args }) => args ?? [])).not.toContain('30')
  })

  test('of a chair is the own school; an auditor has none', async () => {
    const world = await announceWorld()
    await world.command(BORIS)
    const asked = await world.type(BORIS, 'Собрание')
    expect(asked.buttons.filter(({ args }) => args?.[1] === 'org').map(({ args }) => args?.[2])).toEqual([
      '11',
    ])
    await world.command(AUDITOR)
    expect((await world.type(AUDITOR, 'Собрание')).words).toContain('нет организаций')
  })

  test('is not typed but pressed', async () => {
    const world = await announceWorld()
    await world.command(OLEG)
    await world.type(OLEG, 'Собрание')
    expect((await world.type(OLEG, '2')).words).toContain('выбирают кнопкой')
  })
})

describe('the review', () => {
  test('shows place, role, number of people, time and the text as it will look', async () => {
    const world = await announceWorld()
    const { words, find } = await writeUp(world, OLEG, '2')
    expect(words).toContain('Куда: Придуманная')
    expect(words).toContain('Кому: Всем связанным с ботом')
    expect(words).toContain('Получат 2 человека.')
    expect(words).toContain('меньше минуты')
    expect(words).toContain('Собрание в <b>пятницу</b>')
    expect(find('menu')).toBeDefined()
  })

  test('offers no sending where nobody would get it', async () => {
    const world = await announceWorld()
    const { words, find } = await writeUp(world, OLEG, '20')
    expect(words).toContain('Получателей пока нет')
    expect(find('announce.send')).toBeUndefined()
  })

  test('the preview shows the text and leads back', async () => {
    const world = await announceWorld()
    const review = await writeUp(world, OLEG, '2')
    const preview = await world.tap(OLEG, review, 'announce.preview')
    expect(preview.words).toContain('Собрание в <b>пятницу</b>')
    const again = await world.tap(OLEG, preview, 'announce')
    expect(again.find('announce.send')).toEqual(review.find('announce.send'))
  })

  test('one answer is edited, the others stay', async () => {
    const world = await announceWorld()
    const review = await writeUp(world, OLEG, '2')
    await world.tap(OLEG, review, 'edit announce text')
    const { words } = await world.type(OLEG, 'Другое')
    expect(words).toContain('Другое')
    expect(words).toContain('Куда: Придуманная')
  })

  test('a paid pace shows its price', async () => {
    const world = await announceWorld(100)
    expect((await writeUp(world, VERA, 'all')).words).toContain('не больше 1 Telegram Star')
  })
})

test.each([
  [1, 'announce.timeSoon', {}],
  [1770, 'announce.timeSoon', {}],
  [1800, 'announce.timeMinutes', { minutes: 1 }],
  [73_676, 'announce.timeMinutes', { minutes: 41 }],
  [1_000_000, 'announce.timeHours', { hours: 10 }],
])('%i messages at 30 a second: %s', (count, key, vars) => {
  expect({ vars: {}, ...sendingTime(count, 30) }).toEqual({ key, vars })
})
