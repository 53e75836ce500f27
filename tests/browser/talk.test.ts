import { expect, test } from 'vitest'
import { applies } from './applies.ts'
import { picture, startDemo } from './demo.ts'

const IVAN = 1001
const ANNA = 1002
const BORIS = 1003

test('Борис asks the applicant, Иван answers; neither sees the other’s phone or account in it', async () => {
  const { demo, url } = await startDemo()
  const ivan = await demo.open(url, 'phone')
  await applies(ivan, IVAN)
  const boris = await demo.open(url, 'phone')
  await boris.be(BORIS)
  await boris.choose('Открыть', 'Сочинялкин Иван Петрович')
  await boris.choose('Задать вопрос', 'Напишите его одним сообщением')
  await boris.tell('В каком классе вы ведёте уроки?', 'Вопрос передан')
  expect(await boris.ways()).toBeGreaterThan(0)

  await ivan.hears('В каком классе')
  await ivan.choose('Ответить', 'Сообщение председателю')
  await ivan.tell('В пятом «А», математику', 'Передано председателю')
  expect(await ivan.ways()).toBeGreaterThan(0)

  await boris.hears('В пятом «А»')
  await boris.choose('Открыть', 'Заявитель: В пятом «А»')
  await boris.picture(picture('talk'))
  expect(await boris.ways()).toBeGreaterThan(0)
})

test('Анна reads the common answers first, asks her own question and gets the answer', async () => {
  const { demo, url } = await startDemo()
  const anna = await demo.chat(url, ANNA, 'phone')
  await anna.choose('Спросить', 'Выберите тему')
  await anna.choose('Билет', 'Карта потеряна или сменилась фамилия')
  await anna.choose('Задать свой вопрос', 'Напишите одним сообщением')
  await anna.tell('Когда можно забрать карту?', 'Вопрос передан')

  const boris = await demo.open(url, 'phone')
  await boris.be(BORIS)
  await boris.choose('Ответить', 'Вопрос: Когда можно забрать карту?')
  await boris.tell('В четверг после уроков', 'Ответ передан')
  expect(await boris.ways()).toBeGreaterThan(0)

  await anna.hears('Ответ: В четверг после уроков')
  await anna.picture(picture('question'))
  await anna.choose('Спасибо, помогло', 'Вопрос закрыт')
  expect(await anna.ways()).toBeGreaterThan(0)
})
