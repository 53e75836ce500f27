import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { expect, onTestFinished, test } from 'vitest'
import { Dialogues } from '../../bot/dialogue.ts'
import { createMend } from '../../bot/features/mend/index.ts'
import type { Reply } from '../../bot/turn.ts'
import { translate } from '../../core/i18n.ts'
import type { Database } from '../../db/client.ts'
import { decidingRights, type Who } from '../../domain/identity/who.ts'
import { ORGS, soundRegistry } from '../consistency/rule-world.ts'
import { diskPathOf } from '../support/file-of.ts'
import { textOf } from '../support/join-chat.ts'
import { startProduct } from '../support/product.ts'
import { makeTurn } from '../support/turn.ts'

const pathOf = (id: number) => ORGS.find((org) => org.id === id)?.path ?? ''
const officer = (...ids: number[]): Who => ({
  member: undefined,
  offices: [],
  grants: ids.map((orgId) => ({ role: 'officer', orgId, orgPath: pathOf(orgId) })),
})
const chair = (orgId: number, access: 'full' | 'limited'): Who => ({
  member: undefined,
  offices: [{ officeId: orgId, orgId, orgPath: pathOf(orgId), access }],
  grants: [],
})

/** Schools 5 and 9, of two regions, have no address; member 51 has no status. */
async function damaged(): Promise<Database> {
  const database = await soundRegistry()
  await database.write.term.updateMany({ where: { id: { in: [5, 9] } }, data: { email: null } })
  await database.write.member.update({ where: { id: 51 }, data: { status: null } })
  return database
}

function mendOf(database: Database) {
  return createMend({
    database,
    dialogues: new Dialogues(database),
    secret: 'x'.repeat(32),
    botName: () => 'bot',
  })
}

const said = ({ screen }: Reply) => (screen ? textOf(screen) : '')
const labels = ({ screen }: Reply) =>
  (screen?.buttons ?? []).flat().map((button) => translate('ru', button.label))

test('an officer sees what is broken below, worst first, and nothing beside it', async () => {
  const reply = await mendOf(await damaged()).show(makeTurn({ who: officer(2) }), [])
  expect(said(reply)).toContain('Придуманная')
  expect(labels(reply)).toEqual([
    '⚠️ Член Профсоюза без статуса: 1',
    '▫️ Нет электронной почты председателя: 1',
    'Готовность к отчётам',
    '⌂ Меню',
  ])
})

test('a rule says why, how, and where; of people only how many', async () => {
  const database = await damaged()
  const reply = await mendOf(database).rule(makeTurn({ who: officer(2) }), ['2', 'member_without_status'])
  expect(said(reply)).toContain('Почему важно.')
  expect(labels(reply)).toContain('Школа № 5: 1')
  expect(said(reply)).not.toContain('Небылицын')
  await database.write.member.update({ where: { id: 51 }, data: { status: 'working' } })
  const mended = await mendOf(database).rule(makeTurn({ who: officer(2) }), ['2', 'member_without_status'])
  expect(labels(mended)).toContain('▫️ Нет электронной почты председателя: 1')
})

test.each([
  ['another region', officer(2), '8'],
  ['the level above', chair(5, 'full'), '4'],
  ['an office with limited access', chair(5, 'limited'), '5'],
  ['no organisation', officer(2), 'x'],
])('%s is closed, on every screen', async (_, who, orgId) => {
  const mend = mendOf(await damaged())
  const turn = makeTurn({ who })
  for (const reply of [
    await mend.show(turn, [orgId]),
    await mend.rule(turn, [orgId, 'email_missing']),
    await mend.list(turn, [orgId, 'email_missing']),
    await mend.readiness(turn, [orgId, '0']),
  ])
    expect(reply).toEqual({ note: { key: 'common.forbidden' } })
})

test('an auditor reads reports, and has nothing to mend', () => {
  const who = officer(2)
  const auditor: Who = { ...who, grants: who.grants.map((grant) => ({ ...grant, role: 'auditor' })) }
  expect(decidingRights(auditor)).toEqual([])
})

test('with two sub-trees the person chooses', async () => {
  const reply = await mendOf(await damaged()).show(makeTurn({ who: officer(2, 8) }), [])
  expect(labels(reply)).toEqual(['Придуманная', 'Небывалая', '⌂ Меню'])
})

test('readiness of the sub-tree, form by form', async () => {
  const mend = mendOf(await damaged())
  const reply = await mend.readiness(makeTurn({ who: officer(2) }), ['2', '3'])
  expect(said(reply)).toContain('Отчёт 5-СП на 01.10.2022')
  expect(said(reply)).toContain('• сформирован автоматически: 3')
})

const temporary = () => readdirSync(tmpdir()).filter((name) => /^pervichka-[0-9a-f-]{36}\.xlsx$/.test(name))

test('the list is a workbook of its own', async () => {
  const { screen } = await mendOf(await damaged()).list(makeTurn({ who: officer(2) }), ['2', 'email_missing'])
  const path = diskPathOf(screen)
  onTestFinished(() => rmSync(path, { force: true }))
  expect(screen?.file).toMatchObject({ name: 'email_missing-2022-11-21.xlsx', temporary: true })
  expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK')
})

test('Олег gets the list as a document, and no file is left behind', async () => {
  const before = temporary()
  const product = await startProduct()
  const oleg = product.visitor('Олег')
  await oleg.send('/menu')
  await oleg.waitFor('Меню')
  await oleg.press('Что исправить')
  await oleg.waitFor('Что исправить в реестре')
  await oleg.press('Билет изготовлен давно')
  await oleg.waitFor('Почему важно')
  await oleg.press('Скачать список')
  await oleg.waitFor('Список отправлен')
  const documents = oleg.messages().flatMap(({ document }) => (document ? [document.name] : []))
  expect(documents).toEqual([expect.stringMatching(/^ticket_not_issued-\d{4}-\d\d-\d\d\.xlsx$/)])
  expect(temporary().filter((name) => !before.includes(name))).toEqual([])
})
