import { describe, expect, test } from 'vitest'
import { announceWorld, OLEG, writeUp } from './announce-world.ts'

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
