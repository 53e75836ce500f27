import { beforeEach, expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { freshDatabase } from '../support/database.ts'
import { fillIn, JoinChat, NOW, seedPerson, seedTree } from '../support/join-chat.ts'

const IVAN = 1
const BORIS = 2
const SECOND_PHONE = 3
const DAY_MS = 86_400_000
/** Who fillIn applies as. */
const ANNA = { lastName: 'Иванова', firstName: 'Анна', middleName: 'Петровна', birthDate: '1985-03-05' }

let database: Database
const chat = (person: number) => new JoinChat(database, person)

beforeEach(async () => {
  database = await freshDatabase()
  await seedTree(database)
  await seedPerson(database, IVAN)
  await seedPerson(database, BORIS, 4)
  await seedPerson(database, SECOND_PHONE)
})

async function apply(person = IVAN): Promise<{ applicant: JoinChat; id: string }> {
  const applicant = chat(person)
  await fillIn(applicant)
  await applicant.press('Отправить')
  const { id } = await database.read.application.findFirstOrThrow({
    where: { accountId: person },
    orderBy: { id: 'desc' },
  })
  return { applicant, id: String(id) }
}

const member = (fields: object) =>
  database.write.member.create({ data: { aisId: 'm1', orgId: 4, ...ANNA, ...fields } })

test('who came back and was accepted is not asked everything once more', async () => {
  const { id: memberId } = await member({ leftOn: '2021-01-01' })
  await database.write.memberBinding.create({
    data: { accountId: IVAN, memberId, method: 'phone', boundAt: NOW },
  })
  const { applicant, id } = await apply()
  await chat(BORIS).route('application.accept', id)
  expect(await applicant.command('join')).toContain('Ваше заявление принято')
  await fillIn(applicant).catch(() => undefined)
  await applicant.route('join.send')
  expect(await database.read.application.count()).toBe(1)
})

test('who left after being accepted applies again at once', async () => {
  const { applicant, id } = await apply()
  await chat(BORIS).route('application.accept', id)
  const { id: memberId } = await member({ leftOn: '2022-11-25' })
  await database.write.memberBinding.create({
    data: { accountId: IVAN, memberId, method: 'phone', boundAt: NOW },
  })
  applicant.now = new Date(NOW.getTime() + 5 * DAY_MS)
  expect(await applicant.command('join')).toContain('Шаг 1')
})

test('being accepted is no dead end: the card can be linked, and a month later another place applied to', async () => {
  const { applicant, id } = await apply()
  await chat(BORIS).route('application.accept', id)
  await applicant.command('join')
  expect(applicant.labels).toEqual(['Я уже в Профсоюзе', '⌂ Меню'])
  applicant.now = new Date(NOW.getTime() + 30 * DAY_MS)
  expect(await applicant.command('join')).toContain('Ваше заявление принято')
  expect(await applicant.press('Подать в другую организацию')).toContain('Шаг 1')
})

test('the chair learns that a member, or another account, may be the applicant; the applicant learns nothing', async () => {
  await member({ orgId: 5, phone: '+70001234567' })
  await apply(IVAN)
  const { applicant, id } = await apply(SECOND_PHONE)
  const seen = await chat(BORIS).route('application', id)
  expect(seen).toContain('Похожий человек уже состоит в Профсоюзе: другая организация')
  expect(seen).not.toContain('№ 112')
  expect(seen).toContain('Похожее заявление ждёт решения: Школа № 12')
  expect(await applicant.command('join')).not.toContain('охож')
})

test('one phone in a family, or one birth date, makes nobody similar', async () => {
  await member({ lastName: 'Другая', birthDate: '1990-01-01', phone: '+70001234567' })
  await member({ aisId: 'm2', lastName: 'Вторая', phone: '+70009999999' })
  const { id } = await apply()
  expect(await chat(BORIS).route('application', id)).not.toContain('охож')
})

test('one person who applied from two accounts is accepted once', async () => {
  const one = await apply(IVAN)
  const other = await apply(SECOND_PHONE)
  const boris = chat(BORIS)
  await boris.route('application.accept', one.id)
  expect(await boris.route('application.accept', other.id)).toContain('уже приняли сюда')
  expect(await database.read.change.count({ where: { kind: 'join' } })).toBe(1)
  await boris.route('application.decline', other.id)
  await boris.press('Уже на учёте')
  expect(await boris.press('Отклонить')).toContain('Отклонено')
})

test('a decision is not undone when the person has applied anew meanwhile: one application waits', async () => {
  const { id } = await apply()
  const boris = chat(BORIS)
  await boris.route('application.decline', id)
  await boris.press('Работает или учится не у нас')
  await boris.press('Отклонить')
  await apply()
  expect(await boris.route('application.undo', id)).toContain('уже другое заявление')
  expect(await database.read.application.count({ where: { state: 'submitted' } })).toBe(1)
})

test('applying and withdrawing all day does not flood the chair', async () => {
  for (let round = 0; round < 3; round += 1) {
    const { applicant } = await apply()
    await applicant.route('join.withdraw', 'yes')
  }
  // Withdrawn before the word of it had left: nobody is told of either.
  expect(await database.read.outboxMessage.count({ where: { accountId: BORIS } })).toBe(0)
  const ivan = chat(IVAN)
  expect(await ivan.command('join')).toContain('не больше 3 заявлений')
  ivan.now = new Date(NOW.getTime() + DAY_MS + 1)
  expect(await ivan.command('join')).toContain('Шаг 1')
})

test('twins with one telephone are two people', async () => {
  const one = await apply(IVAN)
  const other = chat(SECOND_PHONE)
  await fillIn(other)
  await other.press('✎ Имя')
  await other.say('иванова мария петровна')
  await other.press('Отправить')
  const { id } = await database.read.application.findFirstOrThrow({ where: { accountId: SECOND_PHONE } })
  const boris = chat(BORIS)
  await boris.route('application.accept', one.id)
  expect(await boris.route('application', String(id))).toContain('Похожего человека уже приняли')
  expect(await boris.route('application.accept', String(id))).toContain('Принято')
})
