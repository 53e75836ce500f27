import { isDeepStrictEqual } from 'node:util'
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

/** Texts by language and key. */
export type Texts = Partial<Record<Locale, Record<string, string>>>

/** What stands in the place of shipped texts in this process. */
let own: Texts = {}

/** The text in a language, as marked text (markup.ts): ICU plurals, variables without marks of their own. */
export function translate(locale: Locale, text: Text): string {
  const id = `${locale}:${text.key}`
  let message = compiled.get(id)
  if (!message) {
    message = compile(locale, own[locale]?.[text.key] ?? MESSAGES[locale][text.key])
    compiled.set(id, message)
  }
  return String(message.format(plainVars(locale, text.vars ?? {})))
}

/** Puts these texts in the place of the shipped ones, and of no others: in this process, from now on. */
export function replaceTexts(texts: Texts): void {
  // Asked each half minute: what was compiled stays while nothing has changed.
  if (isDeepStrictEqual(texts, own)) return
  own = texts
  compiled.clear()
}

/** The text of a key as it ships, with its marks and variables. */
export function shippedText(locale: Locale, key: MessageKey): string {
  return MESSAGES[locale][key]
}

export function messageKeys(): MessageKey[] {
  return Object.keys(ru) as MessageKey[]
}

/** The names of the variables of a text; undefined where it cannot be read at all: a brace that is not closed. */
export function variablesOf(locale: Locale, text: string): Set<string> | undefined {
  try {
    return new Set(namesIn(compile(locale, text).getAst()))
  } catch {
    return undefined
  }
}

/** Is there such a text? Keys that are stored, or made of data, may name one that is not. */
export function isMessageKey(key: string): key is MessageKey {
  return key in ru
}

/** `value` as a language the bot speaks: Russian unless it is English. */
export function toLocale(value: string | undefined): Locale {
  return value?.startsWith('en') ? 'en' : 'ru'
}

function compile(locale: Locale, text: string): IntlMessageFormat {
  return new IntlMessageFormat(readMarks(text), locale, undefined, { ignoreTag: true })
}

/** In what the parser makes of a text, 0 is the type of what is said as it stands; all else with a value names a variable. */
function namesIn(elements: ReturnType<IntlMessageFormat['getAst']>): string[] {
  return elements.flatMap((element) => [
    ...('value' in element && element.type !== 0 ? [element.value] : []),
    ...('options' in element ? Object.values(element.options).flatMap(({ value }) => namesIn(value)) : []),
  ])
}

function plainVars(locale: Locale, vars: TextVars): Record<string, string | number | boolean> {
  const plain: Record<string, string | number | boolean> = {}
  for (const [name, value] of Object.entries(vars)) {
    if (typeof value === 'object') plain[name] = translate(locale, value)
    else plain[name] = typeof value === 'string' ? withoutMarks(value) : value
  }
  return plain
}
