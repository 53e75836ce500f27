import { test } from 'vitest'
import { startDemo } from './demo.ts'

const IVAN = 1001
const BORIS = 1003

test('Борис gets the link for joining; Иван opens it in his chat and is asked no place', async () => {
  const { demo, url } = await startDemo()
  const boris = await demo.chat(url, BORIS, 'phone')
  await boris.press('Моя организация')
  await boris.press('Ссылка для вступления')
  const link = boris.page.getByTestId('message-text').getByRole('link', { name: 't.me/' }).last()
  const href = (await link.getAttribute('href')) ?? ''
  const payload = new URL(href).searchParams.get('start') ?? ''

  const ivan = await demo.open(`${url}?as=${IVAN}&start=${payload}`, 'phone')
  await ivan.page.getByTestId('start').click()
  await ivan.sees('Шаг 1 из 5')
  await ivan.type('/cancel')
  await ivan.sees('Ответы сохранены')
  await ivan.type(`Вот ссылка: ${href}`)
  await ivan.sees('Я понимаю кнопки и команды')
  await ivan.page.getByTestId('message-text').getByRole('link', { name: 't.me/' }).last().click()
  await ivan.page.getByTestId('message').last().getByText('Шаг 1 из 5').waitFor()
})
