import { expect, test } from 'vitest'
import type { Hands } from '../support/browser.ts'
import { picture, startDemo } from './demo.ts'

const IVAN = 1001
const BORIS = 1003

async function begin(ivan: Hands): Promise<void> {
  await ivan.be(IVAN)
  await ivan.page.getByTestId('start').click()
  await ivan.sees('Здравствуйте!')
  await ivan.press('Вступить в Профсоюз')
  await ivan.sees('Шаг 1 из 6')
  await ivan.press('Согласен')
  await ivan.sees('Шаг 2 из 6')
  await ivan.type('05.03.1985')
  await ivan.sees('Шаг 3 из 6')
}

async function finish(ivan: Hands): Promise<void> {
  await ivan.type('Сочинялкин Иван Петрович')
  await ivan.sees('Шаг 4 из 6')
  await ivan.type('школа 1')
  await ivan.press(/Школа № 1$/)
  await ivan.sees('Шаг 5 из 6')
  await ivan.press('Работаю')
  await ivan.sees('Шаг 6 из 6')
  await ivan.shareContact()
  await ivan.sees('Проверьте заявление')
}

test('Иван joins, Борис accepts, Иван hears of it', async () => {
  const { demo, url } = await startDemo()
  const ivan = await demo.open(url, 'desktop')
  await begin(ivan)
  await finish(ivan)
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
  await begin(ivan)
  await ivan.page.goto('about:blank')
  expect(await demo.stop('SIGKILL')).toBeNull()

  const again = await demo.start(Number(new URL(url).port))
  expect(again).toBe(url)
  await ivan.page.goto(again)
  await ivan.be(IVAN)
  await ivan.sees('Шаг 3 из 6')
  await finish(ivan)
  await ivan.press('Отправить')
  await ivan.sees('Заявление отправлено')
})
