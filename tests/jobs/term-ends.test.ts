import { describe, expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { changeSetting } from '../../db/repos/kept-settings.ts'
import { transact } from '../../db/unit-of-work.ts'
import shipped from '../../domain/quality/term-ladder.json' with { type: 'json' }
import { termLadderInForce } from '../../domain/quality/term-ladder.ts'
import type { JobContext } from '../../jobs/context.ts'
import { planTermEnds } from '../../jobs/reminders/plan-term-ends.ts'
import { freshDatabase } from '../support/database.ts'
import { JoinChat, messagesOf, NOW, seedPerson, seedTree } from '../support/join-chat.ts'

const [GALINA, OLEG, BORIS] = [3, 4, 5]
const END = '2029-10-30'

/** One run at an hour of Moscow's on a day so many days before the end; weekends are told where a test is about them. */
function runAt(database: Database, daysBefore: number, hour = 10) {
  const now = new Date(Date.parse(`${END}T00:00:00+03:00`) - daysBefore * 86_400_000 + hour * 3_600_000)
  const context = { database, clock: { now: () => now }, env: { TIME_ZONE: 'Europe/Moscow' } }
  return planTermEnds(context as unknown as JobContext)
}

/** The school of Борис below Галина's territorial and Олег's region; its term ends in 2029, that of Галина later. */
async function setUp() {
  const database = await freshDatabase()
  await seedTree(database)
  await seedPerson(database, GALINA, 3)
  await seedPerson(database, OLEG)
  await seedPerson(database, BORIS, 4)
  await database.write.roleGrant.create({
    data: { accountId: OLEG, role: 'officer', orgId: 2, grantedAt: NOW },
  })
  await database.write.term.updateMany({ where: { officeId: 4 }, data: { termTo: END } })
  const told = async (kind: string) => (await messagesOf(database, kind)).map(({ text }) => text)
  return { database, told }
}

describe('one office', () => {
  test('hears of the end on each rung once: the date, what stops then, what to do', async () => {
    const { database, told } = await setUp()
    for (let day = 95; day > 0; day -= 1) await runAt(database, day)
    const texts = await told('term.ending')
    expect(texts).toHaveLength(3)
    expect(texts[0]).toContain('кончается 30.10.2029')
    expect(texts[0]).toContain('закроются доступ в АИС')
    expect(texts[0]).toContain('внесите новый срок')
  })

  test('hears once, after missed runs, of the rung that it has come to', async () => {
    const { database, told } = await setUp()
    await runAt(database, 20)
    await runAt(database, 20, 11)
    await runAt(database, 19)
    expect(await told('term.ending')).toEqual([expect.stringContaining('осталось 20 дней')])
  })

  test('hears nothing at night or on a Sunday', async () => {
    const { database, told } = await setUp()
    await runAt(database, 20, 3)
    await runAt(database, 20, 19)
    await runAt(database, 16)
    expect(await told('term.ending')).toEqual([])
  })

  test('hears once, after the end, what that means for it', async () => {
    const { database, told } = await setUp()
    for (const day of [-1, -2, -3, -6, -7]) await runAt(database, day)
    expect(await told('term.ended')).toEqual([
      expect.stringContaining('Паспорт, его пробелы и сводка остались'),
    ])
  })

  test('whose end was moved begins the ladder anew; whose term was over long ago is left to the gaps', async () => {
    const { database, told } = await setUp()
    await runAt(database, 20)
    await database.write.term.updateMany({ where: { officeId: 4 }, data: { termTo: '2029-11-05' } })
    await runAt(database, 19)
    expect(await told('term.ending')).toHaveLength(2)
    await runAt(database, -60)
    expect(await told('term.ended')).toEqual([])
  })

  test('two runs at the same moment tell it once', async () => {
    const { database, told } = await setUp()
    await Promise.all([runAt(database, 20), runAt(database, 20)])
    expect(await told('term.ending')).toHaveLength(1)
  })

  test('is told each time by another table of days, where an admin has put one in force', async () => {
    const { database, told } = await setUp()
    const table = { ...shipped, rungs: [{ name: 'last', daysBefore: 10, spreadDays: 1 }] }
    await transact(database, (tx) => changeSetting(tx, 'term.ladder', table, { accountId: null, now: NOW }))
    await runAt(database, 20)
    expect(await told('term.ending')).toEqual([])
    await runAt(database, 8)
    expect(await told('term.ending')).toHaveLength(1)
    const overlapping = { ...shipped, rungs: [{ name: 'last', daysBefore: 10, spreadDays: 11 }] }
    expect(() => termLadderInForce(overlapping)).toThrow('the days of a rung')
  })
})

test('the chair proposes the next end from the message before the old one has come, and keeps full access by it', async () => {
  const { database } = await setUp()
  const [boris, galina] = [new JoinChat(database, BORIS), new JoinChat(database, GALINA)]
  boris.now = new Date(`${END}T06:00:00Z`)
  expect(await boris.route('gap.fill', '4', 'term_to')).toContain('окончание срока полномочий')
  expect(await boris.say('30.10.2034')).toContain('Записано как предложение')
  const { id } = await database.read.change.findFirstOrThrow({ where: { kind: 'proposal' } })
  expect(await galina.route('proposal', String(id), 'yes')).toContain('Внесено')
  boris.now = new Date('2029-10-31T06:00:00Z')
  expect(await boris.route('office', '4')).toContain('Ваш доступ: полный')
  expect(await boris.route('gap.fill', '4', 'term_to')).toContain('уже заполнено')
})

test('the nearest level above hears a count once a week, and never of each office', async () => {
  const { database } = await setUp()
  await database.write.term.create({
    data: {
      officeId: 5,
      chairFullName: 'Вымыслова Анна',
      termFrom: '2024-11-01',
      termTo: '2029-10-01',
      startedAt: NOW,
    },
  })
  for (let day = 25; day > 11; day -= 1) await runAt(database, day)
  const digests = await messagesOf(database, 'term.digest')
  expect(digests.map(({ accountId }) => accountId)).toEqual([GALINA, GALINA])
  expect(digests[0]?.text).toMatch(/дней: 1\s+уже кончились: 1/)
  expect(digests[0]?.text).toContain('Ближайший кончается 30.10.2029')
})
