import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { eraseMember } from '../../db/repos/erased-persons.ts'
import { freshDatabase } from '../support/database.ts'
import { folderWith, importFrom, NOW, smallTree } from './registry-folder.ts'

const MEMBERS = 'ais_id,org_ais_id,last_name,first_name,birth_date,status,phone,ticket_number,left_on'

function files(members: string[], ...organisations: string[]): Record<string, string> {
  return { 'o.csv': smallTree(...organisations), 'm.csv': `${[MEMBERS, ...members].join('\n')}\n` }
}

async function filledHere(database: Database, memberId: number, field: string): Promise<void> {
  await database.write.change.create({
    data: { kind: 'member', memberId, field, newValue: 'x', source: 'member', changedAt: NOW },
  })
}

async function changes(database: Database): Promise<string[]> {
  const rows = await database.read.change.findMany({ where: { source: 'ais' }, orderBy: { id: 'asc' } })
  return rows.map(({ kind, field, oldValue, newValue }) => `${kind} ${field}: ${oldValue} → ${newValue}`)
}

test('columns that a file lacks stay as they are: of a member, of an organisation, of its chair', async () => {
  const database = await freshDatabase()
  const row = 'm,p,Примеров,Пример,1985-03-05,working,+70003000001,440000001,'
  await importFrom(database, folderWith(files([row])))
  const member = await database.read.member.findFirstOrThrow()
  const term = await database.read.term.findMany({ orderBy: { id: 'asc' } })
  const { path, shortName } = await database.read.organisation.findUniqueOrThrow({ where: { aisId: 'p' } })
  const short = {
    'o.csv': 'ais_id,level,name\np,primary,Школа 2\n',
    'm.csv': 'ais_id,org_ais_id,last_name,first_name\nm,p,Примеров,Пётр\n',
  }
  const report = await importFrom(database, folderWith(short))
  expect(report.files.map(({ updated, rejected }) => [updated, rejected])).toEqual([
    [1, 0],
    [1, 0],
  ])
  const after = await database.read.member.findFirstOrThrow()
  expect(after).toEqual({ ...member, firstName: 'Пётр', importHash: after.importHash })
  expect(await database.read.term.findMany({ orderBy: { id: 'asc' } })).toEqual(term)
  const org = await database.read.organisation.findUniqueOrThrow({ where: { aisId: 'p' } })
  expect(org).toMatchObject({ name: 'Школа 2', searchName: 'школа 2', path, shortName })
})

test('moves, closings and leavers are history; so is whatever an import changes where people filled in', async () => {
  const database = await freshDatabase()
  const tree = ['s,u,regional,Другая,,,,,', 'p,r,primary,Школа,,,,,']
  await importFrom(database, folderWith(files(['a,p,А,А,,,,,', 'b,p,Б,Б,,working,,,'], ...tree)))
  const b = await database.read.member.findUniqueOrThrow({ where: { aisId: 'b' } })
  await filledHere(database, b.id, 'phone')
  await database.write.member.update({ where: { id: b.id }, data: { phone: '+70003000009' } })
  const moved = ['s,u,regional,Другая,,,,,', 'p,s,primary,Школа,,,,,']
  const later = files(['a,s,А,А,,student,,,2022-11-01', 'b,p,Б,В,,student,,,'], ...moved)
  later['c.csv'] = 'ais_id,level,name,removed_on\nr,regional,Примерная,2022-11-20\n'
  later['o.csv'] = later['o.csv']?.replace(/^r,.*\n/m, '') ?? ''
  await importFrom(database, folderWith(later))
  expect(await changes(database)).toEqual([
    'organisation removed_on: null → 2022-11-20',
    'organisation parent_ais_id: r → s',
    'member first_name: Б → В',
    'member status: working → student',
    'member org_ais_id: p → s',
    'member left_on: null → 2022-11-01',
  ])
  expect((await database.read.member.findUniqueOrThrow({ where: { aisId: 'b' } })).phone).toBe('+70003000009')
})

