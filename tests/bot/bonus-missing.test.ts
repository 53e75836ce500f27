import { expect, test } from 'vitest'
import { bonusWorld, regional } from './bonus-world.ts'

/** NOW is Monday 21.11.2022. */
async function world(options: { participant?: boolean } = {}) {
  const made = await bonusWorld(options)
  const shop = await made.partner('Кафе «Рядом»', regional('Ясногорск'))
  return { ...made, shop }
}

test('paid lately: wait until the third working day, weekends not counted', async () => {
  const { anna } = await world()
  expect(await anna.route('cashback')).toContain('В каком магазине была покупка?')
  expect(await anna.say('кафе рядам')).toContain('Это он?')
  await anna.press('Кафе «Рядом»')
  await anna.press('Из личного кабинета')
  expect(await anna.say('18.11')).toContain('Подождите до 23.11.2022 включительно')
  expect(anna.labels).toContain('⌂ Меню')
})

test('not through the account: this order earns nothing, and why', async () => {
  const { anna } = await world()
  await anna.route('cashback')
  await anna.say('рядом')
  await anna.press('Кафе «Рядом»')
  expect(await anna.press('Сразу на сайт')).toContain('За этот заказ кешбэка не будет')
  expect(anna.labels).toContain('Личный кабинет PROFCARDS')
})

test('a shop that is no partner earns nothing', async () => {
  const { anna } = await world()
  await anna.route('cashback')
  expect(await anna.say('Гипермаркет Ололо')).toContain('Партнёра с таким названием я не нашёл')
  expect(await anna.press('Его нет в списке')).toContain('Магазина нет среди партнёров')
  expect(anna.labels).toContain('Партнёры рядом')
})

test('late and without a letter: support, with a text to copy', async () => {
  const { anna } = await world()
  await anna.route('cashback')
  await anna.say('рядом')
  await anna.press('Кафе «Рядом»')
  await anna.press('Из личного кабинета')
  expect(await anna.say('1.11.2022')).toContain('Пришло ли письмо')
  await anna.press('Письма нет')
  expect(anna.text).toContain('77-001')
  const end = await anna.press('Нет или не уверен')
  // Friday 4 November is a holiday: 2, 3 and 7 November are the three days.
  expect(end).toContain('Срок подтверждения прошёл 07.11.2022')
  expect(end).toContain('До обращения исправьте данные')
  const letter = await anna.press('Готовый текст')
  expect(letter).toContain('Магазин: Кафе «Рядом»')
  expect(letter).toContain('Дата оплаты: 01.11.2022')
  expect(letter).toContain('Номер билета: 77-001')
  expect(await anna.press('К ответу')).toContain('поддержку PROFCARDS')
})

test('what is on record is not asked: neither the shop nor the day', async () => {
  const { anna, shop, bought } = await world()
  await bought(shop, '2022-11-10', 500_00, 0)
  await bought(shop, '2022-11-02', 100_00, 5_00)
  expect(await anna.route('cashback')).toContain('одна из ваших последних покупок')
  expect(await anna.press('02.11')).toContain('начислен: 5,00 ₽')
  await anna.press('Проверить другую')
  expect(await anna.press('10.11')).toContain('Как вы перешли в магазин?')
  expect(await anna.press('Не помню')).toContain('Пришло ли письмо')
  await anna.press('Письма нет')
  const end = await anna.press('Да, всё верно')
  expect(end).toContain('кешбэк по ней — ноль')
  expect(end).toContain('Вы не помните, как перешли')
})

test('the letter came and the money did not: the words of an admin on how it is paid out', async () => {
  const { anna, admin, shop, bought } = await world()
  await bought(shop, '2022-11-10', 500_00, 0)
  await admin.route('bonus.edit', 'support_phone')
  await admin.say('8 000 200-00-00')
  await admin.press('Сохранить')
  await admin.route('bonus.edit', 'payout')
  await admin.say('Деньги приходят **раз в месяц**.')
  await admin.press('Сохранить')
  await anna.route('cashback')
  await anna.press('10.11')
  await anna.press('Из личного кабинета')
  const end = await anna.press('Письмо пришло')
  expect(end).toContain('Телефон: 8 000 200-00-00')
  expect(end).toContain('Деньги приходят раз в месяц.')
})

test('whom the registry does not name as a participant is sent to the organisation first', async () => {
  const { anna } = await world({ participant: false })
  expect(await anna.route('cashback')).toContain('вы пока не участник')
  expect(anna.labels).toContain('Как начать')
  await anna.press('Да, я уже участник')
  await anna.say('рядом')
  await anna.press('Кафе «Рядом»')
  await anna.press('Из личного кабинета')
  await anna.say('01.11.2022')
  await anna.press('Письма нет')
  expect(await anna.press('Да, всё верно')).toContain('Сначала — в свою организацию')
})

test('back leads to the question before, a restart loses nothing, a day that is none is asked again', async () => {
  const { anna } = await world()
  await anna.route('cashback')
  await anna.say('рядом')
  await anna.press('Кафе «Рядом»')
  await anna.press('Из личного кабинета')
  anna.restart()
  expect(await anna.say('31.02.2022')).toContain('Не получилось понять дату')
  expect(await anna.say('22.11.2022')).toContain('ещё не наступил')
  expect(await anna.say('01.11.2020')).toContain('больше года назад')
  expect(await anna.say('я'.repeat(10_000))).toContain('Не получилось понять дату')
  expect(await anna.press('Назад')).toContain('Как вы перешли')
  expect(await anna.press('Назад')).toContain('Это он?')
  expect(anna.labels).toContain('⌂ Меню')
})

test('forged answers change nothing: another one’s purchase, a shop that is none, a late letter', async () => {
  const { anna, database, shop, bought } = await world()
  await bought(shop, '2022-11-10')
  await database.write.purchase.create({
    data: {
      purchaseId: 'x',
      memberId: 2,
      partnerId: shop,
      boughtOn: '2022-11-01',
      amountKopecks: 1,
      cashbackKopecks: 1,
    },
  })
  const foreign = await database.read.purchase.findUniqueOrThrow({ where: { purchaseId: 'x' } })
  await anna.route('cashback')
  expect(await anna.route('answer', 'cashback', 'which', String(foreign.id))).toContain('выбирают кнопкой')
  await anna.press('другая покупка')
  expect(await anna.route('answer', 'cashback', 'shop', '99999')).toContain('выбирают кнопкой')
  expect(await anna.route('cashback.letter')).toContain('разговор уже закончен')
})

test('who comes back when the waiting is over begins anew, with a button', async () => {
  const { anna } = await world()
  await anna.route('cashback')
  await anna.say('рядом')
  await anna.press('Кафе «Рядом»')
  await anna.press('Из личного кабинета')
  await anna.press('Сегодня')
  anna.now = new Date('2022-12-01T06:00:00Z')
  expect(await anna.route('cashback', 'end')).toContain('Начните заново')
  expect(anna.labels).toContain('Почему не пришёл кешбэк')
})
