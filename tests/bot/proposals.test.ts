import { expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { giveRight } from '../../db/repos/rights.ts'
import { transact } from '../../db/unit-of-work.ts'
import { folderWith, importFrom, smallTree } from '../registry/registry-folder.ts'
import { Chat } from '../support/chat.ts'
import { freshDatabase } from '../support/database.ts'

const NOW = new Date('2022-11-21T06:00:00Z')
const PHONE = '+70003000001'
const NAME = 'Небылицын Пример Вымыслович'

/** The chair's part of the school's row: name, phone, term. */
const school = (chair: string) => folderWith({ 'o.csv': smallTree(`p,r,primary,Школа,${chair},ППО`) })

/** A school whose passport has this chair, its chair linked by phone, and the officer of the region above. */
async function setUp(row: string) {
  const database = await freshDatabase()
  await importFrom(database, school(row))
  const org = async (aisId: string) => database.read.organisation.findUniqueOrThrow({ where: { aisId } })
  const account = { channel: 'telegram', externalId: '1' }
  const { id: regionId } = await org('r')
  await transact(database, (tx) => giveRight(tx, { right: 'officer', account, orgId: regionId }, NOW))
  const [officer, chair] = [new Chat(database, '1'), new Chat(database, '2')]
  await chair.command('link')
  await chair.shareContact(PHONE)
  const { id: orgId } = await org('p')
  const propose = async (field: string, value: string) => {
    await chair.route('gap.fill', String(orgId), field)
    return chair.say(value)
  }
  return { database, officer, chair, propose, orgId: String(orgId) }
}

const terms = async ({ read }: Database) =>
  (await read.term.findMany({ where: { office: { org: { aisId: 'p' } } }, orderBy: { id: 'asc' } })).map(
    ({ chairFullName, phone, termFrom, termTo, endedAt }) => ({
      chairFullName,
      phone,
      termFrom,
      termTo,
      current: endedAt === null,
    }),
  )

test('dates stand in the question as people write them, and in the passport once they are confirmed', async () => {
  const { database, officer, chair, propose } = await setUp(`${NAME},${PHONE},,`)
  expect(await propose('term_from', '01.11.2022')).toContain('Записано как предложение')
  expect((await officer.inbox()).at(-1)).toContain('01.11.2022')
  expect(await officer.pressMessage('Подтвердить')).toContain('начало срока полномочий — 01.11.2022')
  expect(await terms(database)).toMatchObject([{ termFrom: '2022-11-01', current: true }])
  expect((await chair.inbox()).at(-1)).toContain('подтверждено')
})

test('a term that would end before it begins is not proposed', async () => {
  const { officer, propose } = await setUp(`${NAME},${PHONE},2022-11-01,`)
  expect(await propose('term_to', '31.10.2021')).toContain('не могут кончиться раньше')
  expect(await officer.inbox()).toEqual([])
})

test('both dates of a term are looked at together while they wait, a term that is over is none, and a wrong one is corrected', async () => {
  const { chair, propose, orgId } = await setUp(`${NAME},${PHONE},,`)
  expect(await propose('term_to', '20.11.2022')).toContain('уже прошёл')
  expect(await chair.say('31.10.2027')).toContain('Записано как предложение')
  expect(await propose('term_from', '01.11.2027')).toContain('не могут кончиться раньше')
  expect(await chair.route('gaps', orgId)).toContain('окончание срока полномочий — ждёт подтверждения')
  await chair.press('Исправить: окончание срока')
  expect(await chair.say('31.10.2032')).toContain('Записано как предложение')
  expect(await propose('term_from', '01.11.2027')).toContain('Записано как предложение')
})

test('nor confirmed where the passport has changed meanwhile, and nobody is told that it was', async () => {
  const { database, officer, chair, propose } = await setUp(`${NAME},${PHONE},,`)
  await propose('term_to', '31.10.2023')
  await importFrom(database, school(`${NAME},${PHONE},2024-11-01,`))
  expect(await officer.pressMessage('Подтвердить')).toContain('Не внесено')
  expect(await terms(database)).toMatchObject([{ termFrom: '2024-11-01', termTo: null }])
  expect(await chair.inbox()).toEqual([])
  expect(await officer.press('Отклонить')).toContain('Отклонено')
  expect((await chair.inbox()).at(-1)).toContain('не подтверждено')
})

test('a field that is filled is not filled again, by an old button or by a dialogue that was left open', async () => {
  const { database, officer, chair, propose, orgId } = await setUp(`,${PHONE},,`)
  expect(await chair.route('gap.fill', orgId, 'chair_phone')).toContain('уже заполнено')
  await chair.route('gap.fill', orgId, 'chair_full_name')
  await importFrom(database, school(`${NAME},${PHONE},,`))
  expect(await chair.say('Другая Фамилия')).toContain('уже заполнено')
  expect(await propose('short_name', 'Другое имя')).not.toContain('Записано')
  expect(await officer.inbox()).toEqual([])
})

test('a confirmed chair other than the passport names ends the term before, which stays as history', async () => {
  const { database, officer, chair, propose } = await setUp(`,${PHONE},,`)
  await propose('chair_full_name', 'Сказкина Указка')
  await importFrom(database, school(`${NAME},${PHONE},2022-11-01,2032-10-31`))
  expect(await officer.pressMessage('Подтвердить')).toContain('Внесено')
  expect(await terms(database)).toEqual([
    { chairFullName: NAME, phone: PHONE, termFrom: '2022-11-01', termTo: '2032-10-31', current: false },
    { chairFullName: 'Сказкина Указка', phone: null, termFrom: null, termTo: null, current: true },
  ])
  expect(await database.read.change.findFirst({ where: { kind: 'term' } })).toMatchObject({
    field: 'chair_full_name',
    oldValue: NAME,
    newValue: 'Сказкина Указка',
  })
  expect((await chair.inbox()).some((text) => text.includes('Ваш доступ к ней закрыт'))).toBe(true)
  expect(await chair.command('office')).toContain('Этот раздел вам недоступен')
})

test('a second proposal for a field takes the place of the first', async () => {
  const { database, officer, propose } = await setUp(`,${PHONE},,`)
  await propose('chair_full_name', 'Небылицин Пример')
  await propose('chair_full_name', NAME)
  const [first] = await database.read.change.findMany({ where: { field: 'chair_full_name' } })
  expect(await officer.route('proposal', String(first?.id), 'yes')).toContain('уже решено')
  expect(await officer.pressMessage('Подтвердить')).toContain('Внесено')
  expect(await terms(database)).toMatchObject([{ chairFullName: NAME, phone: PHONE, current: true }])
})

test('the trail keeps what stood in a field before', async () => {
  const { database, officer, chair, propose } = await setUp(`${NAME},${PHONE},2017-11-01,2022-10-31`)
  await propose('term_to', '31.10.2027')
  await officer.pressMessage('Подтвердить')
  expect(await chair.command('office')).toContain('01.11.2017 – 31.10.2027')
  const trail = await database.read.change.findMany({ where: { field: 'term_to' }, orderBy: { id: 'asc' } })
  expect(trail.map(({ kind, oldValue, newValue }) => [kind, oldValue, newValue])).toEqual([
    ['proposal.confirmed', '2022-10-31', '2027-10-31'],
    ['term', '2022-10-31', '2027-10-31'],
  ])
})

test.each(['proposal', 'access', 'link.confirm', 'link.refuse'])(
  'a button «%s» that names nothing, or what is not there, is stale',
  async (route) => {
    const { officer } = await setUp(`${NAME},${PHONE},,`)
    for (const id of ['', 'x', '1.5', '-1', '99999999999999999999', '4242'])
      expect(await officer.route(route, id, 'yes')).toContain('устарела')
  },
)
