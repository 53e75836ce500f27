import { beforeEach, expect, test } from 'vitest'
import { CallbackCodec } from '../../core/callback-data.ts'
import type { Database } from '../../db/client.ts'
import { freshDatabase } from '../support/database.ts'
import { JoinChat, NOW, seedPerson, seedTree } from '../support/join-chat.ts'

const IVAN = 1
const ANNA = 2

let database: Database
let ivan: JoinChat

interface Org {
  id: number
  level: string
  name: string
  path: string
  kind?: string
  removedOn?: string
}

async function add(...orgs: Org[]): Promise<void> {
  const rows = orgs.map((org) => ({
    ...org,
    aisId: `o${org.id}`,
    parentId: Number(org.path.split('/').at(-3)) || null,
    searchName: '',
  }))
  await database.write.organisation.createMany({ data: rows })
}

beforeEach(async () => {
  database = await freshDatabase()
  await seedTree(database)
  await seedPerson(database, IVAN)
  await add(
    { id: 20, level: 'regional', name: 'Небывалая', kind: 'областная', path: '/1/20/' },
    { id: 21, level: 'regional', name: 'Небывалая', kind: 'краевая', path: '/1/21/' },
    { id: 22, level: 'okrug', name: 'Снежный округ', path: '/1/20/22/' },
    { id: 23, level: 'primary', name: 'Школа № 10 на льду', path: '/1/20/22/23/' },
    { id: 24, level: 'primary', name: 'Школа № 2 на льду', path: '/1/20/22/24/' },
    { id: 25, level: 'primary', name: 'Вуз прямо в регионе', path: '/1/20/25/' },
    { id: 26, level: 'primary', name: 'Закрытая школа', path: '/1/20/26/', removedOn: '2022-11-01' },
  )
  ivan = new JoinChat(database, IVAN)
  await ivan.command('join')
  await ivan.press('Согласен(на)')
  await ivan.say('05.03.1985')
  await ivan.say('Сочинялкин Иван')
})

test('from the region down to the school: the draft goes on as after a search', async () => {
  expect(await ivan.press('Выбрать из списка')).toContain('Выберите регион')
  expect(await ivan.press('Придуманная')).toContain('Придуманная областная')
  expect(ivan.labels).toContain('Ясногорская городская (2)')
  expect(await ivan.press('Ясногорская')).toContain('Выберите свою организацию')
  expect(await ivan.press('Школа № 112')).toContain('Шаг 5 из 6')
  await ivan.press('Работаю')
  expect(await ivan.say('8 000 555-10-01')).toContain('Место: Школа № 112')
})

test('regions of one name are told apart by their kind, and an okrug stands among them', async () => {
  await ivan.press('Выбрать из списка')
  expect(ivan.labels).toEqual(
    expect.arrayContaining(['Небывалая обл.', 'Небывалая кр.', 'Придуманная областная', 'Снежный округ']),
  )
  await ivan.press('Снежный округ')
  expect(ivan.labels.slice(0, 2)).toEqual(['Школа № 2 на льду', 'Школа № 10 на льду'])
  expect(await ivan.press('Школа № 10')).toContain('Шаг 5 из 6')
})

test('a primary right under its region is found there; what was closed and okrugs are not', async () => {
  await ivan.press('Выбрать из списка')
  await ivan.press('Небывалая обл.')
  expect(ivan.labels.join()).not.toMatch(/Закрытая|Снежный/)
  expect(await ivan.press('Вуз прямо')).toContain('Шаг 5 из 6')
})

test('where there is nothing yet one can go up, search, or ask', async () => {
  await ivan.press('Выбрать из списка')
  expect(await ivan.press('Небывалая кр.')).toContain('пока нет организаций')
  expect(ivan.labels).toEqual(
    expect.arrayContaining(['↑ Все регионы', 'Искать по названию', 'Моей здесь нет — спросить', '⌂ Меню']),
  )
  expect(await ivan.press('Все регионы')).toContain('Выберите регион')
  expect(await ivan.press('Искать по названию')).toContain('Напишите название')
})

