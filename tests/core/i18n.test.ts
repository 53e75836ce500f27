import { isPluralElement, type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { describe, expect, test } from 'vitest'
import { LOCALES, type MessageKey, toLocale, translate } from '../../core/i18n.ts'
import { en } from '../../core/locales/en/index.ts'
import { ru } from '../../core/locales/ru/index.ts'

/** Telegram's bound on a message, in characters. */
const MAX_TEXT = 4096
const MESSAGES: Record<'ru' | 'en', Record<string, string>> = { ru, en }
const keys = Object.keys(ru).filter((key): key is MessageKey => key in ru)

function elements(message: string): MessageFormatElement[] {
  const flat = (list: MessageFormatElement[]): MessageFormatElement[] =>
    list.flatMap((element) =>
      element.type === TYPE.plural || element.type === TYPE.select
        ? [element, ...Object.values(element.options).flatMap((option) => flat(option.value))]
        : [element],
    )
  return flat(parse(message, { ignoreTag: true }))
}

function variables(message: string): string[] {
  const named = elements(message).flatMap((element) =>
    element.type === TYPE.literal || element.type === TYPE.pound || element.type === TYPE.tag
      ? []
      : [element.value],
  )
  return [...new Set(named)].sort()
}

function pluralForms(message: string): string[][] {
  return elements(message)
    .filter(isPluralElement)
    .map((element) => Object.keys(element.options))
}

test('both languages have the same keys', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(ru).sort())
})

test('every key has the same variables in both languages', () => {
  const different = keys.filter(
    (key) => variables(ru[key]).join() !== variables(MESSAGES.en[key] ?? '').join(),
  )
  expect(different).toEqual([])
})

test('a Russian plural names one, few, many and other', () => {
  const missing = keys.filter((key) =>
    pluralForms(ru[key]).some((forms) => !['one', 'few', 'many', 'other'].every((f) => forms.includes(f))),
  )
  expect(missing).toEqual([])
})

test('an English plural names one and other', () => {
  const missing = keys.filter((key) =>
    pluralForms(MESSAGES.en[key] ?? '').some(
      (forms) => !['one', 'other'].every((form) => forms.includes(form)),
    ),
  )
  expect(missing).toEqual([])
})

describe.each(LOCALES)('%s', (locale) => {
  const sample = (key: MessageKey, value: number) =>
    translate(locale, {
      key,
      vars: Object.fromEntries(variables(MESSAGES[locale][key] ?? '').map((name) => [name, value])),
    })

  test.each([0, 1, 2, 5, 21, 1234])('every text renders with %i and fits a message', (value) => {
    for (const key of keys) {
      const text = sample(key, value)
      expect(text.trim(), key).not.toBe('')
      expect(text.length, key).toBeLessThanOrEqual(MAX_TEXT)
    }
  })

  test('every mark of a text has its pair', () => {
    const unpaired = keys.filter((key) => /\*\*|__|<\/?\w+>/.test(sample(key, 1)))
    expect(unpaired).toEqual([])
  })
})

test('an English text is in English; Russian words in it are names and examples', () => {
  const letters = (key: MessageKey, set: RegExp) => (MESSAGES.en[key] ?? '').match(set)?.length ?? 0
  const russian = keys.filter((key) => letters(key, /[А-Яа-яЁё]/g) > letters(key, /[A-Za-z]/g))
  // the name of a language is written in that language; what is printed is read by people in Russia
  const inRussian = (key: string) => key === 'settings.toRussian' || /^(print|paper)\./.test(key)
  expect(russian.filter((key) => !inRussian(key))).toEqual([])
})

test('a Russian count is declined', () => {
  const text = (count: number) =>
    translate('ru', { key: 'announce.review', vars: { place: '', role: '', count } })
  expect(text(1)).toContain('Получит 1 человек.')
  expect(text(3)).toContain('Получат 3 человека.')
  expect(text(11)).toContain('Получат 11 человек.')
  expect(text(1234)).toContain('Получат 1\u00a0234 человека.')
})

test('a language the bot does not speak is Russian', () => {
  expect([undefined, 'ru', 'de', 'en', 'en-GB'].map(toLocale)).toEqual(['ru', 'ru', 'ru', 'en', 'en'])
})

test('«из» is followed by the genitive, of one person as of many', () => {
  const reached = (members: number) =>
    translate('ru', { key: 'reach.title', vars: { name: 'А', reached: 1, members } })
  expect([1, 2, 21, 25].map((members) => / из (.+) Профсоюза/.exec(reached(members))?.[1])).toEqual([
    ...['1 члена', '2 членов', '21 члена', '25 членов'],
  ])
  const vars = { name: 'А', title: 'Отчёт', date: '01.01.2023', when: '', owed: 1, total: 1 }
  expect(translate('ru', { key: 'campaign.digest', vars })).toContain('из 1 организации ниже')
})
