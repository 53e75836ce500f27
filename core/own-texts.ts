import { z } from 'zod'
import { textFault } from './check-text.ts'
import {
  isMessageKey,
  LOCALES,
  type Locale,
  type MessageKey,
  messageKeys,
  shippedText,
  type Texts,
  variablesOf,
} from './i18n.ts'

/** Longer than any text that ships; what a messenger takes is twice as long. */
export const LONGEST_OWN_TEXT = 1500

/** What people have agreed to stays as they agreed to it: a changed text takes a release and a new version. */
const FIXED = /^consent\.text\./

/** Why words cannot stand in the place of a text. */
export type OwnTextFault =
  | { why: 'unknown' | 'fixed' | 'empty' | 'crossed' | 'broken' | 'lines' }
  | { why: 'long'; over: number }
  | { why: 'variable'; name: string }

/** Undefined: `text` may stand in the place of the one that ships. It may leave variables out, but knows no others. */
export function ownTextFault(locale: Locale, key: string, text: string): OwnTextFault | undefined {
  if (!isMessageKey(key)) return { why: 'unknown' }
  if (FIXED.test(key)) return { why: 'fixed' }
  const fault = textFault(text, LONGEST_OWN_TEXT)
  if (fault) return fault.why === 'long' ? { why: 'long', over: fault.over } : { why: fault.why }
  const shipped = shippedText(locale, key)
  // A text of one line may stand on a button.
  if (text.includes('\n') && !shipped.includes('\n')) return { why: 'lines' }
  const used = variablesOf(locale, text)
  if (!used) return { why: 'broken' }
  const known = variablesOf(locale, shipped) ?? new Set()
  const name = [...used].find((each) => !known.has(each))
  return name === undefined ? undefined : { why: 'variable', name }
}

const words = z.record(z.string(), z.string()).optional()
const shape = z.object({ comment: z.string().optional(), ru: words, en: words }).strict()
const schema = shape.superRefine((texts, context) => {
  for (const locale of LOCALES)
    for (const [key, text] of Object.entries(texts[locale] ?? {})) {
      const fault = ownTextFault(locale, key, text)
      if (fault) context.addIssue({ code: 'custom', path: [locale, key], message: faultName(fault) })
    }
})

/** The texts that an admin put in the place of shipped ones. Throws a ZodError that names the wrong place. */
export function ownTexts(json: unknown = {}): Texts {
  const { ru = {}, en = {} } = schema.parse(json)
  return { ru, en }
}

/** Of texts that were put there under another release, those that still fit. */
export function fittingTexts(json: unknown = {}): Texts {
  const texts = shape.parse(json)
  const fitting = (locale: Locale) =>
    Object.entries(texts[locale] ?? {}).filter(([key, text]) => !ownTextFault(locale, key, text))
  return { ru: Object.fromEntries(fitting('ru')), en: Object.fromEntries(fitting('en')) }
}

/** The same texts with another one, or without it: the one that ships is then in force again. */
export function withOwnText(texts: Texts, locale: Locale, key: MessageKey, text: string | undefined): Texts {
  const { [key]: _, ...others } = texts[locale] ?? {}
  return { ...texts, [locale]: text === undefined ? others : { ...others, [key]: text } }
}

/** The texts that hold these words, the shortest first: whoever looks for a sentence has it before him. */
export function findTexts(phrase: string, locale: Locale, own: Texts, most: number): MessageKey[] {
  const wanted = plain(phrase)
  const inForce = (key: MessageKey) => own[locale]?.[key] ?? shippedText(locale, key)
  return messageKeys()
    .filter((key) => !FIXED.test(key) && wanted !== '' && plain(inForce(key)).includes(wanted))
    .toSorted((a, b) => inForce(a).length - inForce(b).length)
    .slice(0, most)
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/\*\*|__/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function faultName(fault: OwnTextFault): string {
  if (fault.why === 'variable') return `it knows no {${fault.name}}`
  if (fault.why === 'long') return `it is longer than ${LONGEST_OWN_TEXT} characters`
  return {
    unknown: 'there is no such text',
    fixed: 'what people agreed to is changed by a release',
    empty: 'it is empty',
    crossed: 'its marks cross',
    broken: 'a brace or a plural in it cannot be read',
    lines: 'a text of one line stays one',
  }[fault.why]
}
