import { expect, test } from 'vitest'
import { beginsToJoin, finishesJoining } from './applies.ts'
import { picture, startDemo } from './demo.ts'

const IVAN = 1001
const BORIS = 1003

test('Иван joins, Борис accepts, Иван hears of it', async () => {
  const { demo, url } = await startDemo()
  const ivan = await demo.open(url, 'desktop')
  await beginsToJoin(ivan, IVAN)
  await finishesJoining(ivan)
  await ivan.picture(picture('join'))
  await ivan.press('Отправить')
  await ivan.sees('Заявление отправлено')

  const boris = await demo.open(url, 'phone')
  await boris.be(BORIS)
  await boris.sees('Новое заявление о вступлении')
  await boris.press('Открыть')
  await boris.sees('Сочинялкин Иван Петрович')
  await boris.press('Принять')
  await boris.sees('Внесите карточку в АИС')
  await boris.picture(picture('accept'))

  await ivan.sees('Поздравляем, вас приняли в Профсоюз!')
})

test('a product killed in the middle of joining goes on at the same step', async () => {
  const { demo, url } = await startDemo()
  const ivan = await demo.open(url, 'phone')
  await beginsToJoin(ivan, IVAN)
  await ivan.page.goto('about:blank')
  expect(await demo.stop('SIGKILL')).toBeNull()

  const again = await demo.start(Number(new URL(url).port))
  expect(again).toBe(url)
  await ivan.page.goto(again)
  await ivan.be(IVAN)
  await ivan.sees('Шаг 3 из 6')
  await finishesJoining(ivan)
  await ivan.press('Отправить')
  await ivan.sees('Заявление отправлено')
})
