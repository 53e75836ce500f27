import { describe, expect, test } from 'vitest'
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
  test('of 5 000 characters is refused with how many to cut, and asked again', async () => {
    const world = await announceWorld()
    await world.command(OLEG)
    const { words } = await world.type(OLEG, 'я'.repeat(5000))
    expect(words).toContain('5 000 знаков, помещается 4 096. Сократите на 904')
    expect(words).toContain('Шаг 1 из 3')
  })

  test('of 5 000 characters that an app cut in two is refused as one, and asked again', async () => {
    const world = await announceWorld()
    await world.command(OLEG)
    await world.type(OLEG, 'я'.repeat(4096))
    const { words } = await world.type(OLEG, 'я'.repeat(904))
    expect(words).toContain('вместе в них 5 000 знаков, а помещается 4 096. Сократите на 904')
    expect(words).toContain('Шаг 1 из 3')
    expect((await world.type(OLEG, 'Короче')).words).toContain('Шаг 2 из 3')
  })

  test.each(['   ', '\n\t'])('of nothing is refused', async (text) => {
    const world = await announceWorld()
    await world.command(OLEG)
    expect((await world.type(OLEG, text)).words).toContain('нет слов')
  })

  test('with marks that cross is refused before anybody sees it', async () => {
    const world = await announceWorld()
    await world.command(OLEG)
    expect((await world.type(OLEG, '**в __пятницу** собрание__')).words).toContain('перекрещены')
    expect(world.tried(OLEG)).toEqual([])
  })

  test('cannot be a sticker or a voice message', async () => {
    const world = await announceWorld()
    await world.command(OLEG)
    expect((await world.say(OLEG, { kind: 'other' })).words).toContain('одну картинку или один файл')
  })

  test('of 4 096 characters reaches the review and is shown whole above it', async () => {
    const world = await announceWorld()
    const { words, find } = await writeUp(world, OLEG, '2', 'я'.repeat(4096))
    expect(words).toContain('Проверьте объявление')
    expect(find('announce.send')).toBeDefined()
    expect(world.tried(OLEG).map(({ text }) => text)).toEqual(['я'.repeat(4096)])
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
  test('shows place, role, number of people and when it ends; the message itself stands above', async () => {
    const world = await announceWorld()
    const { words, find } = await writeUp(world, OLEG, '2')
    expect(words).toContain('Куда: Придуманная')
    expect(words).toContain('Кому: Всем связанным с ботом')
    expect(words).toContain('Получат 2 человека.')
    expect(words).toContain('Закончится около 09:00, 21 ноября')
    expect(world.tried(OLEG)).toMatchObject([
      { text: 'Собрание в пятницу', entities: [{ type: 'bold', offset: 11, length: 7 }] },
    ])
    expect(find('menu')).toBeDefined()
  })

  test('offers no sending where nobody would get it', async () => {
    const world = await announceWorld()
    const { words, find } = await writeUp(world, OLEG, '20')
    expect(words).toContain('Получателей пока нет')
    expect(find('announce.send')).toBeUndefined()
  })

  test('shows the message once, and once more where that is wanted', async () => {
    const world = await announceWorld()
    const review = await writeUp(world, OLEG, '2')
    await world.tap(OLEG, review, 'edit announce role')
    const again = await world.press(OLEG, 'answer', 'announce', 'role', 'members')
    expect(world.tried(OLEG)).toHaveLength(1)
    const shown = await world.tap(OLEG, again, 'announce.preview')
    expect(world.tried(OLEG)).toHaveLength(2)
    expect(shown.find('announce.send')).toEqual(again.find('announce.send'))
  })

  test('one answer is edited, the others stay, and the new message is shown', async () => {
    const world = await announceWorld()
    const review = await writeUp(world, OLEG, '2')
    await world.tap(OLEG, review, 'edit announce text')
    const { words } = await world.type(OLEG, 'Другое')
    expect(words).toContain('Куда: Придуманная')
    expect(world.tried(OLEG).map(({ text }) => text)).toEqual(['Собрание в пятницу', 'Другое'])
  })

  test('says what to do where somebody types', async () => {
    const world = await announceWorld()
    await writeUp(world, OLEG, '2')
    const { words } = await world.type(OLEG, 'Другое')
    expect(words).toContain('нажмите «Изменить текст»')
    expect(words).toContain('Проверьте объявление')
  })

  test('a paid pace shows its price, and is refused above the limit with what to do', async () => {
    const world = await announceWorld({ rate: 100, starsLimit: 1 })
    expect((await writeUp(world, VERA, 'all')).words).toContain('не больше 1 Telegram Star')
    const poor = await announceWorld({ rate: 100, starsLimit: 0 })
    const { words, find } = await writeUp(poor, VERA, 'all')
    expect(words).toContain('нужно до 1 Telegram Star, а разрешено 0')
    expect(find('announce.send')).toBeUndefined()
  })

  test('at night says that people get it in the morning, unless it is urgent', async () => {
    const world = await announceWorld()
    world.clock.now = new Date('2022-11-21T20:30:00Z')
    const review = await writeUp(world, OLEG, '2')
    expect(review.words).toContain('Закончится около 08:00, 22 ноября')
    expect(review.words).toContain('С 22:00 до 8:00 по часам получателя бот не пишет')
    const asked = await world.tap(OLEG, review, 'edit announce class')
    expect(asked.words).toContain('Берегите его')
    const urgent = await world.tap(OLEG, asked, 'answer announce class urgent')
    expect(urgent.words).toContain('Срочное')
    expect(urgent.words).toContain('Закончится около 23:30, 21 ноября')
    expect(urgent.words).not.toContain('бот не пишет')
  })
})

