import { expect, test } from 'vitest'
import { picture, startDemo } from './demo.ts'

const ANNA = 1002

test('Анна finds a partner near her in three taps and sees by month what came back', async () => {
  const { demo, url } = await startDemo()
  const anna = await demo.chat(url, ANNA, 'phone')
  await anna.choose('Бонусы', 'Вы участник')
  await anna.choose('Партнёры рядом', 'Партнёры рядом: Верхнеозёрск')
  await anna.showTop()
  await anna.picture(picture('partners'))
  await anna.choose(/Большая перемена/, 'Кешбэк: до 10 %')
  expect(await anna.ways()).toBeGreaterThan(0)
  await anna.choose('← Бонусы', 'Вы участник')
  await anna.choose('Кешбэк по месяцам', 'ноябрь 2022')
  await anna.seesPhoto()
  await anna.showTop()
  await anna.picture(picture('bonus-months'))
  await anna.choose('Мои покупки', 'Всего 15')
  expect(await anna.ways()).toBeGreaterThan(0)
})
