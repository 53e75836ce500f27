import { expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { searchPrimaries } from '../../db/repos/organisation-search.ts'
import { slipsBetween } from '../../db/search/likeness.ts'
import { freshDatabase } from '../support/database.ts'

const NOW = new Date('2022-11-21T06:00:00Z')
const TOWNS = ['Ясногорск', 'Тихореченск', 'Верхнеозёрск']
const KINDS = ['Детский сад', 'Школа', 'Гимназия']

/** Each town has a territorial of its own, and each kind with numbers 1 … 20. */
async function towns(): Promise<Database> {
  const database = await freshDatabase()
  const row = (id: number, level: string, parentId: number | null, name: string) => ({
    id,
    aisId: `o${id}`,
    level,
    parentId,
    name,
    path: `/${id}/`,
    searchName: name.toLowerCase(),
  })
  const above = TOWNS.map((town, at) => row(at + 1, 'territorial', null, `${town}ая городская`))
  const primaries = TOWNS.flatMap((town, at) =>
    KINDS.flatMap((kind, which) =>
      Array.from({ length: 20 }, (_, number) =>
        row(100 + at * 100 + which * 20 + number, 'primary', at + 1, `${kind} № ${number + 1}, ${town}`),
      ),
    ),
  )
  await database.write.organisation.createMany({ data: [...above, ...primaries] })
  return database
}

const first = async (database: Database, query: string) =>
  (await searchPrimaries(database.read, query, 5)).map(({ name }) => name)

test.each([
  ['школа 12 ясногорск', 'Школа № 12, Ясногорск'],
  ['ШКОЛА №12 Ясногорска', 'Школа № 12, Ясногорск'],
  ['школа12 ясногорск', 'Школа № 12, Ясногорск'],
  ['шкоал 12 ясногорск', 'Школа № 12, Ясногорск'],
  ['школа 12 ясногрск', 'Школа № 12, Ясногорск'],
  ['школа 12 ясногоорск', 'Школа № 12, Ясногорск'],
  ['школа 12 яснагорск', 'Школа № 12, Ясногорск'],
  ['школа 12 ясногосрк', 'Школа № 12, Ясногорск'],
  ['детский сад 7 верхнеозерск', 'Детский сад № 7, Верхнеозёрск'],
  ['шкoлa 12 яcнoгopcк', 'Школа № 12, Ясногорск'],
  ['\u200fшкола\u200b 12 ясногорск', 'Школа № 12, Ясногорск'],
  ['гимназия 3 тихо', 'Гимназия № 3, Тихореченск'],
  ['ясногорск гимназяи 20', 'Гимназия № 20, Ясногорск'],
])('«%s» finds %s first', async (query, wanted) => {
  expect((await first(await towns(), query))[0]).toBe(wanted)
})

test('a number with a town finds every kind of that number there, and no other number', async () => {
  const found = await first(await towns(), '12 ясногорск')
  expect(found.sort()).toEqual([
    'Гимназия № 12, Ясногорск',
    'Детский сад № 12, Ясногорск',
    'Школа № 12, Ясногорск',
  ])
})

test('what is like nothing finds nothing', async () => {
  const database = await towns()
  expect(await first(database, 'ъъъ')).toEqual([])
  expect(await first(database, '№ «»')).toEqual([])
})

test('what is new, renamed, closed or hung elsewhere is found as it is now', async () => {
  const database = await towns()
  const { write } = database
  expect(await first(database, 'лицей 77')).toEqual([])
  await write.organisation.create({
    data: {
      id: 900,
      aisId: 'o900',
      level: 'primary',
      parentId: 1,
      name: 'Лицей № 77',
      path: '/1/900/',
      searchName: '',
    },
  })
  expect(await first(database, 'лицей 77 ясногорская')).toEqual(['Лицей № 77'])
  const change = (orgId: number) =>
    write.change.create({
      data: { kind: 'organisation', orgId, field: 'name', source: 'ais', changedAt: NOW },
    })
  await write.organisation.update({ where: { id: 900 }, data: { name: 'Институт № 88' } })
  await change(900)
  expect(await first(database, 'лицей 77')).toEqual([])
  expect(await first(database, 'инстиут 88')).toEqual(['Институт № 88'])
  await write.organisation.update({ where: { id: 1 }, data: { name: 'Сказочноборская' } })
  await change(1)
  expect(await first(database, 'институт сказочноборск')).toEqual(['Институт № 88'])
  await write.organisation.update({ where: { id: 900 }, data: { removedOn: '2022-11-20' } })
  expect(await first(database, 'институт 88')).not.toContain('Институт № 88')
})

test.each([
  ['школа', 'школа', 0],
  ['школа', 'шкала', 1],
  ['школа', 'шкоал', 1],
  ['школа', 'шкла', 1],
  ['школа', 'школла', 1],
  ['школа', 'кшоал', 2],
  ['школа', 'гимназия', 3],
  ['', 'аб', 2],
])('%s and %s are %i slips apart', (one, other, slips) => {
  expect(slipsBetween(one, other, 2)).toBe(slips)
  expect(slipsBetween(other, one, 2)).toBe(slips)
})
