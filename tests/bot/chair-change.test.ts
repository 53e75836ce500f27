import { expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { endRight, giveRight, type Right } from '../../db/repos/rights.ts'
import { transact } from '../../db/unit-of-work.ts'
import { folderWith, importFrom, smallTree } from '../registry/registry-folder.ts'
import { Chat } from '../support/chat.ts'
import { freshDatabase } from '../support/database.ts'

const NOW = new Date('2022-11-21T06:00:00Z')
const MEMBERS = 'ais_id,org_ais_id,last_name,first_name,status,phone'
const FORMER = 'Небылицын Пример Вымыслович,+70003000001,2022-11-01,2032-10-31'
const NEXT = 'Сказкина Указка Вымысловна,+70003000002,2023-11-01,2032-10-31'

/** The school with this chair: name, phone, term. */
const school = (chair: string) => smallTree(`p,r,primary,Школа,${chair},ППО`)

async function give(database: Database, right: Right, externalId: string, aisId: string) {
  const { id: orgId } = await database.read.organisation.findUniqueOrThrow({ where: { aisId } })
  const holding = { right, account: { channel: 'telegram', externalId }, orgId }
  return transact(database, (tx) => giveRight(tx, holding, NOW))
}

/** The school's chair has full access by the phone in the passport and the officer's word. */
async function setUp(tree = school(FORMER)) {
  const database = await freshDatabase()
  await importFrom(database, folderWith({ 'o.csv': tree }))
  await give(database, 'officer', '1', 'r')
  const [officer, chair, next] = [new Chat(database, '1'), new Chat(database, '2'), new Chat(database, '3')]
  await chair.command('link')
  await chair.shareContact('+70003000001')
  await chair.command('office')
  return { database, officer, chair, next }
}

async function confirmed(tree?: string) {
  const world = await setUp(tree)
  await world.chair.press('Попросить полный доступ')
  await world.officer.pressMessage('Да, открыть доступ')
  expect(await world.chair.command('office')).toContain('Ваш доступ: полный')
  return world
}

const imports = (database: Database, chair: string) =>
  importFrom(database, folderWith({ 'o.csv': school(chair) }))

test('a chair whose successor came by import loses the office at once, old buttons included, and is told', async () => {
  const { database, chair } = await confirmed()
  await imports(database, NEXT)
  expect(await chair.command('applications')).toContain('Этот раздел вам недоступен')
  expect(await chair.pressMessage('Моя организация')).toContain('Этот раздел вам недоступен')
  expect((await chair.inbox()).at(-1)).toContain('Ваш доступ к ней закрыт')
})

test('a dialogue that the former chair had open writes nothing any more', async () => {
  const { database, chair } = await confirmed()
  await chair.command('gaps')
  await chair.press('Заполнить: электронная почта')
  await imports(database, NEXT)
  await chair.say('former@example.org')
  const terms = await database.read.term.findMany()
  expect(terms.filter(({ email }) => email !== null)).toEqual([])
})

test('the successor whose phone is known is told, links by it and has limited access until it is confirmed', async () => {
  const { database, next } = await confirmed()
  await importFrom(
    database,
    folderWith({ 'm.csv': `${MEMBERS}\nm,p,Сказкина,Указка,working,+70003000002\n` }),
  )
  await next.command('link')
  await next.shareContact('+70003000002')
  await imports(database, NEXT)
  expect((await next.inbox()).at(-1)).toContain('Ваш номер записан в паспорте')
  await next.pressMessage('Связать чат')
  await next.shareContact('+70003000002')
  expect(await next.command('office')).toContain('Ваш доступ: паспорт и сводка без имён')
})

test('the same chair elected anew keeps the office, and full access waits for a new confirmation', async () => {
  const { database, officer, chair } = await confirmed()
  await imports(database, 'Небылицын Пример Вымыслович,+70003000001,2022-11-15,2032-10-31')
  expect(await chair.command('office')).toContain('Ваш доступ: паспорт и сводка без имён')
  expect((await chair.inbox()).at(-1)).toContain('Полный доступ закрыт')
  expect(await chair.pressMessage('Попросить полный доступ')).toContain('Просьба отправлена')
  await officer.pressMessage('Да, открыть доступ')
  expect(await chair.command('office')).toContain('Ваш доступ: полный')
})

test('another phone of the same chair closes the access of the account that the old phone opened', async () => {
  const { database, chair } = await confirmed()
  await imports(database, 'Небылицын Пример Вымыслович,+70003000009,2022-11-01,2032-10-31')
  expect(await chair.command('office')).toContain('Этот раздел вам недоступен')
  expect((await chair.inbox()).at(-1)).toContain('Ваш доступ к ней закрыт')
})

test('a former chair who was bound by hand keeps the passport without people', async () => {
  const { database, chair } = await setUp()
  await give(database, 'office', '2', 'p')
  expect(await chair.command('office')).toContain('Ваш доступ: полный')
  await imports(database, NEXT)
  expect(await chair.command('office')).toContain('Ваш доступ: паспорт и сводка без имён')
  expect((await chair.inbox()).at(-1)).toContain('Полный доступ закрыт')
})

test('an import that says nothing new of the chair changes no access and tells nobody', async () => {
  const { database, chair } = await confirmed()
  const before = await chair.inbox()
  await importFrom(database, folderWith({ 'o.csv': smallTree(`p,r,primary,Школа 2,${FORMER},ППО`) }))
  expect(await chair.command('office')).toContain('Ваш доступ: полный')
  expect(await chair.inbox()).toEqual(before)
})

test('a confirmation asked for under one chair cannot be given under the next', async () => {
  const { database, officer, chair } = await setUp()
  await give(database, 'office', '2', 'p')
  await imports(database, NEXT)
  await chair.command('office')
  await chair.press('Попросить полный доступ')
  await imports(database, 'Третьяков Пример Вымыслович,+70003000003,2024-11-01,2032-10-31')
  expect(await officer.pressMessage('Да, открыть доступ')).toContain('устарела')
  expect(await chair.command('office')).not.toContain('Ваш доступ: полный')
})

test('an office given before its chair is on record becomes full when the passport names one in force', async () => {
  const { database, chair } = await setUp(school(',,,'))
  await give(database, 'office', '2', 'p')
  expect(await chair.command('office')).toContain('Ваш доступ: паспорт и сводка без имён')
  await imports(database, FORMER)
  expect(await chair.command('office')).toContain('Ваш доступ: полный')
})

test('full access ends with the term and by hand', async () => {
  const { database, chair } = await confirmed()
  chair.now = new Date('2032-11-01T06:00:00Z')
  expect(await chair.command('office')).toContain('Ваш доступ: паспорт и сводка без имён')
  chair.now = NOW
  const { id: orgId } = await database.read.organisation.findUniqueOrThrow({ where: { aisId: 'p' } })
  const account = { channel: 'telegram', externalId: '2' }
  await transact(database, (tx) => endRight(tx, { right: 'office', account, orgId }, NOW))
  expect(await chair.command('office')).toContain('Этот раздел вам недоступен')
})

test('what was filled in for a former chair says nothing of the next', async () => {
  const { database, chair } = await setUp()
  await chair.command('gaps')
  await chair.press('Заполнить: электронная почта')
  await chair.say('former@example.org')
  await imports(database, 'Сказкина Указка Вымысловна,,2023-11-01,2032-10-31')
  const current = await database.read.term.findFirstOrThrow({
    where: { endedAt: null, office: { org: { aisId: 'p' } } },
  })
  expect(current).toMatchObject({ chairFullName: 'Сказкина Указка Вымысловна', phone: null, email: null })
})
