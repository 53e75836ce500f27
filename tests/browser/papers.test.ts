import { expect, test } from 'vitest'
import { startDemo } from './demo.ts'
import { onlyPageOf } from './paper.ts'

const ANNA = 1002
const BORIS = 1003

test('Анна prints her statement on dues: one sheet', async () => {
  const { demo, url } = await startDemo()
  const anna = await demo.chat(url, ANNA, 'phone')
  await anna.tell('/card', 'Билет №')
  await anna.choose('Указать мой статус', 'не указан статус')
  await anna.choose('работающий', 'Статус записан')
  await anna.tell('/card', 'Билет №')
  await anna.choose('Заявления', 'Заявления на бумаге')
  await anna.choose('Об удержании взносов', 'от Придумкиной Анны Вымысловны')
  await anna.choose('Верно', 'Заявление об удержании взносов готово')
  expect((await onlyPageOf(await anna.file())).length).toBeGreaterThan(10_000)
  expect(await anna.ways()).toBeGreaterThan(0)
})

test('Борис prints the poster of his school: one sheet', async () => {
  const { demo, url } = await startDemo()
  const boris = await demo.chat(url, BORIS, 'phone')
  await boris.choose('Моя организация', 'Паспорт заполнен')
  await boris.choose('Ссылка для вступления', 't.me/')
  await boris.seesPhoto()
  await boris.choose('Плакат A4', 'Плакат')
  expect((await onlyPageOf(await boris.file())).length).toBeGreaterThan(10_000)
  expect(await boris.ways()).toBeGreaterThan(0)
})
