import { IntlMessageFormat } from 'intl-messageformat'
import { en } from './locales/en/index.ts'
import { type MessageKey, ru } from './locales/ru/index.ts'
import { readMarks, withoutMarks } from './markup.ts'
import type { Text, TextVars } from './screen.ts'

export type { MessageKey }

export const LOCALES = ['ru', 'en'] as const
export type Locale = (typeof LOCALES)[number]

const MESSAGES: Record<Locale, Record<MessageKey, string>> = { ru, en }
const compiled = new Map<string, IntlMessageFormat>()

/** The text in a language, as marked text (markup.ts): ICU plurals, variables without marks of their own. */
export function translate(locale: Locale, text: Text): string {
  const id = `${locale}:${text.key}`
  let message = compiled.get(id)
  if (!message) {
    message = new IntlMessageFormat(readMarks(MESSAGES[locale][text.key]), locale, undefined, {
      ignoreTag: true,
    })
    compiled.set(id, message)
  }
  return String(message.format(plainVars(locale, text.vars ?? {})))
}

/** Is there such a text? Keys that are stored, or made of data, may name one that is not. */
export function isMessageKey(key: string): key is MessageKey {
  return key in ru
}

/** `value` as a language the bot speaks: Russian unless it is English. */
export function toLocale(value: string | undefined): Locale {
  return value?.startsWith('en') ? 'en' : 'ru'
}

function plainVars(locale: Locale, vars: TextVars): Record<string, string | number | boolean> {
  const plain: Record<string, string | number | boolean> = {}
  for (const [name, value] of Object.entries(vars)) {
    if (typeof value === 'object') plain[name] = translate(locale, value)
    else plain[name] = typeof value === 'string' ? withoutMarks(value) : value
  }
  return plain
}
