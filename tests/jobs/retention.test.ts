import { expect, test } from 'vitest'
import { forgetUpdates } from '../../db/repos/parked-updates.ts'
import type { JobContext } from '../../jobs/context.ts'
import { forgetOld } from '../../jobs/retention/forget-old.ts'
import { freshDatabase } from '../support/database.ts'
import { seedPerson, seedTree } from '../support/join-chat.ts'

const DAY_MS = 24 * 3_600_000

test('updates that are over are forgotten after their days; what waits is not, however old; a second run finds nothing', async () => {
  const database = await freshDatabase()
  const now = new Date('2026-11-25T00:00:00Z')
  const rows: Array<[state: string, days: number, body: string]> = [
    ['answered', 3, ''],
    ['answered', 1, ''],
    ['new', 3, '{}'],
    ['parked', 3, '{}'],
    ['parked', 31, '{}'],
  ]
  await database.write.inboundUpdate.createMany({
    data: rows.map(([state, days, body], at) => {
      const receivedAt = new Date(now.getTime() - days * DAY_MS)
      return {
        ...{ channel: 'telegram', updateId: String(at), line: '1' },
        ...{ state, body, receivedAt, stateAt: now },
      }
    }),
  })
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS)
  expect(await forgetUpdates(database.write, ago(2), ago(30))).toBe(2)
  expect(await forgetUpdates(database.write, ago(2), ago(30))).toBe(0)
  const left = await database.read.inboundUpdate.findMany({ orderBy: { id: 'asc' } })
  expect(left.map(({ updateId }) => updateId)).toEqual(['1', '2', '3'])
})

test('codes that ended and questions answered a year ago are forgotten; what holds or waits is not, however old', async () => {
  const database = await freshDatabase()
  const now = new Date('2026-11-25T00:00:00Z')
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS)
  const { write, read } = database
  const card = { memberId: 1, orgId: 1, number: '77-001', name: 'Небылицына А.', issuedOn: '2026-01-01' }
  await write.issuedCard.createMany({
    data: ['2026-11-10', '2026-11-24', '2026-11-26'].map((expiresOn) => ({ ...card, expiresOn })),
  })
  await write.account.create({ data: { id: 1, channel: 'telegram', externalId: '1001', firstSeenAt: now } })
  const questions: Array<[state: string, waits: number, answered: number | null]> = [
    ['answered', 400, 399],
    ['closed', 400, null],
    ['closed', 400, 300],
    ['answered', 10, 9],
    ['open', 400, null],
  ]
  for (const [at, [state, waits, answered]] of questions.entries())
    await write.question.create({
      data: {
        ...{ id: at + 1, accountId: 1, topic: 'other', state, askedAt: ago(waits), waitsSince: ago(waits) },
        answeredAt: answered === null ? null : ago(answered),
        messages: { create: { accountId: 1, text: 'Когда собрание?', writtenAt: ago(waits) } },
      },
    })
  const context = { database, clock: { now: () => now }, env: { TIME_ZONE: 'Europe/Moscow' } }
  for (let run = 0; run < 2; run++) {
    await forgetOld(context as unknown as JobContext)
    const cards = await read.issuedCard.findMany({ orderBy: { id: 'asc' } })
    expect(cards.map(({ expiresOn }) => expiresOn)).toEqual(['2026-11-24', '2026-11-26'])
    expect((await read.question.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id)).toEqual([3, 4, 5])
    expect(await read.questionMessage.count()).toBe(3)
  }
})

test('of an application only the outcome stays 30 days after the decision, of an accepted one once the registry has the person', async () => {
  const database = await freshDatabase()
  const now = new Date('2026-11-25T00:00:00Z')
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS)
  const { write, read } = database
  await seedTree(database)
  await seedPerson(database, 1)
  const person = { lastName: 'Небылицына', middleName: null, birthDate: '1985-03-05', phone: '+70001234567' }
  const cases: Array<[firstName: string, state: string, decided: number | null]> = [
    ['Анна', 'declined', 31],
    ['Белла', 'withdrawn', 31],
    ['Вера', 'accepted', 31],
    ['Галя', 'accepted', 31],
    ['Дина', 'declined', 29],
    ['Ева', 'submitted', null],
  ]
  for (const [at, [firstName, state, decided]] of cases.entries()) {
    const id = at + 1
    await write.application.create({
      data: {
        ...{
          id,
          accountId: 1,
          orgId: 4,
          firstName,
          status: 'working',
          state,
          submittedAt: ago(60),
          ...person,
        },
        decidedAt: decided === null ? null : ago(decided),
        messages: { create: { accountId: 1, text: 'Небылицына', writtenAt: ago(60) } },
      },
    })
    await write.change.create({
      data: {
        ...{ kind: 'join', orgId: 4, field: 'application', source: 'chair', changedAt: ago(31) },
        newValue: JSON.stringify({ id, ...person }),
      },
    })
  }
  await write.member.create({
    data: { aisId: 'm', orgId: 4, ...person, firstName: 'Вера', phone: null },
  })
  const context = { database, clock: { now: () => now }, env: { TIME_ZONE: 'Europe/Moscow' } }
  for (let run = 0; run < 2; run++) {
    await forgetOld(context as unknown as JobContext)
    const left = await read.application.findMany({ orderBy: { id: 'asc' } })
    expect(left.map(({ firstName }) => firstName)).toEqual(['', '', '', 'Галя', 'Дина', 'Ева'])
    expect(left.map(({ state }) => state)).toEqual(cases.map(([, state]) => state))
    expect(await read.applicationMessage.count()).toBe(3)
    expect(await read.change.count({ where: { kind: 'join', newValue: null } })).toBe(3)
  }
})

test('messages keep their words for 30 days; one that has not left is come back to', async () => {
  const database = await freshDatabase()
  const { write, read } = database
  await seedPerson(database, 1)
  const [start, day] = [new Date('2026-11-25T00:00:00Z'), DAY_MS]
  const states = ['sent', 'failed', 'planned', 'sent', 'sent']
  for (const [at, state] of states.entries()) {
    const createdAt = new Date(start.getTime() - (at === 4 ? 29 : 31) * day)
    await write.outboxMessage.create({
      data: {
        ...{
          accountId: 1,
          kind: 'x',
          dedupeKey: `x:${at}`,
          lane: 'bulk',
          class: 'reminder',
          screen: '{"a":1}',
        },
        ...{ state, notBefore: start, createdAt, stateAt: createdAt },
      },
    })
  }
  const night = async (now: Date) => {
    const context = { database, clock: { now: () => now }, env: { TIME_ZONE: 'Europe/Moscow' } }
    await forgetOld(context as unknown as JobContext)
    const rows = await read.outboxMessage.findMany({ orderBy: { id: 'asc' } })
    return rows.map(({ screen }) => screen === '{}')
  }
  expect(await night(start)).toEqual([true, true, false, false, false])
  await write.outboxMessage.updateMany({ where: { state: 'planned' }, data: { state: 'sent' } })
  expect(await night(start)).toEqual([true, true, true, true, false])
  expect(await night(new Date(start.getTime() + 2 * day))).toEqual([true, true, true, true, true])
})
