import { beforeEach, expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { BORIS, IVAN, ivanHasApplied } from '../support/applied.ts'
import { type JoinChat, NOW } from '../support/join-chat.ts'

let database: Database
let ivan: JoinChat
let boris: JoinChat

beforeEach(async () => {
  const applied = await ivanHasApplied()
  database = applied.database
  ivan = applied.ivan
  boris = applied.boris
})

const purposes = async () => {
  const rows = await database.read.consent.findMany({ orderBy: { id: 'asc' } })
  return rows.map(({ purpose, textVersion, withdrawnAt }) => [purpose, textVersion, withdrawnAt])
}

test('what was sent is sent whatever is answered later; each consent is a step of its own and leaves its proof', async () => {
  expect(ivan.text).toContain('Больше ничего делать не нужно')
  expect(await purposes()).toEqual([['joining', 'joining-1', null]])
  expect(await ivan.press('Присылать новости Союза?')).toContain('Согласие добровольное')
  expect(ivan.labels).toEqual(['Согласен(на)', 'Не сейчас', 'Моё заявление', '⌂ Меню'])
  expect(await ivan.press('Согласен(на)')).toContain('это реклама')
  expect(await ivan.press('Не сейчас')).toContain('Спасибо, это всё')
  expect(await purposes()).toEqual([
    ['joining', 'joining-1', null],
    ['mailings', 'mailings-1', null],
  ])
  expect(await database.read.declinedConsent.findMany()).toEqual([
    { accountId: IVAN, purpose: 'offers', textVersion: 'offers-1', declinedAt: NOW },
  ])
})

test('it is asked once: what was agreed to or turned down is not asked with the next application', async () => {
  await ivan.press('Присылать новости Союза?')
  await ivan.press('Не сейчас')
  await ivan.route('join.withdraw', 'yes')
  const again = async () => {
    await ivan.command('join')
    await ivan.press('Согласен(на)')
    for (const text of ['05.03.1985', 'Иванова Анна']) await ivan.say(text)
    await ivan.route('answer', 'join', 'place', '=4')
    await ivan.press('Работаю')
    await ivan.say('+70001234567')
    await ivan.press('Отправить')
  }
  await again()
  expect(ivan.labels.filter((label) => label.startsWith('Присылать'))).toEqual([
    'Присылать предложения партнёров?',
  ])
  await ivan.press('Присылать предложения партнёров?')
  expect(await ivan.press('Согласен(на)')).toContain('это всё')
  await ivan.route('join.withdraw', 'yes')
  await again()
  expect(ivan.labels.some((label) => label.startsWith('Присылать'))).toBe(false)
})

test('a button of an older text agrees to nothing: the text of today is shown', async () => {
  for (const purpose of ['mailings', 'offers'])
    for (const version of [`${purpose}-0`, 'joining-1', '']) {
      await ivan.route(`${purpose}.decide`, 'yes', version, 'joined')
      expect(ivan.text).toContain('Согласие добровольное')
      expect(ivan.reply.note).toEqual({ key: 'common.stale' })
    }
  expect(await ivan.route('mailings.decide', 'maybe', 'mailings-1')).toContain('устарела')
  expect(await purposes()).toEqual([['joining', 'joining-1', null]])
})

test('who has said «not now» finds announcements off in the settings, and switching them on is agreeing', async () => {
  await ivan.route('mailings.decide', 'later', 'mailings-1', 'joined')
  await ivan.route('settings.mail')
  expect(ivan.labels[0]).toBe('🔕 Объявления: отключены')
  expect(await ivan.press('Объявления')).toContain('Сейчас новости вам не приходят')
  await ivan.press('Согласен(на)')
  expect(ivan.text).toContain('Вы согласились получать новости 21.11.2022 (текст mailings-1). Они приходят.')
  await ivan.route('settings.mail')
  expect(ivan.labels[0]).toBe('🔔 Объявления: приходят')
  await ivan.press('Объявления')
  expect(await ivan.route('mailings')).toContain('сейчас они отключены')
  await ivan.press('Снова присылать')
  await ivan.route('settings.mail')
  expect(ivan.labels[0]).toBe('🔔 Объявления: приходят')
  expect(await database.read.declinedConsent.count()).toBe(0)
})

test('taking it back in /privacy switches announcements off everywhere, and a switch of the settings cannot undo it', async () => {
  await ivan.route('mailings.decide', 'yes', 'mailings-1')
  await ivan.command('privacy')
  expect(ivan.labels).toEqual(
    expect.arrayContaining(['Согласие: заявление', 'Согласие: новости Союза', 'Согласие: предложения']),
  )
  await ivan.press('Согласие: новости Союза')
  expect(ivan.text).toContain('Согласие «новости Союза» от 21.11.2022, версия текста mailings-1.')
  expect(ivan.text).toContain('Новости Союза — объявления Профсоюза')
  await ivan.press('Отозвать согласие: новости')
  expect(await ivan.press('Отозвать согласие: новости')).toContain('Согласие отозвано')
  await ivan.route('settings.mute', 'announcement', 'on')
  expect(ivan.text).toContain('Сейчас новости вам не приходят')
  await ivan.route('settings.mail')
  expect(ivan.labels[0]).toBe('🔕 Объявления: отключены')
  expect(await ivan.command('privacy')).toContain('версия текста mailings-1, отозвано 21.11.2022')
  expect(await purposes()).toEqual([
    ['joining', 'joining-1', null],
    ['mailings', 'mailings-1', NOW],
  ])
})

test('a chair who was never asked reads that announcements come; a plain «no» ends them, and says so', async () => {
  await boris.route('settings.mail')
  expect(boris.labels[0]).toBe('🔔 Объявления: приходят')
  expect(await boris.press('Согласие на новости Союза')).toContain('вы их не отключали')
  await boris.press('Нет, не присылать')
  expect(boris.text).toContain('Сейчас новости вам не приходят')
  await boris.route('settings.mail')
  expect(boris.labels[0]).toBe('🔕 Объявления: отключены')
  await boris.press('Объявления')
  expect(boris.labels[0]).toBe('🔔 Объявления: приходят')
})

test('every text that was agreed to can be read again; one that the bot never had is not made up', async () => {
  const consent = { accountId: BORIS, purpose: 'offers', givenAt: NOW }
  await database.write.consent.create({ data: { ...consent, textVersion: 'offers-0' } })
  await boris.command('privacy')
  await boris.press('Согласие: предложения')
  expect(boris.text).toContain('версия текста offers-0')
  expect(boris.text).toContain('Текста этой версии в боте нет')
  expect(await boris.press('Текст версии offers-1')).toContain('это реклама')
  await boris.press('Назад')
  expect(boris.labels).toContain('Отозвать согласие: предложения')
  for (const [route, name] of [
    ['privacy.text', 'offers-0'],
    ['privacy.text', 'offers-9'],
    ['privacy.consent', 'everything'],
  ] as const)
    expect(await boris.route(route, name)).toContain('устарела')
})
