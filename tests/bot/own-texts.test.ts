import { afterEach, beforeEach, expect, test } from 'vitest'
import { messageKeys, replaceTexts, shippedText, translate } from '../../core/i18n.ts'
import { createLogger } from '../../core/logger.ts'
import { findTexts, ownTextFault } from '../../core/own-texts.ts'
import type { Database } from '../../db/client.ts'
import { followTexts } from '../../db/own-texts.ts'
import { keptSetting, settingHistory } from '../../db/repos/kept-settings.ts'
import { freshDatabase } from '../support/database.ts'
import { JoinChat, NOW, seedPerson, seedTree } from '../support/join-chat.ts'

const [VERA, IVAN] = [1, 2]

let database: Database
let vera: JoinChat
let ivan: JoinChat

/** Вера is an admin of the union, Иван anybody. */
beforeEach(async () => {
  database = await freshDatabase()
  await seedTree(database)
  await seedPerson(database, VERA)
  await seedPerson(database, IVAN)
  await database.write.roleGrant.create({
    data: { accountId: VERA, role: 'admin', orgId: 1, grantedAt: NOW },
  })
  vera = new JoinChat(database, VERA)
  ivan = new JoinChat(database, IVAN)
})
afterEach(() => replaceTexts({}))

test('an admin finds a phrase by its words, says it otherwise, and takes it back', async () => {
  await vera.route('table', 'texts')
  expect(await vera.say('такой фразы точно нет')).toContain('Такой фразы нет')
  await vera.say('выберите, что нужно')
  await vera.press('Меню. Выберите, что нужно:')
  await vera.press('Сказать иначе')
  expect(await vera.say('Первая\nвторая')).toContain('одной строкой')
  expect(await vera.say('Здравствуйте, {name}')).toContain('{name}')
  expect(await vera.say('**Здравствуйте.** Чем помочь?')).toContain('Здравствуйте. Чем помочь?')
  expect(await ivan.command('menu')).toContain('Выберите, что нужно')
  await vera.press('Сохранить')
  expect(await ivan.command('menu')).toContain('Здравствуйте. Чем помочь?')
  expect(await vera.route('table', 'texts')).toContain('Тексты бота')
  await vera.press('Здравствуйте. Чем помочь?')
  await vera.press('Вернуть обычное')
  expect(await ivan.command('menu')).toContain('Выберите, что нужно')
  expect(await keptSetting(database.read, 'texts')).toBeUndefined()
  await vera.route('text.usual', 'menu.title')
  expect(await settingHistory(database.read, 'texts')).toHaveLength(2)
  await vera.route('table', 'texts')
  await vera.press('Вернуть, как было до последнего изменения')
  expect(await ivan.command('menu')).toContain('Здравствуйте. Чем помочь?')
})

test('words for readers of one language are not saved for those of another', async () => {
  await vera.route('text.edit', 'menu.title')
  await vera.say('Чем помочь?')
  vera.locale = 'en'
  expect(await vera.press('Сохранить')).toContain('устарела')
  expect(await keptSetting(database.read, 'texts')).toBeUndefined()
})

test('a process that starts later, and one that runs already, speak with the texts in force', async () => {
  const texts = { ru: { 'menu.title': 'Иначе', 'no.such.text': 'x' } }
  await database.write.setting.create({ data: { name: 'texts', value: JSON.stringify(texts) } })
  expect(await ivan.command('menu')).toContain('Выберите, что нужно')
  const following = await followTexts(database, createLogger('silent'))
  following.close()
  expect(await ivan.command('menu')).toContain('Иначе')
})

test('what people agreed to cannot be changed here; braces and variables are checked', () => {
  expect(ownTextFault('ru', 'consent.text.joining-1', 'да')).toEqual({ why: 'fixed' })
  expect(ownTextFault('ru', 'question.sentUp', 'Ждите {days, plural, one {# день')).toEqual({ why: 'broken' })
  expect(ownTextFault('ru', 'question.sentUp', 'Ждите {days} дн.')).toBeUndefined()
  expect(ownTextFault('ru', 'question.sentUp', 'Ждите {weeks}')).toEqual({ why: 'variable', name: 'weeks' })
  expect(ownTextFault('ru', 'no.such', 'x')).toEqual({ why: 'unknown' })
  expect(findTexts('согласен', 'ru', {}, 500).some((key) => key.startsWith('consent.text.'))).toBe(false)
})

test('every text that ships may stand in its own place, in both languages', () => {
  const unfit = messageKeys()
    .filter((key) => !key.startsWith('consent.text.'))
    .flatMap((key) =>
      (['ru', 'en'] as const).flatMap((locale) => {
        const fault = ownTextFault(locale, key, shippedText(locale, key))
        return fault ? [`${locale} ${key} ${JSON.stringify(fault)}`] : []
      }),
    )
  expect(unfit).toEqual([])
})

test('nobody but an admin of the union finds or changes a text', async () => {
  for (const [route, ...args] of [
    ['texts.find'],
    ['text', 'menu.title'],
    ['text.edit', 'menu.title'],
    ['text.save', 'x'],
    ['text.usual', 'menu.title'],
  ] as const)
    expect(await ivan.route(route, ...args), route).toContain('недоступен')
  await vera.route('text.edit', 'menu.title')
  await vera.say('Иначе')
  await database.write.roleGrant.updateMany({ data: { revokedAt: NOW } })
  await vera.press('Сохранить')
  expect(await database.read.setting.count()).toBe(0)
  expect(translate('ru', { key: 'menu.title' })).toContain('Выберите, что нужно')
})
