import { expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { audienceCount } from '../../db/repos/audience.ts'
import { askErasure } from '../../db/repos/erasures.ts'
import { passportOf } from '../../db/repos/gaps.ts'
import { noteReturned, setLetters } from '../../db/repos/letters.ts'
import { fillField } from '../../db/repos/passport-fill.ts'
import { personalData } from '../../db/repos/personal-data.ts'
import { transact } from '../../db/unit-of-work.ts'
import { fieldTable } from '../../domain/quality/field-table.ts'
import { completeness, gapsOf } from '../../domain/quality/gaps.ts'
import { erasePeople } from '../../jobs/retention/erase-people.ts'
import { forgetOld } from '../../jobs/retention/forget-old.ts'
import { emailBench } from './email-bench.ts'

const CHAIR = 'chair@school.example'
const TODAY = '2022-11-21'

/** A chair to whom a letter was sent. */
async function written() {
  const bench = await emailBench()
  const school = await bench.chair()
  await bench.plan()
  await bench.send()
  const { id } = await bench.database.read.account.findFirstOrThrow({ where: { channel: 'email' } })
  return { ...bench, ...school, addressId: id }
}

const lettersHeld = async (database: Database, accountId: number) =>
  (await personalData(database.read, accountId)).find(({ name }) => name === 'letters')?.rows

test('who unsubscribed gets no letter, of whatever organisation, until the letters are wanted again', async () => {
  const { database, addressId, chair, summarize, send, mail, bench } = await written()
  const now = bench.context.clock.now()
  await transact(database, (tx) => setLetters(tx, addressId, false, now))
  await chair({ name: 'Лицей' })
  expect((await summarize()).planned).toBe(0)
  await transact(database, (tx) => setLetters(tx, addressId, true, now))
  expect((await summarize()).planned).toBe(2)
  await transact(database, (tx) => setLetters(tx, addressId, false, now))
  expect(await send()).toMatchObject({ sent: 0, skipped: 2 })
  expect(mail.letters).toHaveLength(1)
})

test('an address whose mail comes back is a gap of its passport, filled for the figures, until it is entered again', async () => {
  const { database, addressId, officeId, orgId, join } = await written()
  const now = new Date(0)
  const gap = async () => {
    const passport = await passportOf(database.read, officeId)
    if (!passport) throw new Error('no passport')
    const gaps = gapsOf(passport, TODAY, fieldTable).filter(({ field }) => field === 'chair_email')
    return { reasons: gaps.map(({ reason }) => reason), share: completeness(passport, TODAY, fieldTable) }
  }
  const before = await gap()
  expect(before.reasons).toEqual([])
  await transact(database, (tx) => noteReturned(tx, [addressId], now))
  await transact(database, (tx) => noteReturned(tx, [addressId], now))
  expect(await gap()).toEqual({ reasons: ['returned'], share: before.share })
  expect(await database.read.gap.count({ where: { field: 'chair_email', closedAt: null } })).toBe(1)
  const accountId = await join(officeId, '7')
  const filling = { officeId, orgId, field: 'chair_email', value: CHAIR, accountId, source: 'chair' } as const
  await transact(database, (tx) => fillField(tx, filling, now))
  expect((await gap()).reasons).toEqual([])
})

test('an address is nobody of an audience: broadcasts go to the chat', async () => {
  const { database, join, officeId } = await written()
  await join(officeId, '7')
  expect(await audienceCount(database.read, { orgId: null, role: 'all', category: null })).toBe(1)
})

test('a chair takes along what was sent to the own address; erased, gets no letters instead of the chat', async () => {
  const { database, join, officeId, summarize, send, mail, bench } = await written()
  const accountId = await join(officeId, '7')
  expect(await lettersHeld(database, accountId)).toMatchObject([
    { externalId: CHAIR, reach: 'active', messages: [{ kind: 'gap.reminder', state: 'sent' }] },
  ])
  const now = bench.context.clock.now()
  await transact(database, (tx) => askErasure(tx, { accountId, askedAt: now, dueAt: now }))
  await erasePeople(bench.context)
  expect(await database.read.account.count()).toBe(0)
  expect(await database.read.outboxMessage.count()).toBe(0)
  await summarize()
  await send()
  expect(mail.letters).toHaveLength(1)
  expect(await database.read.change.findFirst({ where: { field: 'chair_email_consent' } })).toMatchObject({
    newValue: 'false',
  })
})

test('who holds an office by a link only does not end the letters of its chair when erased', async () => {
  const { database, join, officeId, addressId, bench } = await written()
  const accountId = await join(officeId, '7')
  await database.write.officeBinding.updateMany({ where: { accountId }, data: { method: 'link' } })
  expect(await lettersHeld(database, accountId)).toEqual([])
  const now = bench.context.clock.now()
  await transact(database, (tx) => askErasure(tx, { accountId, askedAt: now, dueAt: now }))
  await erasePeople(bench.context)
  expect(await database.read.account.findMany()).toMatchObject([{ id: addressId, reach: 'active' }])
})

test('an address that no chair has any more is forgotten after three months; one that unsubscribed is kept', async () => {
  const { database, context, termId, addressId, bench } = await written()
  const at = async (iso: string) => {
    bench.setClock(iso)
    await forgetOld(context)
    return database.read.account.count({ where: { channel: 'email' } })
  }
  expect(await at('2025-11-21T12:00:00+03:00')).toBe(1)
  await database.write.term.update({ where: { id: termId }, data: { email: 'next@school.example' } })
  expect(await at('2023-01-10T12:00:00+03:00')).toBe(1)
  await database.write.account.update({ where: { id: addressId }, data: { reach: 'blocked' } })
  expect(await at('2023-04-10T12:00:00+03:00')).toBe(1)
  await database.write.account.update({ where: { id: addressId }, data: { reach: 'active' } })
  expect(await at('2023-04-10T12:00:00+03:00')).toBe(0)
})
