import { test } from 'vitest'
import { demoPicture } from '../../simulator/demo-picture.ts'
import type { Hands } from '../support/browser.ts'
import { picture, startDemo } from './demo.ts'

const ANNA = 1002
const VERA = 1006
const TEXT = '**Собрание** в пятницу в 15:00, в актовом зале. Приходите!'

/** Вера begins an announcement to everybody and comes to where it is checked. */
async function announceToAll(vera: Hands, attachFirst?: () => Promise<void>): Promise<void> {
  await vera.press('Новое объявление')
  await vera.sees('Шаг 1 из 3')
  await attachFirst?.()
  await vera.type(TEXT)
  await vera.sees('Шаг 2 из 3')
  await vera.press('Всем, кто запустил бота')
  await vera.sees('Шаг 3 из 3')
  await vera.press('Всем связанным с ботом')
  await vera.sees('Проверьте объявление')
}

test('Вера announces with a picture to everybody who started the bot, and takes it back', async () => {
  const { demo, url } = await startDemo()
  const anna = await demo.chat(url, ANNA, 'phone')

  const vera = await demo.chat(url, VERA, 'phone')
  await announceToAll(vera, async () => {
    await vera.attach('афиша.png', 'image/png', demoPicture(640, 400))
    await vera.picture(picture('announce-attach'))
  })
  await vera.picture(picture('announce-review'))
  await vera.press('Когда')
  await vera.sees('Когда отправить')
  await vera.picture(picture('announce-when'))
  await vera.press('← Назад')
  await vera.sees('Проверьте объявление')
  // Urgent, so that the walk ends the same at night.
  await vera.press('Срочность')
  await vera.sees('Берегите его')
  await vera.picture(picture('announce-urgent'))
  await vera.press('Срочное')
  await vera.sees('придёт и ночью')
  await vera.press('Отправить')
  await vera.page.getByTestId('toast').getByText('Отправка началась').waitFor()

  await anna.sees('в актовом зале')
  await vera.sees('— отправлено')
  await vera.press('Подробнее')
  await vera.sees(/Отправлено: [1-9]/)
  await vera.sees('Обещали закончить')
  await vera.picture(picture('announce'))
  await vera.press('Отозвать')
  await vera.sees('Отозвать объявление № 1')
  await vera.picture(picture('announce-retract'))
  await vera.press('Да, отозвать')
  await vera.sees('отзывается')
  await anna.page.getByTestId('log').getByText('в актовом зале').waitFor({ state: 'detached' })
  await vera.press('Обновить')
  await vera.sees('Отозвано: удалено')
  await vera.picture(picture('announce-retracted'))
})

test('Вера watches how far an announcement is and when it ends', async () => {
  // So slow that there is something to watch.
  const { demo, url } = await startDemo({ SEND_RATE: '1' })
  const vera = await demo.chat(url, VERA, 'phone')
  await announceToAll(vera)
  await vera.press('Срочность')
  await vera.press('Срочное')
  await vera.press('Отправить')
  await vera.sees(/Отправлено: [1-9]/)
  await vera.sees('Ждут отправки')
  await vera.sees('Закончится')
  await vera.picture(picture('progress'))
  await vera.sees('— отправлено')
})

test('Анна chooses what she is sent and her clock, and edits a message', async () => {
  const { demo, url } = await startDemo()
  const anna = await demo.chat(url, ANNA, 'phone')
  await anna.press('Настройки')
  await anna.sees('Часовой пояс: Москва')
  await anna.press('Что присылать')
  await anna.sees('Срочное приходит всегда')
  await anna.press('🔔 Объявления')
  await anna.page.getByTestId('inline-button').filter({ hasText: '🔕 Объявления: отключены' }).waitFor()
  await anna.picture(picture('settings-mail'))
  await anna.press('Часовой пояс')
  await anna.sees('Сейчас: Москва')
  await anna.picture(picture('settings-zones'))
  await anna.press('Омск')
  await anna.sees('Часовой пояс: Омск')
  await anna.type('Доброе утро')
  await anna.page.getByTestId('edit-message').last().click()
  await anna.type('Добрый день')
  await anna.sees('изменено')
  await anna.page.getByTestId('message').filter({ hasText: 'Добрый день' }).waitFor()
})
