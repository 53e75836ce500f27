import { afterEach, expect, test, vi } from 'vitest'
import { askErasure, erase } from '../../db/repos/erasures.ts'
import { transact } from '../../db/unit-of-work.ts'
import { cli } from '../cli/run-command.ts'
import { freshDatabase } from '../support/database.ts'
import { folderWith, importFrom, NOW, smallTree } from './registry-folder.ts'

afterEach(() => vi.unstubAllEnvs())

const MEMBERS = [
  'ais_id,org_ais_id,last_name,first_name,birth_date,status,phone,ticket_number',
  'm1,p,Примерова,Анна,1985-03-05,working,+70003000001,440000001',
  'm2,p,Вымыслов,Борис,1980-01-01,working,+70003000002,440000002',
]
const FILES = {
  'organisations.csv': smallTree(),
  'members.csv': `${MEMBERS.join('\n')}\n`,
  'partners.csv': 'partner_id,name,scope\nx,Лавка,federal\n',
  'purchases.csv':
    'purchase_id,member_ais_id,partner_id,bought_on,amount_kopecks,cashback_kopecks\n' +
    'b1,m1,x,2022-10-01,100,10\nb2,m2,x,2022-10-01,100,10\n',
  'accounts.csv':
    'channel,external_id,member_ais_id,office_org_ais_id\ntelegram,1003,m1,p\ntelegram,1004,m2,\n',
}

/** Everything was imported, and the holder of telegram:1003, member m1 and chair of the school, was erased. */
async function erased() {
  const database = await freshDatabase()
  vi.stubEnv('DATABASE_URL', database.url)
  const path = folderWith(FILES)
  await importFrom(database, path)
  const { id: accountId } = await database.read.account.findFirstOrThrow({ where: { externalId: '1003' } })
  const { id: memberId } = await database.read.member.findFirstOrThrow({ where: { aisId: 'm1' } })
  await transact(database, async (tx) => {
    const id = await askErasure(tx, { accountId, askedAt: NOW, dueAt: NOW })
    await erase(tx, { id: id ?? 0, accountId }, [memberId], NOW)
  })
  return { database, path, memberId }
}

test('an account that was erased, and rows that name an erased member, are passed over, not rejected', async () => {
  const { database, path } = await erased()
  expect(await database.read.purchase.count()).toBe(1)
  for (const rest of [[], ['--strict']]) {
    const { code, out } = await cli('import', path, '--json', ...rest)
    expect(code).toBe(0)
    const { files } = JSON.parse(out)
    for (const { rejected, inserted, vanished } of files)
      expect([rejected, inserted, vanished]).toEqual([0, 0, 0])
  }
  expect((await database.read.account.findMany()).map(({ externalId }) => externalId)).toEqual(['1004'])
  expect(await database.read.officeBinding.count()).toBe(0)
  expect((await database.read.purchase.findMany()).map(({ purchaseId }) => purchaseId)).toEqual(['b2'])
})

test('an account of somebody else that names the erased member is passed over, too', async () => {
  const { database } = await erased()
  const other = 'channel,external_id,member_ais_id\ntelegram,1009,m1\n'
  expect(await importFrom(database, folderWith({ 'accounts.csv': other }))).toMatchObject({
    files: [{ read: 1, unchanged: 1, rejected: 0 }],
  })
  expect(await database.read.account.count()).toBe(1)
})

test('who is readmitted comes back with the next import, into the row that stayed', async () => {
  const { database, path, memberId } = await erased()
  expect(await cli('readmit', 'm9')).toMatchObject({ code: 1, err: expect.stringContaining('Nobody') })
  expect(await cli('readmit', 'm1')).toMatchObject({ code: 0, out: expect.stringContaining('m1') })
  expect((await cli('readmit', 'm1')).code).toBe(1)
  await importFrom(database, path)
  expect(await database.read.member.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
    { id: memberId, aisId: 'm1', lastName: 'Примерова', phone: '+70003000001', ticketNumber: '440000001' },
    { lastName: 'Вымыслов' },
  ])
  expect(await database.read.purchase.count()).toBe(2)
  expect(await database.read.account.count()).toBe(1)
  expect((await cli('readmit', 'telegram:1003')).code).toBe(0)
  await importFrom(database, path)
  expect(await database.read.account.count()).toBe(2)
})