describe('when', () => {
  async function ask(step: string, at = '2022-11-21T06:00:00Z') {
    const world = await announceWorld()
    world.clock.now = new Date(at)
    return { world, asked: await world.tap(OLEG, await writeUp(world, OLEG, '2'), `edit announce ${step}`) }
  }

  test.each([
    ['18:30', '18:30, 21 ноября'],
    ['8:15', '08:15, 22 ноября'],
    ['завтра в 9:00', '09:00, 22 ноября'],
    ['26.11 09:00', '09:00, 26 ноября'],
    ['1.1.2023 0:05', '00:05, 1 января'],
  ])('%s is typed', async (typed, start) => {
    const { world } = await ask('start')
    expect((await world.type(OLEG, typed)).words).toContain(`Начнётся в ${start}`)
  })

  test.each([
    ['скоро', 'Не получилось понять время'],
    ['25:00', 'Не получилось понять время'],
    ['сегодня 8:00', 'уже прошло'],
    ['20.11.2022 09:00', 'уже прошло'],
    ['1.6.2023 09:00', 'самое позднее — через 60 дней'],
  ])('%s is refused', async (typed, why) => {
    const { world } = await ask('start')
    expect((await world.type(OLEG, typed)).words).toContain(why)
  })

  test('is pressed; what has passed is not offered; the end follows the start', async () => {
    const { world, asked } = await ask('start', '2022-11-21T16:00:00Z')
    expect(asked.find('answer announce start evening')).toBeUndefined()
    const morning = await world.tap(OLEG, asked, 'answer announce start morning')
    expect(morning.words).toContain('Начнётся в 09:00, 22 ноября')
    expect(morning.words).toContain('Закончится около 09:00, 22 ноября')
  })

  test('it is out of date may not lie before the start', async () => {
    const { world, asked } = await ask('expires')
    const review = await world.tap(OLEG, asked, 'answer announce expires tonight')
    expect(review.words).toContain('Неактуально после 22:00, 21 ноября')
    await world.tap(OLEG, review, 'edit announce start')
    expect((await world.type(OLEG, 'завтра 9:00')).words).toContain('Срок должен быть позже')
    const back = await world.press(OLEG, 'back', 'announce')
    expect(back.words).toContain('Проверьте объявление')
    expect(back.words).not.toContain('Начнётся')
  })
})
