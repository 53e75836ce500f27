import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { RegistryFileError } from '../../db/import/import-errors.ts'
import { freshDatabase } from '../support/database.ts'
import { folderWith, importFrom, smallTree } from './registry-folder.ts'

async function rejectsOf(files: Record<string, string>) {
  const database = await freshDatabase()
  const { rejects, files: counts } = await importFrom(database, folderWith(files))
  const rows: Array<Record<string, string>> = parse(readFileSync(rejects), { columns: true })
  return {
    database,
    counts,
    rows: rows.map((row) => [row['row'], row['column'], row['code']].join(' ')),
    raw: rows,
  }
}

const ORG =
  'ais_id,parent_ais_id,level,name,inn,ogrn,kpp,term_from,term_to,removed_on,time_zone,is_legal_entity'

test.each([
  ['a name of only spaces', 'x,u,regional,   ,,,,,,,,', '3 name missing_value'],
  ['a level nobody knows', 'x,u,region,Х,,,,,,,,', '3 level unknown_value'],
  ['a parent nobody knows', 'x,zz,regional,Х,,,,,,,,', '3 parent_ais_id unknown_parent'],
  ['no parent', 'x,,regional,Х,,,,,,,,', '3 parent_ais_id missing_parent'],
  ['itself as parent', 'x,x,regional,Х,,,,,,,,', '3 parent_ais_id parent_cycle'],
  ['a union under a union', 'x,u,union,Х,,,,,,,,', '3 parent_ais_id second_union'],
  ['a mistyped ИНН', 'x,u,regional,Х,7707083890,,,,,,,', '3 inn inn_check_digit'],
  ['a short ИНН', 'x,u,regional,Х,770708,,,,,,,', '3 inn wrong_inn'],
  ['a mistyped ОГРН', 'x,u,regional,Х,,1026800000667,,,,,,', '3 ogrn ogrn_check_digit'],
  ['a wrong КПП', 'x,u,regional,Х,,,12,,,,,', '3 kpp wrong_kpp'],
  ['a day that does not exist', 'x,u,regional,Х,,,,,,2022-02-30,,', '3 removed_on wrong_date'],
  [
    'a term that ends before it begins',
    'x,u,regional,Х,,,,2022-11-01,2021-01-01,,,',
    '3 term_to dates_out_of_order',
  ],
  ['a place without a clock', 'x,u,regional,Х,,,,,,,Mars/Base,', '3 time_zone wrong_time_zone'],
  ['yes instead of 1', 'x,u,regional,Х,,,,,,,,да', '3 is_legal_entity wrong_boolean'],
  ['a cell too few', 'x,u,regional,Х', '3  column_count'],
])('an organisation with %s is rejected, and no other', async (_, row, expected) => {
  const { database, rows, raw } = await rejectsOf({
    'o.csv': `${ORG}\nu,,union,Союз,,,,,,,,\n${row}\ny,u,regional,Хорошая,,,,,,,,\n`,
  })
  expect(rows).toEqual([expected])
  expect(raw[0]?.['message']).toMatch(/^[А-ЯЁ].*\.$/)
  expect(await database.read.organisation.count()).toBe(2)
})

test('two organisations above each other are both rejected, and what hangs on them', async () => {
  const { rows } = await rejectsOf({
    'o.csv': smallTree('a,b,territorial,А,,,,,', 'b,a,territorial,Б,,,,,', 'c,a,primary,В,,,,,'),
  })
  expect(rows.sort()).toEqual([
    '5 parent_ais_id parent_cycle',
    '6 parent_ais_id parent_cycle',
    '7 parent_ais_id unknown_parent',
  ])
})

test('a level that is not below its parent is rejected', async () => {
  const { rows } = await rejectsOf({ 'o.csv': smallTree('a,p,territorial,А,,,,,') })
  expect(rows).toEqual(['5 level level_order'])
})

test('the second row of an ais_id is rejected', async () => {
  const { rows, database } = await rejectsOf({
    'o.csv': smallTree(),
    'm.csv': 'ais_id,org_ais_id,last_name,first_name\nm,p,Первый,П\nm,p,Второй,В\n',
  })
  expect(rows).toEqual(['3 ais_id duplicate_ais_id'])
  expect((await database.read.member.findFirstOrThrow()).lastName).toBe('Первый')
})

test('rows of the other files are rejected one by one too', async () => {
  const { rows } = await rejectsOf({
    'o.csv': smallTree(),
    'm.csv':
      'ais_id,org_ais_id,last_name,first_name,phone,email\na,p,А,А,8 900 1,\nb,p,Б,Б,,nobody\nc,q,В,В,,\n',
    's.csv':
      'org_ais_id,form,as_of,source,members_total\np,6-СП,2022-10-01,auto,1\np,5-СП,2022-10-01,auto,-1\n',
    'b.csv':
      'purchase_id,member_ais_id,partner_id,bought_on,amount_kopecks,cashback_kopecks\n1,m,s,2022-01-01,1,1\n',
    'a.csv':
      'channel,external_id,member_ais_id,office_org_ais_id\npigeon,1,,\ntelegram,2,m,\ntelegram,3,,q\n',
  })
  expect(rows.sort()).toEqual([
    '2 channel unknown_value',
    '2 form unknown_value',
    '2 member_ais_id unknown_member',
    '2 partner_id unknown_partner',
    '2 phone wrong_phone',
    '3 email wrong_email',
    '3 member_ais_id unknown_member',
    '3 members_total wrong_number',
    '4 office_org_ais_id unknown_organisation',
    '4 org_ais_id unknown_organisation',
  ])
})

test.each([
  ['a header of no registry file', 'a,b\n1,2\n', 'row 1'],
  ['an empty file', '', 'row 1'],
  ['a column that stands twice', 'ais_id,level,name,name\n', 'row 1, column name'],
  ['a missing column', 'ais_id,org_ais_id,last_name\n', 'needs the columns first_name'],
  ['bytes that are no text', 'ais_id,level,name\nu,\u0000,x\n', 'not a text file'],
])('a file with %s is refused by name and place', async (_, content, place) => {
  const database = await freshDatabase()
  const path = join(folderWith({ 'broken.csv': content }), 'broken.csv')
  const failure = await importFrom(database, path).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(RegistryFileError)
  expect(String(failure)).toContain('broken.csv')
  expect(String(failure)).toContain(place)
})

test('a path that leads nowhere and a folder without files are refused', async () => {
  const database = await freshDatabase()
  await expect(importFrom(database, '/nowhere/at/all.csv')).rejects.toThrow('no such file')
  await expect(importFrom(database, folderWith({ 'rejects.csv': 'x' }))).rejects.toThrow('no CSV file')
})
