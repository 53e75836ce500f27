import { beforeEach, expect, test } from 'vitest'
import { isMessageKey } from '../../core/i18n.ts'
import type { Database } from '../../db/client.ts'
import { changeSetting, SETTING_NAMES, settingInForce, shippedSetting } from '../../db/repos/kept-settings.ts'
import { transact } from '../../db/unit-of-work.ts'
import { numbersIn, withNumber } from '../../domain/settings/numbers.ts'
import { freshDatabase } from '../support/database.ts'
import { JoinChat, NOW, seedPerson, seedTree } from '../support/join-chat.ts'

const [VERA, OLEG] = [1, 2]

let database: Database
let vera: JoinChat
let oleg: JoinChat

/** Вера is an admin of the union, Олег the admin of a region. */
beforeEach(async () => {
  database = await freshDatabase()
  await seedTree(database)
  for (const [accountId, orgId] of [
    [VERA, 1],
    [OLEG, 2],
  ] as const) {
    await seedPerson(database, accountId)
    await database.write.roleGrant.create({ data: { accountId, role: 'admin', orgId, grantedAt: NOW } })
  }
  vera = new JoinChat(database, VERA)
  oleg = new JoinChat(database, OLEG)
})

const urgentFrom = async () => {
  const numbers = numbersIn(await settingInForce(database.read, 'gap.ladder'))
  return numbers.find(({ path }) => path === 'rungs.urgent.fromDay')?.value
}

test('an admin changes a day of the ladder: asked, shown before it counts, taken back with one press', async () => {
  await vera.command('menu')
  await vera.press('Настройка бота')
  await vera.press('Напоминания о пустых полях')
  expect(await vera.press('Срочно, с дня: 14')).toContain('Сейчас: 14')
  expect(await vera.say('двадцать')).toContain('Нужно целое число')
  expect(await vera.say('40')).toContain('ступени идут по порядку')
  expect(await vera.say('20')).toContain('было 14, станет 20')
  expect(await urgentFrom()).toBe(14)
  await vera.press('Сохранить')
  expect(await urgentFrom()).toBe(20)
  expect(vera.labels).toContain('Срочно, с дня: 20')
  expect(await vera.press('Кто и когда менял')).toMatch(/администратор в чате\s+Срочно, с дня: 14 → 20/)
  await vera.press('← Назад')
  await vera.press('Вернуть, как было до последнего изменения')
  expect(await urgentFrom()).toBe(14)
  await vera.press('Вернуть, как было до последнего изменения')
  await vera.press('Вернуть обычное')
  expect(await urgentFrom()).toBe(14)
  expect(vera.labels).not.toContain('Вернуть обычное')
})

test('a field that is not required any more is asked of nobody, and may be required again', async () => {
  await vera.route('table', 'gap.fields')
  expect(await vera.press('✓ ИНН')).toContain('перестанет просить у организаций поле «ИНН»')
  await vera.press('Сохранить')
  expect(vera.labels).toContain('— ИНН')
  await vera.press('— ИНН')
  await vera.press('Сохранить')
  expect(await settingInForce(database.read, 'gap.fields')).toEqual({
    fields: (shippedSetting('gap.fields') as { fields: unknown }).fields,
  })
  expect(await vera.press('Кто и когда менял')).toContain('✓ ИНН')
})

test('what the server changed meanwhile is not overwritten: one number is saved, not the table', async () => {
  await vera.route('table.edit', 'decision.due', 'days')
  await vera.say('10')
  const calmer = withNumber(shippedSetting('decision.due'), 'rungs.overdue.fromDay', 9)
  await transact(database, (tx) => changeSetting(tx, 'decision.due', calmer, { accountId: null, now: NOW }))
  await vera.press('Сохранить')
  const numbers = numbersIn(await settingInForce(database.read, 'decision.due'))
  expect(numbers.filter(({ path }) => ['days', 'rungs.overdue.fromDay'].includes(path))).toEqual([
    expect.objectContaining({ value: 10 }),
    expect.objectContaining({ value: 9 }),
  ])
})

test('a number that fits no more with what was changed meanwhile is not saved', async () => {
  await vera.route('table.edit', 'gap.ladder', 'rungs.urgent.fromDay')
  await vera.say('25')
  const earlier = withNumber(shippedSetting('gap.ladder'), 'rungs.escalate.fromDay', 21)
  await transact(database, (tx) => changeSetting(tx, 'gap.ladder', earlier, { accountId: null, now: NOW }))
  await vera.press('Сохранить')
  expect(vera.reply.note?.key).toBe('tables.wrong')
  expect(await urgentFrom()).toBe(14)
})

