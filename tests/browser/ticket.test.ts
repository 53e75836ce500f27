import { expect, test } from 'vitest'
import { openPage } from '../support/browser.ts'
import { picture, startDemo } from './demo.ts'
import { onlyPageOf } from './paper.ts'

const ANNA = 1002
const BORIS = 1003

test('Анна shows her ticket, takes the dark one and prints it; whoever looks at its code reads that it is good', async () => {
  const { demo, url } = await startDemo()
  const anna = await demo.chat(url, ANNA, 'phone')
  await anna.choose('Мой билет', 'Билет №')
  await anna.seesPhoto()
  await anna.choose('Тёмная тема', 'Билет №')
  await anna.press('Светлая тема')
  await anna.button('Тёмная тема').waitFor()
  await anna.showTop()
  await anna.picture(picture('ticket'))
  const code = await anna.address('Проверить билет')

  await anna.choose('Для печати', 'распечатайте и вырежьте')
  expect((await onlyPageOf(await anna.file())).length).toBeGreaterThan(10_000)
  expect(await anna.ways()).toBeGreaterThan(0)

  const till = await openPage(code, 'phone')
  await till.locator('#word').getByText('Действителен').waitFor()
})

test('Борис marks several plastic cards at once as handed over, and takes it back', async () => {
  const { demo, url } = await startDemo()
  const boris = await demo.chat(url, BORIS, 'phone')
  await boris.choose('Моя организация', 'Паспорт заполнен')
  await boris.choose('Раздать билеты: 2', 'Отметьте людей')
  await boris.press('Отметить всех на странице')
  await boris.button('Выданы на руки: 2').waitFor()
  await boris.picture(picture('tickets'))
  await boris.choose('Выданы на руки: 2', 'Отмечены выданными 2 билета')
  expect(await boris.ways()).toBeGreaterThan(0)
  await boris.choose('Отменить', 'Отменено: 2')
  await boris.button('Готовы, ждут вручения: 2').waitFor()
})