test('a ticket number belongs to one member: in the files, in the registry, and after a swap', async () => {
  const database = await freshDatabase()
  const row = (id: string, ticket: string) => `${id},p,${id.toUpperCase()},Х,,,,${ticket},`
  const first = await importFrom(database, folderWith(files([row('a', '1'), row('b', '2'), row('c', '1')])))
  expect(readFileSync(first.rejects, 'utf8')).toMatch(/m\.csv,4,ticket_number,duplicate_ticket_number/)
  const second = await importFrom(database, folderWith(files([row('a', '1'), row('b', '2'), row('d', '2')])))
  expect(readFileSync(second.rejects, 'utf8')).toMatch(/m\.csv,4,ticket_number,duplicate_ticket_number/)
  await importFrom(database, folderWith(files([row('a', '2'), row('b', '1')])))
  await importFrom(database, folderWith(files([row('d', '2'), row('a', '')])))
  const held = await database.read.member.findMany({ orderBy: { aisId: 'asc' } })
  expect(held.map(({ aisId, ticketNumber }) => `${aisId} ${ticketNumber}`)).toEqual(['a null', 'b 1', 'd 2'])
})

test('only what an export speaks for can vanish from it', async () => {
  const database = await freshDatabase()
  const tree = ['s,u,regional,Другая,,,,,', 'q,s,primary,Лицей,,,,,', 'z,r,primary,Гимназия,,,,,']
  const path = folderWith(files(['a,p,А,А,,,,,', 'b,p,Б,Б,,,,,', 'c,q,В,В,,,,,', 'd,z,Г,Г,,,,,'], ...tree))
  await importFrom(database, path)
  const vanishedFrom = async (rows: string[]) => {
    const report = await importFrom(database, folderWith({ 'm.csv': [MEMBERS, ...rows, ''].join('\n') }))
    expect(report.files[0]?.vanished).toBe(readFileSync(report.vanished, 'utf8').split('\n').length - 2)
    return readFileSync(report.vanished, 'utf8').split('\n').slice(1, -1)
  }
  expect(await vanishedFrom(['b,p,Б,Б,,,,,'])).toEqual(['members,a'])
  expect(await vanishedFrom(['b,p,Б,Б,,,,,', 'd,z,Г,Г,,,,,'])).toEqual(['members,a'])
  expect(await vanishedFrom(['d,z,Г,Г,,,,,', 'c,q,В,В,,,,,'])).toEqual([])
  expect(await vanishedFrom(['d,r,Г,Г,,,,,', 'c,q,В,В,,,,,'])).toEqual(['members,a', 'members,b'])
  expect(await vanishedFrom(['a,p,А,А,1985-13-05,,,,', 'b,p,Б,Б,,,,,'])).toEqual([])
})

test('what was erased at a person’s wish comes back with no export, and the counts stay', async () => {
  const database = await freshDatabase()
  const row = 'm,p,Примеров,Пример,1985-03-05,working,+70003000001,440000001,'
  const path = folderWith({ ...files([row]), 'a.csv': 'channel,external_id,member_ais_id\ntelegram,1,m\n' })
  await importFrom(database, path)
  const { id } = await database.read.member.findFirstOrThrow()
  await filledHere(database, id, 'phone')
  await database.write.$transaction((tx) => eraseMember(tx, id, NOW))
  const erased = {
    lastName: '',
    firstName: '',
    middleName: null,
    birthDate: null,
    phone: null,
    email: null,
    ticketNumber: null,
  }
  const report = await importFrom(database, path)
  expect(report.files.map(({ inserted, rejected, vanished }) => inserted + rejected + vanished)).toEqual([
    0, 0, 0,
  ])
  expect(await database.read.member.findMany()).toMatchObject([{ ...erased, id, status: 'working' }])
  const left = folderWith(files([row.replace('1985-03-05,working', ',pensioner')]))
  expect((await importFrom(database, left)).files[1]).toMatchObject({ updated: 1 })
  expect((await importFrom(database, left)).files[1]).toMatchObject({ unchanged: 1 })
  expect(await database.read.member.findMany()).toMatchObject([{ ...erased, id, status: 'pensioner' }])
  expect(await database.read.memberBinding.count({ where: { endedAt: null } })).toBe(0)
  expect(await database.read.change.findMany({ where: { field: 'phone' } })).toMatchObject([
    { newValue: null },
  ])
  const text = JSON.stringify(await database.read.erasedPerson.findMany())
  expect(text).not.toContain('"m"')
})
