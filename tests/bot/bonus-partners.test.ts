import { expect, test } from 'vitest'
import { CallbackCodec } from '../../core/callback-data.ts'
import { bonusWorld, regional } from './bonus-world.ts'

const partnersShown = (labels: string[]) => labels.filter((label) => /«|№/.test(label))

test('from the menu to a partner near me in three taps', async () => {
  const { anna, partner } = await bonusWorld()
  await partner('Федеральный «Размах»')
  await partner('Кафе «Рядом»', { ...regional('Ясногорск'), cashbackText: 'до 7 %', validTo: '2022-12-31' })
  await anna.command('menu')
  let taps = 0
  const tap = async (label: string) => {
    taps += 1
    return anna.press(label)
  }
  await tap('Бонусы')
  expect(await tap('Партнёры рядом')).toContain('Партнёры рядом: Ясногорск')
  const screen = await tap('Кафе «Рядом» · до 7 %')
  expect(taps).toBe(3)
  expect(screen).toContain('Кешбэк: до 7 %')
  expect(screen).toContain('Действует до 31.12.2022 включительно')
})

test('a member sees the partners of the own region and the federal ones, those in the own town first', async () => {
  const { anna, pyotr, partner } = await bonusWorld()
  await partner('Федеральный «Размах»')
  await partner('Областной «Везде»', regional())
  await partner('Дальний «Хутор»', regional('Тихореченск'))
  await partner('Свой «Угол»', regional('Ясногорск'))
  await partner('Чужой «Берег»', { scope: 'regional', regionId: 8 })
  await partner('Ничей «Ветер»', { scope: 'regional', regionId: null })
  await anna.route('partners')
  expect(partnersShown(anna.labels)).toEqual([
    '📍 Свой «Угол»',
    'Областной «Везде»',
    'Федеральный «Размах»',
    'Дальний «Хутор»',
  ])
  expect(anna.text).toContain('В вашем регионе — 3, по всей России — 1')
  await pyotr.route('partners')
  expect(partnersShown(pyotr.labels)).toEqual(['Чужой «Берег»', 'Федеральный «Размах»'])
})

test('only what holds today is shown, the newest conditions of the same offer, the newest first', async () => {
  const { anna, partner } = await bonusWorld()
  await partner('Прошлый «Снег»', { validTo: '2022-11-20' })
  await partner('Будущий «Дождь»', { validFrom: '2022-11-22' })
  await partner('Сегодня «Последний день»', { validFrom: '2022-11-21', validTo: '2022-11-21' })
  await partner('Без сроков «Всегда»')
  await partner('Одна «Лавка»', { validFrom: '2022-01-01', cashbackPct: '3' })
  await partner('Одна «Лавка»', { validFrom: '2022-06-01', cashbackPct: '5' })
  await anna.route('partners')
  expect(partnersShown(anna.labels)).toEqual([
    '🆕 Сегодня «Последний день»',
    'Одна «Лавка» · до 5 %',
    'Без сроков «Всегда»',
  ])
  expect(await anna.press('Всегда')).toContain('Срок окончания не указан')
})

test('a partner of another region, ended, or forged is not opened', async () => {
  const { anna, partner } = await bonusWorld()
  const foreign = await partner('Чужой «Берег»', { scope: 'regional', regionId: 8 })
  const ended = await partner('Прошлый «Снег»', { validTo: '2022-11-20' })
  for (const id of [String(foreign), String(ended), '0', '-1', '99999999999', "1' OR 1=1", ''])
    expect(await anna.route('partner', id)).toContain('уже не действует или оно не для вашего региона')
  expect(anna.labels).toContain('Партнёры рядом')
})

test('categories and towns have their counts, whatever stands in them, and fit into a button', async () => {
  const { anna, partner } = await bonusWorld()
  const odd = 'Всё для дома: "уют", \'тепло\'; DROP TABLE Partner --'
  await partner('Первый «Дом»', { category: odd })
  await partner('Второй «Дом»', { category: ' всё для дома: «уют», тепло; drop table partner' })
  await partner('Книги «Раз»', { category: 'books' })
  await partner('Книги «Два»', { category: 'books', ...regional('Ясногорск') })
  await anna.route('partners.categories', '0')
  expect(anna.labels[0]).toContain('· 2')
  expect(anna.labels).toContain('Книги · 2')
  const codec = new CallbackCodec('x'.repeat(32))
  for (const button of (anna.reply.screen?.buttons ?? []).flat())
    if ('route' in button)
      codec.encode({ route: button.route, args: (button.args ?? []).map(String) }, '12345678901234')
  await anna.press('Всё для дома')
  expect(partnersShown(anna.labels)).toEqual(['Второй «Дом»', 'Первый «Дом»'])
  expect(anna.text).toContain('Категория: ')
  await anna.route('partners.towns', '0')
  await anna.press('Ясногорск · 1')
  expect(partnersShown(anna.labels)).toEqual(['📍 Книги «Два»'])
})

