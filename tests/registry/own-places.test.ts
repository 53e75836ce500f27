import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { importRegistry } from '../../db/import/import-registry.ts'
import { orderOrganisations } from '../../domain/registry/organisation-order.ts'
import { outsideRows } from '../../domain/registry/own-rows.ts'
import { freshDatabase } from '../support/database.ts'
import { folderWith, importFrom, NOW } from './registry-folder.ts'

const TREE = `ais_id,parent_ais_id,level,name,chair_full_name,chair_phone
u,,union,Союз,,
r,u,regional,Своя,Небылицын Пример,+70003000001
q,u,regional,Чужая,,
t,r,territorial,Городская,,
p,t,primary,Школа,,
z,q,primary,Чужая школа,,
`
const MEMBERS = 'ais_id,org_ais_id,last_name,first_name\nm1,p,Небылицына,Анна\nm2,z,Вымыслова,Ольга\n'

async function seeded(): Promise<Database> {
  const database = await freshDatabase()
  await importFrom(database, folderWith({ 'o.csv': TREE, 'm.csv': MEMBERS }))
  return database
}

/** What an officer of the own region sends; the rejects as `row column code`. */
async function send(database: Database, content: string, dryRun = false) {
  const { path } = await database.read.organisation.findUniqueOrThrow({ where: { aisId: 'r' } })
  const files = folderWith({ 'sent.csv': content })
  const report = await importRegistry(database, [files], { now: NOW, within: [path], dryRun })
  const rows: Array<Record<string, string>> = parse(readFileSync(report.rejects), { columns: true })
  return { report, rejects: rows.map((row) => `${row['row']} ${row['column']} ${row['code']}`) }
}

const organisations = (database: Database) => database.read.organisation.findMany({ orderBy: { id: 'asc' } })
const ORGS = 'ais_id,parent_ais_id,level,name\n'

test.each([
  ['a known one of another region', 'z,q,primary,Взятая', true],
  ['one that would be moved away', 'p,q,primary,Школа', true],
  ['one that would be taken from another region', 'z,t,primary,Чужая школа', true],
  ['a new one in another region', 'n,q,primary,Новая', true],
  ['the head of the sub-tree, moved', 'r,q,regional,Своя', true],
  ['a new one under an own one', 'n,t,primary,Новая', false],
  ['a known one, renamed', 'p,t,primary,Школа № 1', false],
  ['one that moves inside', 'p,r,primary,Школа', false],
  ['the head itself, renamed', 'r,u,regional,Своя областная', false],
])('an organisation: %s', async (_, row, refused) => {
  const database = await seeded()
  const before = JSON.stringify(await organisations(database))
  for (const dryRun of [true, false]) {
    const { rejects } = await send(database, `${ORGS}${row}\n`, dryRun)
    expect(rejects).toEqual(refused ? ['2 parent_ais_id outside_subtree'] : [])
  }
  expect(JSON.stringify(await organisations(database)) === before).toBe(refused)
})

test('new ones that hang on a refused one are refused for the same reason', async () => {
  const { rejects } = await send(await seeded(), `${ORGS}a,q,territorial,А\nb,a,primary,Б\nc,t,primary,В\n`)
  expect(rejects).toEqual(['2 parent_ais_id outside_subtree', '3 parent_ais_id outside_subtree'])
})

test('who the chair of the head is, the level above says; of those below, the sender does', async () => {
  const database = await seeded()
  const { rejects } = await send(
    database,
    `ais_id,parent_ais_id,level,name,chair_full_name,chair_phone
r,u,regional,Своя,Захватчиков Пример,+70003000009
p,t,primary,Школа,Вымыслов Пример,+70003000002
`,
  )
  expect(rejects).toEqual(['2 parent_ais_id outside_subtree'])
  const phones = await database.read.term.findMany({ where: { endedAt: null }, select: { phone: true } })
  expect(phones.map(({ phone }) => phone)).not.toContain('+70003000009')
  expect(phones.map(({ phone }) => phone)).toContain('+70003000002')
})

test('a member is neither taken from others, nor given to them, nor changed there', async () => {
  const database = await seeded()
  const { rejects, report } = await send(
    database,
    `ais_id,org_ais_id,last_name,first_name
m1,z,Небылицына,Анна
m2,p,Вымыслова,Ольга
m2,z,Вымыслова,Инна
m3,z,Новая,Анна
m4,p,Новая,Ольга
`,
  )
  expect(rejects).toEqual([
    '2 org_ais_id outside_subtree',
    '3 org_ais_id outside_subtree',
    '4 ais_id duplicate_ais_id',
    '5 org_ais_id outside_subtree',
  ])
  expect(report.files[0]).toMatchObject({ inserted: 1, updated: 0, vanished: 0 })
})

test('figures, partners and purchases keep to the sub-tree too', async () => {
  const database = await seeded()
  const partners =
    'partner_id,name,scope,region_ais_id\n1,А,federal,\n2,Б,federal,r\n3,В,regional,q\n4,Г,regional,r\n'
  expect((await send(database, partners)).rejects).toEqual([
    '2 region_ais_id outside_subtree',
    '3 region_ais_id outside_subtree',
    '4 region_ais_id outside_subtree',
  ])
  const bought = 'purchase_id,member_ais_id,partner_id,bought_on,amount_kopecks,cashback_kopecks\n'
  const rows = '1,m2,4,2022-10-01,100,1\n2,m1,4,2022-10-01,100,1\n'
  expect((await send(database, bought + rows)).rejects).toEqual(['2 member_ais_id outside_subtree'])
  const quiz = 'org_ais_id,held_on,participants\nz,2022-10-01,5\np,2022-10-01,5\nu,2022-10-01,5\n'
  expect((await send(database, quiz)).rejects).toEqual([
    '2 org_ais_id outside_subtree',
    '4 org_ais_id outside_subtree',
  ])
})

test('a file that names a few organisations makes no others absent', async () => {
  const database = await seeded()
  await send(database, `${ORGS}p,t,primary,Школа № 1\nz,q,primary,Взятая\n`)
  expect(await database.read.organisation.count({ where: { absentSince: { not: null } } })).toBe(0)
})

test('a hundred thousand organisations under each other, or in a circle, are refused in a moment', () => {
  const count = 100_000
  const chain = Array.from({ length: count }, (_, at) => ({
    ais_id: `n${at}`,
    parent_ais_id: `n${at + 1}`,
    level: 'primary' as const,
  }))
  const circle = chain.map((row, at) => (at === count - 1 ? { ...row, parent_ais_id: 'n0' } : row))
  const tree = { known: new Set<string>(), inside: new Set<string>(), heads: new Map() }
  const began = performance.now()
  expect(outsideRows(chain, tree).size + outsideRows(circle, tree).size).toBe(0)
  expect(new Set(orderOrganisations(circle, new Map()).rejected.map(({ reject }) => reject.code))).toEqual(
    new Set(['parent_cycle']),
  )
  expect(orderOrganisations(chain, new Map([['n100000', 'regional']])).rejected.length).toBe(count - 1)
  expect(performance.now() - began).toBeLessThan(5_000)
})
