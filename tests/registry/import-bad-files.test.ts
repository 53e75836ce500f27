import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { freshDatabase } from '../support/database.ts'
import { folderWith, importFrom, smallTree } from './registry-folder.ts'

const MEMBERS = 'ais_id,org_ais_id,last_name,first_name,birth_date'

async function importMembers(content: string | Buffer) {
  const database = await freshDatabase()
  const report = await importFrom(database, folderWith({ 'a.csv': smallTree(), 'm.csv': content }))
  const rejects = readFileSync(report.rejects, 'utf8').split('\n').slice(1, -1)
  const taken = await database.read.member.findMany({ orderBy: { aisId: 'asc' } })
  return {
    counts: report.files.find(({ kind }) => kind === 'members'),
    rejects: rejects.map((row) =>
      row
        .replace(/^.*\/([^/]*\.csv),/, '$1 ')
        .split(',', 3)
        .join(' '),
    ),
    taken: taken.map(({ aisId, lastName }) => `${aisId} ${lastName}`),
  }
}

test('a quote that is never closed costs its own row; the rest is taken and counted', async () => {
  const { counts, rejects, taken } = await importMembers(
    `${MEMBERS}\na,p,"Первый,А,\nb,p,Второй,Б,\nc,p,Третий,В,\n`,
  )
  expect(rejects).toEqual(['m.csv 2 last_name open_quote'])
  expect(taken).toEqual(['b Второй', 'c Третий'])
  expect(counts).toMatchObject({ read: 3, inserted: 2, rejected: 1 })
})

test('a line without an end is refused as such and costs no memory; rows before and after it are taken', async () => {
  const { rejects, taken } = await importMembers(
    `${MEMBERS}\na,p,А,А,\n${'x'.repeat(20_000_000)}\nb,p,Б,Б,\n`,
  )
  expect(rejects).toEqual(['m.csv 3  too_long'])
  expect(taken).toEqual(['a А', 'b Б'])
})

test('a file that is cut in the middle loses its last row only', async () => {
  const bytes = Buffer.from(`${MEMBERS}\na,p,Первый,А,\nb,p,Второй`)
  const { rejects, taken } = await importMembers(bytes.subarray(0, -1))
  expect(rejects).toEqual(['m.csv 3  column_count'])
  expect(taken).toEqual(['a Первый'])
})

test('bytes of another encoding are named by row and column', async () => {
  const broken = Buffer.concat([
    Buffer.from(`${MEMBERS}\na,p,Первый,А,\nb,p,`),
    Buffer.from([0xc2, 0xf2, 0xee]),
    Buffer.from(',Б,\nc,p,Третий,В,\n'),
  ])
  const { rejects, taken } = await importMembers(broken)
  expect(rejects).toEqual(['m.csv 3 last_name wrong_encoding'])
  expect(taken).toEqual(['a Первый', 'c Третий'])
})

test('a day that has not come yet is no birth day', async () => {
  const { rejects } = await importMembers(`${MEMBERS}\na,p,А,А,2022-11-21\nb,p,Б,Б,2022-11-22\n`)
  expect(rejects).toEqual(['m.csv 3 birth_date date_in_future'])
})

test('the second row of a key is refused wherever the first one is: in the files, in the registry, before or after', async () => {
  const database = await freshDatabase()
  const files = (rows: string) => folderWith({ 'a.csv': smallTree(), 'm.csv': `${MEMBERS}\n${rows}` })
  await importFrom(database, files('a,p,А,А,\nb,p,Б,Б,\n'))
  const second = await importFrom(
    database,
    files('a,p,А,А,\na,p,А,Я,\nb,p,Б,Я,\nb,p,Б,Б,\na,p,А,А,\nc,p,В,В,\nc,p,В,В,\n'),
  )
  const rows = readFileSync(second.rejects, 'utf8').split('\n').slice(1, -1)
  expect(rows.map((row) => row.split(',').slice(1, 4).join(' '))).toEqual(
    [3, 5, 6, 8].map((row) => `${row} ais_id duplicate_ais_id`),
  )
  expect(second.files[1]).toMatchObject({ unchanged: 1, updated: 1, inserted: 1, rejected: 4, vanished: 0 })
})

test('an organisation that rises above those below it is refused', async () => {
  const database = await freshDatabase()
  const tree = (level: string) => smallTree(`t,r,${level},Т,,,,,`, 'q,t,primary,Ш,,,,,')
  await importFrom(database, folderWith({ 'o.csv': tree('territorial') }))
  const { files, rejects } = await importFrom(database, folderWith({ 'o.csv': tree('primary') }))
  expect(files[0]).toMatchObject({ updated: 0, unchanged: 4, rejected: 1 })
  expect(readFileSync(rejects, 'utf8')).toContain('level_order')
})
