import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterEach, expect, test, vi } from 'vitest'
import { noteConfirmed } from '../../db/repos/accepted-people.ts'
import { folder } from '../registry/registry-folder.ts'
import { freshDatabase } from '../support/database.ts'
import { fillIn, JoinChat, NOW, seedPerson, seedTree } from '../support/join-chat.ts'
import { cli } from './run-command.ts'

const IVAN = 1
const BORIS = 2

afterEach(() => vi.unstubAllEnvs())

/** Борис has accepted Иван with the minutes of a meeting. */
async function setUp() {
  const database = await freshDatabase()
  vi.stubEnv('DATABASE_URL', database.url)
  await seedTree(database)
  await seedPerson(database, IVAN)
  await seedPerson(database, BORIS, 4)
  const ivan = new JoinChat(database, IVAN)
  await fillIn(ivan)
  await ivan.press('Отправить')
  const { id } = await database.read.application.findFirstOrThrow()
  const boris = new JoinChat(database, BORIS)
  await boris.route('application.accept', String(id))
  await boris.press('Указать протокол')
  await boris.press('Сегодня')
  await boris.say('5')
  return { database, boris, id: String(id), csv: join(folder(), 'changes.csv') }
}

async function exported(path: string, since = '2022-11-21') {
  const run = await cli('export', 'changes', '--since', since, '--out', path, '--json')
  expect(run.code).toBe(0)
  return {
    said: JSON.parse(run.out),
    rows: parse(readFileSync(path), { columns: true }) as Array<Record<string, string>>,
  }
}

test('an accepted person is exported for the registry with the day and the number of the minutes', async () => {
  const { csv } = await setUp()
  const { said, rows } = await exported(csv)
  expect(said).toMatchObject({ file: csv, since: '2022-11-21', changes: 1, joins: 1 })
  expect(rows).toEqual([
    expect.objectContaining({
      ...{ kind: 'join', org_ais_id: 'o4', member_ais_id: '', field: 'member', source: 'chair' },
      ...{ decided_by_office: 'o4', changed_at: NOW.toISOString() },
    }),
  ])
  expect(JSON.parse(rows[0]?.['new_value'] ?? '')).toMatchObject({
    ...{ last_name: 'Иванова', first_name: 'Анна', birth_date: '1985-03-05', phone: '+70001234567' },
    ...{ joined_on: '2022-11-21', protocol_number: '5' },
  })
})

test('a decision that was undone is not exported', async () => {
  const { boris, id, csv } = await setUp()
  await boris.route('application.undo', id)
  expect((await exported(csv)).said).toMatchObject({ changes: 0, joins: 0 })
})

test('once an import brings the member, however the name is written, the person is exported no more', async () => {
  const { database, csv } = await setUp()
  const person = { orgId: 4, lastName: 'ИВАНОВА', firstName: 'Анна', middleName: 'петровна' }
  await database.write.member.create({ data: { aisId: 'm1', ...person, birthDate: '1985-03-06' } })
  expect((await exported(csv)).said).toMatchObject({ joins: 1 })
  await database.write.member.updateMany({ data: { birthDate: '1985-03-05' } })
  expect((await exported(csv)).said).toMatchObject({ joins: 0 })
})

test('what was filled in the chat is exported; rights and what came from the registry are not', async () => {
  const { database, csv } = await setUp()
  const change = { orgId: 4, changedAt: NOW, field: 'inn', newValue: '=1+1' }
  await database.write.change.createMany({
    data: [
      { ...change, kind: 'organisation', source: 'chair', officeId: 4, oldValue: '7' },
      { ...change, kind: 'organisation', source: 'ais' },
      { ...change, kind: 'grant', source: 'operator' },
      { ...change, kind: 'organisation', source: 'chair', changedAt: new Date('2022-11-20T20:59:59Z') },
    ],
  })
  const { rows } = await exported(csv)
  expect(rows.map(({ kind }) => kind)).toEqual(['join', 'organisation'])
  expect(rows[1]).toMatchObject({ old_value: '7', new_value: "'=1+1" })
})

test('a workbook has new people on a sheet of their own; another ending is wrong usage', async () => {
  await setUp()
  const path = join(folder(), 'changes.xlsx')
  const run = await cli('export', 'changes', '--since', '2022-11-21', '--out', path)
  expect(run.out).toContain('1 changes since 2022-11-21')
  expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK')
  expect((await cli('export', 'changes', '--since', '2022-11-21', '--out', 'x.doc')).code).toBe(2)
  expect((await cli('export', 'changes', '--since', 'friday', '--out', 'x.csv')).code).toBe(2)
  const nowhere = join(path, 'x.csv')
  expect((await cli('export', 'changes', '--since', '2022-11-21', '--out', nowhere)).code).toBe(1)
})

test('an accepted person is exported whenever it was, until an import brings the member', async () => {
  const { csv } = await setUp()
  expect((await exported(csv, '2026-01-01')).said).toMatchObject({ changes: 1, joins: 1 })
})

test('who left this very organisation before and was accepted again is exported', async () => {
  const { database, csv } = await setUp()
  const name = { lastName: 'Иванова', firstName: 'Анна', middleName: 'Петровна', birthDate: '1985-03-05' }
  await database.write.member.create({ data: { aisId: 'm1', orgId: 4, ...name, leftOn: '2021-01-01' } })
  expect((await exported(csv)).said).toMatchObject({ joins: 1 })
  await database.write.member.create({ data: { aisId: 'm2', orgId: 4, ...name } })
  expect((await exported(csv)).said).toMatchObject({ joins: 0 })
})

test('of a person who was erased nothing is exported, and the others are', async () => {
  const { database, csv } = await setUp()
  await database.write.change.create({
    data: {
      ...{ kind: 'ticket', orgId: 4, field: 'status', oldValue: 'produced', newValue: 'issued' },
      ...{ source: 'chair', changedAt: NOW },
    },
  })
  await database.write.change.updateMany({ where: { kind: 'join' }, data: { newValue: null } })
  expect((await exported(csv)).said).toMatchObject({ changes: 1, joins: 0 })
})

test('who was confirmed by an import stays confirmed, whatever becomes of the card', async () => {
  const { database, csv } = await setUp()
  const name = { lastName: 'Иванова', firstName: 'Анна', middleName: 'Петровна', birthDate: '1985-03-05' }
  await database.write.member.create({ data: { aisId: 'm1', orgId: 4, ...name } })
  await noteConfirmed(database.write)
  await database.write.member.updateMany({ data: { orgId: 5, lastName: 'Новая' } })
  expect((await exported(csv)).said).toMatchObject({ joins: 0 })
})