test('«Save» counts once, and never for a number that was not shown', async () => {
  await vera.route('table.edit', 'card.days', '')
  await vera.say('100')
  expect(await vera.route('table.save', 'x')).toContain('устарела')
  await vera.say('100')
  await vera.press('Сохранить')
  expect(await settingInForce(database.read, 'card.days')).toBe(100)
  expect(await vera.route('table.save', 'x')).toContain('устарела')
})

test('nobody but an admin of the union sees or changes anything; a role that has ended saves nothing', async () => {
  await oleg.command('menu')
  expect(oleg.labels).not.toContain('Настройка бота')
  for (const [route, ...args] of [
    ['tables'],
    ['table', 'gap.ladder'],
    ['table.edit', 'gap.ladder', 'digestEveryDays'],
    ['table.field', 'inn', 'off', 'yes'],
    ['table.undo', 'gap.ladder', 'shipped'],
    ['table.history', 'gap.ladder'],
    ['table.save', 'x'],
  ] as const)
    expect(await oleg.route(route, ...args), route).toContain('недоступен')
  await vera.route('table.edit', 'card.days', '')
  await vera.say('100')
  await database.write.roleGrant.updateMany({ data: { revokedAt: NOW } })
  await vera.press('Сохранить')
  expect(await database.read.setting.count()).toBe(0)
})

test('a table that a phone cannot show says how it is changed; a forged name or number is no way in', async () => {
  expect(await vera.route('table', 'consistency.rules')).toContain('settings set consistency.rules')
  expect(await vera.route('table', 'demo')).toContain('недоступен')
  expect(await vera.route('table.edit', 'gap.ladder', 'rungs.nobody.fromDay')).toContain('устарела')
  expect(await vera.route('table.field', 'shoe_size', 'on', 'yes')).toContain('недоступен')
})

test('every number that can be changed has a name for people', () => {
  const names = SETTING_NAMES.filter(
    (name) => !['readiness.forms', 'consistency.rules'].includes(name),
  ).flatMap((name) => numbersIn(shippedSetting(name)))
  expect(names.length).toBeGreaterThan(20)
  for (const { part, name } of names) {
    expect(isMessageKey(`tables.number.${name}`), name).toBe(true)
    if (part !== undefined) expect(isMessageKey(`tables.part.${part}`), part).toBe(true)
  }
  for (const name of SETTING_NAMES)
    expect([isMessageKey(`tables.name.${name}`), isMessageKey(`tables.about.${name}`)], name).toEqual([
      true,
      true,
    ])
})

test('the days in which applications are answered are those in force, unless an office has chosen its own', async () => {
  const BORIS = 3
  await seedPerson(database, BORIS, 4)
  const boris = new JoinChat(database, BORIS)
  await vera.route('table.edit', 'decision.due', 'days')
  await vera.say('10')
  await vera.press('Сохранить')
  expect(await boris.route('decision.days', '4')).toContain('10')
  await boris.route('decision.days', '4', '5')
  await vera.route('table.undo', 'decision.due')
  expect(await boris.route('decision.days', '4')).toContain('5')
})

test('a second tap on «take back», or another admin in between, undoes nothing that was not shown', async () => {
  const setUrgent = async (value: number) => {
    const table = withNumber(await settingInForce(database.read, 'gap.ladder'), 'rungs.urgent.fromDay', value)
    await transact(database, (tx) => changeSetting(tx, 'gap.ladder', table, { accountId: OLEG, now: NOW }))
  }
  await setUrgent(20)
  await vera.route('table', 'gap.ladder')
  const undo = (vera.reply.screen?.buttons ?? [])
    .flat()
    .find((each) => 'route' in each && each.route === 'table.undo')
  const tap = () => vera.route('table.undo', ...(undo && 'args' in undo ? (undo.args ?? []) : []).map(String))
  await tap()
  expect(await urgentFrom()).toBe(14)
  expect(await tap()).toContain('устарела')
  expect(await urgentFrom()).toBe(14)
  await vera.route('table', 'gap.ladder')
  await setUrgent(21)
  await vera.press('Вернуть, как было до последнего изменения')
  expect(await urgentFrom()).toBe(21)
})

test('reminders are not moved into the night', async () => {
  await vera.route('table.edit', 'gap.ladder', 'hours.to')
  expect(await vera.say('24')).toContain('в разумных пределах')
  expect(await vera.say('20')).toContain('было 18, станет 20')
  await vera.route('table.edit', 'gap.ladder', 'hours.from')
  expect(await vera.say('3')).toContain('в разумных пределах')
})
