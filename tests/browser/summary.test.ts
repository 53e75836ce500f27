import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { picture, startDemo } from './demo.ts'
import { pagesOf } from './paper.ts'

const GALINA = 1004
const OLEG = 1005
const VERA = 1006

test('on Monday Галина reads one screen: what changed, what to do, who needs help; pictures and tables stand behind buttons', async () => {
  const { demo, url } = await startDemo()
  const galina = await demo.chat(url, GALINA, 'phone')
  await galina.choose('Сводка', 'Охват реестром')
  await galina.showTop()
  await galina.picture(picture('summary'))
  await galina.press('Картинка')
  await galina.seesPhoto()
  await galina.picture(picture('summary-chart'))
  await galina.press('К сводке')
  await galina.hears('Охват реестром')
  await galina.press('Таблица')
  await galina.hears('таблиц')
  expect((await galina.file()).subarray(0, 2).toString()).toBe('PK')
  await galina.press('К сводке')
  await galina.hears('Охват реестром')
})

test('Вера sees the regions of the union as tiles, and changes a day of the reminders', async () => {
  const { demo, url } = await startDemo()
  const vera = await demo.chat(url, VERA, 'phone')
  await vera.choose('Сводка', 'Охват реестром')
  await vera.press('Все регионы')
  await vera.seesPhoto()
  await vera.picture(picture('summary-tiles'))

  await vera.type('/menu')
  await vera.choose('Настройка бота', 'для всего Профсоюза')
  await vera.choose('Напоминания о пустых полях', 'Дни считаются')
  await vera.picture(picture('tables'))
  await vera.choose('Срочно, с дня: 14', 'Пришлите новое число')
  await vera.tell('20', 'было 14, станет 20')
  await vera.press('Сохранить')
  await vera.button('Срочно, с дня: 20').waitFor()
  await vera.press('Вернуть, как было')
  await vera.button('Срочно, с дня: 14').waitFor()
})

test('Олег takes the analysis of the quarter as a paper and as a workbook, and sees who has not filed', async () => {
  const { demo, url } = await startDemo()
  const oleg = await demo.chat(url, OLEG, 'phone')
  await oleg.tell('/report', 'таблиц')
  await oleg.choose('Анализ за квартал', 'Кадры и актив')
  await oleg.press('Скачать PDF')
  await oleg.hears('Анализ готов')
  const [first, ...more] = await pagesOf(await oleg.file())
  expect(more.length).toBeGreaterThan(0)
  writeFileSync(picture('analysis'), first ?? '')
  await oleg.press('← Назад')
  await oleg.hears('Кадры и актив')
  await oleg.press('Скачать Excel')
  await oleg.hears('Анализ готов')
  const workbook = await oleg.file()
  expect(workbook.subarray(0, 2).toString()).toBe('PK')

  await oleg.tell('/menu', 'Выберите, что нужно')
  await oleg.choose('Сдача отчётов', 'Сдали')
  await oleg.showTop()
  await oleg.picture(picture('campaign'))
  await oleg.choose('Кого отметить', 'Кого отметить')
  expect(await oleg.ways()).toBeGreaterThan(0)
})
