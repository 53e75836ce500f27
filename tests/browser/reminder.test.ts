import { test } from 'vitest'
import { picture, startDemo } from './demo.ts'

const BORIS = 1003
const GALINA = 1004

test('a reminder comes to Борис on Monday, is filled from, and loses what was filled elsewhere', async () => {
  const { demo, url } = await startDemo()
  const boris = await demo.chat(url, BORIS, 'phone')
  const galina = await demo.chat(url, GALINA, 'desktop')
  await galina.page.getByTestId('panel-open').click()
  await galina.page.getByTestId('clock-monday').click()
  await boris.hears('не заполнено 8 полей. Заполнить можно прямо здесь')
  await boris.showTop()
  await boris.picture(picture('reminder'))

  await boris.tell('/gaps', 'В паспорте не заполнено 8 полей')
  await boris.choose('Заполнить: ИНН', 'Напишите 10 цифр')
  await boris.tell('1234567890', 'Такого ИНН не бывает')
  await boris.tell('7707083893', 'осталось')
  await galina.page.getByTestId('clock-hour').click()
  const reminder = boris.page.getByTestId('message').filter({ hasText: 'Заполнить можно прямо здесь' })
  await reminder.filter({ hasText: 'не заполнено 7 полей' }).waitFor()

  await reminder.getByTestId('inline-button').filter({ hasText: 'электронная почта' }).click()
  await boris.sees('Напишите адрес электронной почты')
  await boris.tell('boris@example.org', 'Теперь работает: доступ в АИС')
  await boris.choose('Нет', 'не заполнено')
})
