import { test } from 'vitest'
import { picture, startDemo } from './demo.ts'

const BORIS = 1003
const GALINA = 1004

test('Борис fills a gap, and on Monday the summary comes to Галина', async () => {
  const { demo, url } = await startDemo()
  const boris = await demo.chat(url, BORIS, 'phone')
  await boris.press('Моя организация')
  await boris.sees('Паспорт заполнен на')
  await boris.press('Заполнить: 8 полей')
  await boris.sees('не заполнено 8 полей')
  await boris.showTop()
  await boris.picture(picture('gaps'))
  await boris.press('Заполнить: электронная почта')
  await boris.sees('Напишите адрес электронной почты')
  await boris.type('boris')
  await boris.sees('Это не похоже на адрес почты')
  await boris.type('boris@example.org')
  await boris.sees('согласие на рассылки по почте')
  await boris.press('Да')
  await boris.sees('не заполнено 6 полей')

  const galina = await demo.chat(url, GALINA, 'desktop')
  await galina.page.getByTestId('panel-open').click()
  await galina.page.getByTestId('clock-monday').click()
  await galina.sees('Что сделать на этой неделе')
  await galina.page.getByTestId('clock-progress').waitFor({ state: 'hidden' })
  await galina.page.getByTestId('panel-close').click()
  await galina.page.getByTestId('demo-time').getByText('09:00').waitFor()
})
