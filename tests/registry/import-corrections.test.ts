import { expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { recordMembersWord } from '../../db/repos/member-card.ts'
import { keepEmail, removeEmail } from '../../db/repos/member-email.ts'
import { transact } from '../../db/unit-of-work.ts'
import { freshDatabase } from '../support/database.ts'
import { folderWith, importFrom, NOW, smallTree } from './registry-folder.ts'

const HEAD = 'ais_id,org_ais_id,last_name,first_name,status,phone,email'

/** An export with one member. */
const exported = (row: string) => folderWith({ 'o.csv': smallTree(), 'm.csv': `${HEAD}\n${row}\n` })

/** A surname that a chair has confirmed, and an address given here. */
async function corrected(): Promise<Database> {
  const database = await freshDatabase()
  await importFrom(database, exported('m,p,Примерова,Анна,,+70003000001,ais@example.org'))
  const { write } = database
  await write.account.create({ data: { id: 1, channel: 'telegram', externalId: '1', firstSeenAt: NOW } })
  const { id } = await database.read.member.findFirstOrThrow()
  await transact(database, async (tx) => {
    await tx.member.update({ where: { id }, data: { lastName: 'Придумкина' } })
    const word = { field: 'last_name', oldValue: 'Примерова', newValue: 'Придумкина' }
    await recordMembersWord(tx, { memberId: id, accountId: 1, officeId: null, ...word }, NOW)
    const kept = { email: 'own@example.org', textVersion: 'email-1' }
    await keepEmail(tx, { memberId: id, accountId: 1 }, kept, NOW)
  })
  return database
}

async function held({ read }: Database) {
  const { lastName, status, phone, email } = await read.member.findFirstOrThrow()
  return [lastName, status, phone, email]
}

test('the same row again, and an empty cell of another one, leave what was corrected here', async () => {
  const database = await corrected()
  await importFrom(database, exported('m,p,Примерова,Анна,,+70003000001,ais@example.org'))
  expect(await held(database)).toEqual(['Придумкина', null, '+70003000001', 'own@example.org'])
  await importFrom(database, exported('m,p,Придумкина,Анна,working,+70003000001,'))
  expect(await held(database)).toEqual(['Придумкина', 'working', '+70003000001', 'own@example.org'])
})

test('a row that has changed wins, and the trail says what it wrote over', async () => {
  const database = await corrected()
  await importFrom(database, exported('m,p,Сказочная,Анна,,+70003000001,ais@example.org'))
  expect(await held(database)).toEqual(['Сказочная', null, '+70003000001', 'ais@example.org'])
  const changes = await database.read.change.findMany({ where: { source: 'ais' }, orderBy: { id: 'asc' } })
  expect(changes.map(({ field, oldValue, newValue }) => `${field}: ${oldValue} → ${newValue}`)).toEqual([
    'last_name: Придумкина → Сказочная',
    'email: own@example.org → ais@example.org',
  ])
})

test('an address that was removed here comes back with a changed row only, and without a consent to letters', async () => {
  const database = await corrected()
  const { id } = await database.read.member.findFirstOrThrow()
  await transact(database, (tx) => removeEmail(tx, { memberId: id, accountId: 1 }, NOW))
  await importFrom(database, exported('m,p,Примерова,Анна,,+70003000001,ais@example.org'))
  expect((await held(database)).at(-1)).toBeNull()
  await importFrom(database, exported('m,p,Придумкина,Анна,,+70003000001,ais@example.org'))
  expect((await held(database)).at(-1)).toBe('ais@example.org')
  expect(await database.read.consent.count({ where: { withdrawnAt: null } })).toBe(0)
})