test('what is typed is searched for by name, town and category; slips are forgiven', async () => {
  const { anna, partner } = await bonusWorld()
  await partner('Пекарня «Румяный колобок»', { ...regional('Ясногорск'), category: 'food' })
  await partner('Аптека «Ясное утро»', { ...regional('Тихореченск'), category: 'pharmacy' })
  await partner('Чужая «Румяная»', { scope: 'regional', regionId: 8 })
  await partner('Прошлый «Румяный»', { validTo: '2022-01-01' })
  const found = async (query: string) => {
    await anna.route('partners')
    await anna.say(query)
    return partnersShown(anna.labels)
  }
  expect(await found('колабок')).toEqual(['📍 Пекарня «Румяный колобок»'])
  expect(await found('РУМЯНЫЙ')).toEqual(['📍 Пекарня «Румяный колобок»'])
  expect(await found('аптеки тихореченск')).toEqual(['Аптека «Ясное утро»'])
  expect(await found('еда')).toEqual(['📍 Пекарня «Румяный колобок»'])
  expect(await found("'; DROP TABLE x; --")).toEqual([])
  expect(anna.text).toContain('ничего не нашлось')
  expect(await anna.say('утро')).toContain('Нашлось: 1')
  await anna.press('Ясное утро')
  expect(await anna.press('К списку')).toContain('«утро»')
  await anna.press('К списку')
  expect(partnersShown(anna.labels)).toHaveLength(2)
})

test('a query of 10 000 characters, a picture and bare signs are answered kindly', async () => {
  const { anna, database } = await bonusWorld()
  await anna.route('partners')
  expect(await anna.say('я'.repeat(10_000))).toContain('слишком длинно')
  expect(await anna.say('???')).toContain('нужны слова')
  expect(await anna.give({ kind: 'other' })).toContain('нужны слова')
  const { answers } = await database.read.dialogue.findFirstOrThrow()
  expect(answers).toBe('{}')
})

test('pages: past the end is the last one, and what is no page is the first', async () => {
  const { anna, partner } = await bonusWorld()
  for (let at = 1; at <= 14; at++) await partner(`Лавка № ${String(at).padStart(2, '0')}`)
  await anna.route('partners')
  expect(anna.text).toContain('Страница 1 из 3')
  expect(partnersShown(anna.labels)).toHaveLength(6)
  await anna.press('Дальше')
  expect(anna.text).toContain('Страница 2 из 3')
  for (const page of ['9999', '99999999999', '-1', 'x']) await anna.route('partners', 'n', '-', '-', page)
  expect(anna.text).toContain('Страница 1 из 3')
  await anna.route('partners', 'n', '-', '-', '9999')
  expect(anna.text).toContain('Страница 3 из 3')
  expect(partnersShown(anna.labels)).toEqual(['Лавка № 13', 'Лавка № 14'])
  await anna.route('partners', 'zz', 'forged', 'forged', '0')
  expect(anna.text).toContain('Страница 1 из 3')
})

test('HTML of a file comes out as plain words, and a bad address makes no button', async () => {
  const { anna, partner } = await bonusWorld()
  const id = await partner('<b onclick="x()">Салон</b> &laquo;Блеск&raquo; <script>alert(1)</script>', {
    conditions: 'Скидка <i>каждому</i>,<br>кроме 5 &lt; 6',
    url: 'javascript:alert(1)',
    category: '<u>красота</u>',
  })
  await anna.route('partners')
  expect(anna.labels[0]).toBe('Салон «Блеск»')
  const text = await anna.route('partner', String(id))
  expect(text).toContain('Салон «Блеск»')
  expect(text).toContain('Категория: Красота')
  expect(text).toContain('кроме 5 &lt; 6')
  expect(anna.labels).not.toContain('Сайт партнёра (посмотреть)')
  const good = await partner('Сайт «Есть»', { url: 'shop.example.org/path' })
  await anna.route('partner', String(good))
  expect(anna.labels).toContain('Сайт партнёра (посмотреть)')
})

test('without partners, and for whoever is no member, there is a way on', async () => {
  const { anna, stranger } = await bonusWorld()
  expect(await anna.route('partners')).toContain('не загружено ни одного партнёра')
  expect(anna.labels).toContain('← Бонусы')
  expect(await stranger.command('bonus')).toContain('для членов Профсоюза')
  expect(stranger.labels).toEqual(['Я уже в Профсоюзе', 'Вступить в Профсоюз', '⌂ Меню'])
})

test('the search of whoever left the union meanwhile shows nothing of it', async () => {
  const { anna, database, partner } = await bonusWorld()
  await partner('Лавка № 1')
  await anna.route('partners')
  await database.write.member.update({ where: { id: 1 }, data: { leftOn: '2022-11-20' } })
  expect(await anna.say('лавка')).toContain('для членов Профсоюза')
})
