import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importRegistry } from '../../db/import/import-registry.ts'
import { freshDatabase } from '../support/database.ts'
import { demoFolder, folderWith, importFrom, NOW, smallTree } from './registry-folder.ts'

const MEMBERS = 'ais_id,org_ais_id,last_name,first_name,status,phone'

test('a second import of the same files changes nothing', async () => {
  const database = await freshDatabase()
  const path = await demoFolder()
  const first = await importFrom(database, path)
  expect(first.files.every(({ read, inserted, rejected }) => read === inserted && rejected === 0)).toBe(true)
  const count = async () => [await database.read.term.count(), await database.read.officeBinding.count()]
  const before = await count()
  const again = await importFrom(database, path)
  expect(again.files.every(({ read, unchanged, vanished }) => read === unchanged && vanished === 0)).toBe(
    true,
  )
  expect(await count()).toEqual(before)
})

test('files come in any order and children before their parents', async () => {
  const database = await freshDatabase()
  const rows = smallTree().trim().split('\n')
  const reversed = [rows[0], ...rows.slice(1).reverse()].join('\n')
  const path = folderWith({ 'a.csv': `${MEMBERS}\nm,p,Примеров,Пример,working,\n`, 'b.csv': reversed })
  await importFrom(database, join(path, 'a.csv'), join(path, 'b.csv'))
  const primary = await database.read.organisation.findUniqueOrThrow({ where: { aisId: 'p' } })
  const region = await database.read.organisation.findUniqueOrThrow({ where: { aisId: 'r' } })
  expect(primary.path).toBe(`${region.path}${primary.id}/`)
  expect(await database.read.member.count()).toBe(1)
})

test('an organisation that moves takes everything below it along', async () => {
  const database = await freshDatabase()
  const tree = (parent: string) =>
    smallTree('s,u,regional,Другая,,,,,', `t,${parent},territorial,Т,,,,,`, 'p,t,primary,Школа,,,,,')
  await importFrom(database, folderWith({ 'o.csv': tree('r') }))
  await importFrom(database, folderWith({ 'o.csv': tree('s') }))
  const other = await database.read.organisation.findUniqueOrThrow({ where: { aisId: 's' } })
  const primary = await database.read.organisation.findUniqueOrThrow({ where: { aisId: 'p' } })
  expect(primary.path.startsWith(other.path)).toBe(true)
})

test('CP1251 with semicolons and Russian headings reads like UTF-8 with commas', async () => {
  const database = await freshDatabase()
  const text = 'Код АИС;Уровень;Наименование;ИНН\r\nu;union;Союз "Ёлка";\r\n'
  const bytes = Buffer.from([...text].map((letter) => cp1251(letter)))
  await importFrom(database, folderWith({ 'o.csv': bytes }))
  const union = await database.read.organisation.findUniqueOrThrow({ where: { aisId: 'u' } })
  expect([union.name, union.searchName]).toEqual(['Союз "Ёлка"', 'союз "елка"'])
})

function cp1251(letter: string): number {
  const code = letter.codePointAt(0) ?? 0
  if (letter === 'Ё') return 0xa8
  return code >= 0x410 && code <= 0x44f ? code - 0x350 : code
}

test('another chair is a new term and the one before becomes history', async () => {
  const database = await freshDatabase()
  await importFrom(database, folderWith({ 'o.csv': smallTree() }))
  const next = 'p,r,primary,Школа,Сказкина Указка Вымысловна,+70003000002,2023-11-01,2032-10-31,ППО'
  await importFrom(database, folderWith({ 'o.csv': smallTree(next) }))
  const terms = await database.read.term.findMany({
    where: { office: { org: { aisId: 'p' } } },
    orderBy: { id: 'asc' },
  })
  expect(terms.map(({ phone, endedAt }) => [phone, endedAt === null])).toEqual([
    ['+70003000001', false],
    ['+70003000002', true],
  ])
})

test('an empty cell does not erase what was filled here, a value of a changed row wins', async () => {
  const database = await freshDatabase()
  await importFrom(database, folderWith({ 'o.csv': smallTree('p,r,primary,Школа,,,,,') }))
  const { id } = await database.read.organisation.findUniqueOrThrow({ where: { aisId: 'p' } })
  await database.write.organisation.update({ where: { id }, data: { shortName: 'Наша' } })
  await database.write.change.create({
    data: {
      kind: 'organisation',
      orgId: id,
      field: 'short_name',
      newValue: 'Наша',
      source: 'chair',
      changedAt: NOW,
    },
  })
  const shortName = async () =>
    (await database.read.organisation.findUniqueOrThrow({ where: { id } })).shortName
  await importFrom(database, folderWith({ 'o.csv': smallTree('p,r,primary,Школа 2,,,,,') }))
  expect(await shortName()).toBe('Наша')
  await importFrom(database, folderWith({ 'o.csv': smallTree('p,r,primary,Школа 2,,,,,Их') }))
  expect(await shortName()).toBe('Их')
})

test('an unchanged row never overwrites what was changed here', async () => {
  const database = await freshDatabase()
  const path = folderWith({ 'o.csv': smallTree(), 'm.csv': `${MEMBERS}\nm,p,Примеров,Пример,working,\n` })
  await importFrom(database, path)
  await database.write.member.update({ where: { aisId: 'm' }, data: { status: 'pensioner' } })
  await importFrom(database, path)
  expect((await database.read.member.findUniqueOrThrow({ where: { aisId: 'm' } })).status).toBe('pensioner')
})

test('rows that are in no file any more are counted as vanished and kept', async () => {
  const database = await freshDatabase()
  const path = folderWith({ 'o.csv': smallTree(), 'm.csv': `${MEMBERS}\na,p,А,А,,\nb,p,Б,Б,,\n` })
  await importFrom(database, path)
  writeFileSync(join(path, 'm.csv'), `${MEMBERS}\nb,p,Б,Б,,\n`)
  const { files } = await importFrom(database, path)
  expect(files.find(({ kind }) => kind === 'members')).toMatchObject({ unchanged: 1, vanished: 1 })
  expect(await database.read.member.count()).toBe(2)
})

test('a dry run counts everything and keeps nothing', async () => {
  const database = await freshDatabase()
  const path = folderWith({
    'o.csv': smallTree(),
    'm.csv': `${MEMBERS}\nm,p,Примеров,Пример,,\nn,nowhere,П,П,,\n`,
  })
  const report = await importRegistry(database, [path], { now: NOW, dryRun: true })
  expect(report.files.map(({ inserted, rejected }) => [inserted, rejected])).toEqual([
    [3, 0],
    [1, 1],
  ])
  expect(readFileSync(report.rejects, 'utf8')).toContain('unknown_organisation')
  expect(await database.read.organisation.count()).toBe(0)
})
