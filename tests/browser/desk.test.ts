import { expect, test } from 'vitest'
import { picture, startDemo } from './demo.ts'

const BORIS = 1003

test('Борис sees what waits at his desk, gives a member a status, and takes the link that brings the others', async () => {
  const { demo, url } = await startDemo()
  const boris = await demo.chat(url, BORIS, 'phone')
  await boris.choose('Моя организация', 'Ждёт вас')
  await boris.showTop()
  await boris.picture(picture('desk'))
  await boris.choose('Указать статус людям: 2', 'Без статуса: 2')
  await boris.choose('1 работает', 'Без статуса: 1')
  await boris.choose('Отменить', 'Отменено: 1')
  await boris.choose('← Назад', 'Ждёт вас')
  await boris.choose('До кого не дойдёт сообщение', 'Сообщения бота доходят до')
  await boris.choose('Как их позвать', '?start=link')
  await boris.seesPhoto()
  expect(await boris.ways()).toBeGreaterThan(0)
})
