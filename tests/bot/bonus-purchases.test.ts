import { expect, test } from 'vitest'
import { cashbackByMonth } from '../../db/repos/purchases.ts'
import { bonusWorld } from './bonus-world.ts'

test('cashback by month: twelve months up to today, the empty ones with zeros', async () => {
  const { database, partner, bought } = await bonusWorld()
  const shop = await partner('Лавка')
  await bought(shop, '2021-11-30', 1_00, 1)
  await bought(shop, '2021-12-01', 2_00, 2)
  await bought(shop, '2022-11-01', 100_00, 5_00)
  await bought(shop, '2022-11-21', 50_00, 2_50)
  const months = await cashbackByMonth(database.read, 1, '2022-11-21')
  expect(months.map(({ month }) => month)).toEqual([
    ...['2021-12', '2022-01', '2022-02', '2022-03', '2022-04', '2022-05'],
    ...['2022-06', '2022-07', '2022-08', '2022-09', '2022-10', '2022-11'],
  ])
  expect(months[0]).toEqual({ month: '2021-12', purchases: 1, amountKopecks: 200, cashbackKopecks: 2 })
  expect(months[1]).toEqual({ month: '2022-01', purchases: 0, amountKopecks: 0, cashbackKopecks: 0 })
  expect(months[11]).toEqual({ month: '2022-11', purchases: 2, amountKopecks: 15000, cashbackKopecks: 750 })
  expect((await cashbackByMonth(database.read, 2, '2022-11-21')).every((row) => row.purchases === 0)).toBe(
    true,
  )
})

test('the months are told in words; with nothing in the last year, the year of the last purchase', async () => {
  const { anna, partner, bought } = await bonusWorld()
  expect(await anna.route('bonus.months')).toContain('Покупок пока не было')
  const shop = await partner('Лавка')
  await bought(shop, '2020-03-05', 1234_56, 12_30)
  expect(await anna.route('bonus.months')).toContain('Вот год, в котором была последняя')
  expect(anna.text.replaceAll('\u00a0', ' ')).toContain('• март 2020: 12,30 ₽ (1 покупка на 1 234,56 ₽)')
  expect(anna.text).not.toContain('За 12 месяцев вернулось')
  await bought(shop, '2022-10-05')
  await anna.route('bonus.months')
  expect(anna.text).toContain('За 12 месяцев вернулось')
  expect(anna.text).not.toContain('март 2020')
  expect(anna.text).toContain('• октябрь 2022: 5,00 ₽')
  expect(anna.text).toContain('• ноябрь 2022: —')
})

test('purchases are paged, the latest first; a page that is not there is the nearest one', async () => {
  const { anna, pyotr, partner, bought } = await bonusWorld()
  expect(await anna.route('purchases')).toContain('Покупок пока нет')
  const shop = await partner('<b>Лавка</b>')
  for (let day = 1; day <= 19; day++) await bought(shop, `2022-10-${String(day).padStart(2, '0')}`)
  expect(await anna.route('purchases')).toContain('Всего 19. Страница 1 из 3')
  expect(anna.text).toContain('• 19.10.2022 · Лавка')
  await anna.press('Дальше')
  expect(anna.text).toContain('Страница 2 из 3')
  expect(await anna.route('purchases', '9999')).toContain('Страница 3 из 3')
  expect(await anna.route('purchases', 'drop')).toContain('Страница 1 из 3')
  expect(await pyotr.route('purchases')).toContain('Покупок пока нет')
})

test('the steps are ticked one by one; all of them end with the day to wait for', async () => {
  const { anna } = await bonusWorld()
  await anna.route('bonus.steps')
  expect(anna.labels.slice(0, 4).every((label) => label.startsWith('◻️'))).toBe(true)
  await anna.press('Вошёл(ла)')
  await anna.press('Данные')
  await anna.press('Иду в магазин')
  expect(anna.labels[0]).toBe('✅ Вошёл(ла) в личный кабинет')
  await anna.press('Данные')
  expect(anna.labels[1]).toBe('◻️ Данные в кабинете верные')
  await anna.press('Данные')
  expect(await anna.press('Жду')).toContain('Всё отмечено. Если письмо не придёт до 24.11.2022')
  expect(await anna.route('bonus.steps', '9x<11')).toContain('Чтобы кешбэк не потерялся')
})

test('who does not take part yet is told how to begin, with the number of the ticket', async () => {
  const { anna } = await bonusWorld({ participant: false })
  expect(await anna.command('bonus')).toContain('пока не участвуете')
  expect(await anna.press('Как начать')).toContain('77-001')
})