test('up goes level by level, and a restart forgets nothing', async () => {
  await ivan.press('Выбрать из списка')
  await ivan.press('Придуманная')
  await ivan.press('Тихореченская')
  ivan.restart()
  expect(await ivan.command('join')).toContain('Тихореченская районная')
  expect(await ivan.press('↑ Придуманная областная')).toContain('Придуманная областная')
  await ivan.press('Все регионы')
  // Words typed meanwhile are searched for.
  expect(await ivan.say('школа 12')).toContain('Нашли')
  ivan.restart()
  expect(await ivan.command('join')).toContain('Нашли')
  await ivan.press('№ 12 ')
  await ivan.press('Назад')
  expect(ivan.text).toContain('Напишите название')
})

test('a long list is leafed through to its end, in the order of its numbers', async () => {
  await add(
    { id: 30, level: 'territorial', name: 'Многолюдная', path: '/1/21/30/' },
    ...Array.from({ length: 100 }, (_, at) => ({
      ...{ id: 100 + at, level: 'primary', name: `Школа № ${at + 1}` },
      path: `/1/21/30/${100 + at}/`,
    })),
  )
  await ivan.press('Выбрать из списка')
  await ivan.press('Небывалая кр.')
  expect(ivan.labels).toContain('Многолюдная (100)')
  await ivan.press('Многолюдная')
  const seen: string[] = []
  for (let page = 1; ; page += 1) {
    expect(ivan.text).toContain(`Страница ${page} из 9`)
    seen.push(...ivan.labels.flatMap((label) => /^(Школа № \d+)$/.exec(label)?.[1] ?? []))
    if (page === 9) break
    await ivan.press(`Стр. ${page + 1} →`)
  }
  expect(seen).toEqual(Array.from({ length: 100 }, (_, at) => `Школа № ${at + 1}`))
  await ivan.press('← Стр. 4')
  expect(await ivan.press('Школа № 40')).toContain('Шаг 5 из 6')
})

test('a long name stands whole in the text, and its button has its number', async () => {
  const name = `Школа № 5 имени ${'очень '.repeat(10)}известного человека`
  await add({ id: 40, level: 'primary', name, path: '/1/21/40/' })
  await ivan.press('Выбрать из списка')
  expect(await ivan.press('Небывалая кр.')).toContain(`1. ${name}`)
  expect(ivan.labels[0]).toMatch(/^1\. Школа № 5 имени .*…$/)
})

test('what buttons of the tree say is not believed', async () => {
  for (const place of ['>999999.0', '>4.0', '>1.0', '>x', '>2.9999', '>0.77', '>-1.0'])
    expect(await ivan.route('answer', 'join', 'place', place)).toMatch(/Выберите|Напишите|Придуманная/)
  expect(await ivan.route('answer', 'join', 'place', '=26')).toContain('уже нет в списке')
  const { answers } = await database.read.dialogue.findFirstOrThrow()
  expect(JSON.parse(answers)).not.toHaveProperty('place')
})

test('a button of the largest registry fits what a messenger takes', () => {
  const codec = new CallbackCodec('x'.repeat(32))
  for (const [dialogue, step] of [
    ['transfer', 'place'],
    ['question', 'region'],
  ] as const)
    codec.encode({ route: 'answer', args: [dialogue, step, '>9999999999.9999'] }, '9'.repeat(16))
})

test('a member who goes over picks the new place in the same tree, and not the own one', async () => {
  await seedPerson(database, ANNA)
  await database.write.member.create({
    data: { id: 1, aisId: 'm1', orgId: 4, lastName: 'Небылицына', firstName: 'Анна' },
  })
  await database.write.memberBinding.create({
    data: { accountId: ANNA, memberId: 1, method: 'phone', boundAt: NOW },
  })
  const anna = new JoinChat(database, ANNA)
  await anna.command('transfer')
  await anna.press('Выбрать из списка')
  await anna.press('Придуманная')
  await anna.press('Ясногорская')
  expect(await anna.press('Школа № 12 ')).toContain('Вы уже состоите')
  expect(await anna.press('Школа № 112')).toContain('Перейти в другую организацию')
})
