import { test } from 'vitest'
import { picture, startDemo } from './demo.ts'

const ANNA = 1002
const VERA = 1006
const TEXT = '**Собрание** в пятницу в 15:00, в актовом зале. Приходите!'

test('Вера announces to everybody who started the bot', async () => {
  const { demo, url } = await startDemo()
  const anna = await demo.open(url, 'phone')
  await anna.be(ANNA)
  await anna.page.getByTestId('start').click()
  await anna.sees('Настройки')

  const vera = await demo.open(url, 'desktop')
  await vera.be(VERA)
  await vera.page.getByTestId('start').click()
  await vera.sees('Настройки')
  await vera.press('Новое объявление')
  await vera.sees('Шаг 1 из 3')
  await vera.type(TEXT)
  await vera.sees('Шаг 2 из 3')
  await vera.press('Всем, кто запустил бота')
  await vera.sees('Шаг 3 из 3')
  await vera.press('Всем связанным с ботом')
  await vera.sees('Проверьте объявление')
  await vera.press('Показать мне')
  await vera.sees('Так объявление увидят получатели')
  await vera.press('← К проверке')
  await vera.sees('Проверьте объявление')
  await vera.press('Отправить')
  await vera.page.getByTestId('toast').getByText('Отправка началась').waitFor()

  await anna.sees('в актовом зале')
  await vera.sees('— отправлено')
  await vera.press('Подробнее')
  await vera.sees(/Отправлено: [1-9]/)
  await vera.sees('— отправлено')
  await vera.picture(picture('announce'))
})
