import { isCalendarDate } from '../calendar-date.ts'
import { visible } from '../letters.ts'
import { writtenName } from '../membership/person-name.ts'
import { innCheckDigit, ogrnCheckDigit } from '../registry/check-digits.ts'
import type { PassportField } from './passport.ts'

export type FieldValue = string | number | boolean
export type FieldRefusal =
  | 'field.empty'
  | 'field.too_long'
  | 'field.name'
  | 'field.name_mixed'
  | 'field.date'
  | 'field.email'
  | 'field.phone'
  | 'field.yes_no'
  | 'field.count'
  | 'field.inn'
  | 'field.kpp'
  | 'field.ogrn'
  | 'field.account'

export type FieldResult = { ok: true; value: FieldValue } | { ok: false; code: FieldRefusal }

/** Turns what a person typed into E.164, or undefined. */
export type PhoneReader = (text: string) => string | undefined

const MAX_TEXT = 300
const YES = ['да', 'yes', '1', 'есть', 'true', '+']
const NO = ['нет', 'no', '0', 'false', '-']

/** Reads the answer to "what is in this field": a value to keep, or why it cannot be one. */
export function validateField(
  field: PassportField,
  text: string,
  readPhone: PhoneReader = russianPhone,
): FieldResult {
  const given = visible(text).replace(/\s+/g, ' ').trim()
  if (given === '') return no('field.empty')
  if (given.length > MAX_TEXT) return no('field.too_long')
  return READERS[field](given, readPhone)
}

type Reader = (text: string, readPhone: PhoneReader) => FieldResult

const READERS: Record<PassportField, Reader> = {
  chair_full_name: fullName,
  employer_head: fullName,
  employer_name: anyText,
  short_name: anyText,
  education_kind: anyText,
  term_from: date,
  term_to: date,
  chair_email: (text) =>
    /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text) ? yes(text.toLowerCase()) : no('field.email'),
  chair_email_consent: yesNo,
  is_legal_entity: yesNo,
  has_territorial_rights: yesNo,
  chair_phone: (text, readPhone) => {
    const phone = readPhone(text)
    return phone ? yes(phone) : no('field.phone')
  },
  employed_count: (text) => (/^\d{1,6}$/.test(text) ? yes(Number(text)) : no('field.count')),
  inn: (text) => (isInn(text) ? yes(text) : no('field.inn')),
  kpp: (text) => (/^\d{4}[\dA-Z]{2}\d{3}$/.test(text) ? yes(text) : no('field.kpp')),
  ogrn: (text) => (isOgrn(text) ? yes(text) : no('field.ogrn')),
  dues_account: (text) => {
    const digits = text.replaceAll(' ', '')
    return /^\d{20}$/.test(digits) ? yes(digits) : no('field.account')
  },
}

/** An ИНН of an organisation: ten digits, the last one a control digit. */
function isInn(text: string): boolean {
  return /^\d{10}$/.test(text) && innCheckDigit(text) === Number(text[9])
}

/** An ОГРН: thirteen digits, the last one a control digit. */
function isOgrn(text: string): boolean {
  return /^\d{13}$/.test(text) && ogrnCheckDigit(text.slice(0, 12)) === Number(text[12])
}

/** A Russian number as E.164, written in any of the usual ways. */
function russianPhone(text: string): string | undefined {
  if (!/^\+?[\d\s()-]+$/.test(text)) return undefined
  const digits = text.replace(/\D/g, '')
  return digits.length === 11 && /^[78]/.test(digits) ? `+7${digits.slice(1)}` : undefined
}

function anyText(text: string): FieldResult {
  return /[\p{L}\d]/u.test(text) ? yes(text) : no('field.empty')
}

const FULL_NAME = /^\p{L}\p{M}?(?:\p{L}\p{M}?|['’-])*( \p{L}\p{M}?(?:\p{L}\p{M}?|['’.-])*)+$/u

/** In full, or with initials as papers have it. */
function fullName(text: string): FieldResult {
  const name = writtenName(text)
  if (name === undefined) return no('field.name_mixed')
  return FULL_NAME.test(name) ? yes(name) : no('field.name')
}

function yesNo(text: string): FieldResult {
  const word = text.toLowerCase()
  if (YES.includes(word)) return yes(true)
  return NO.includes(word) ? yes(false) : no('field.yes_no')
}

/** A day written 2027-10-31 or 31.10.2027; a day that is in no calendar is refused. */
function date(text: string): FieldResult {
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)
  const iso = dotted ? `${dotted[3]}-${dotted[2]?.padStart(2, '0')}-${dotted[1]?.padStart(2, '0')}` : text
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  if (!parts) return no('field.date')
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  return year >= 1990 && year <= 2100 && isCalendarDate(year, month, day) ? yes(iso) : no('field.date')
}

function yes(value: FieldValue): FieldResult {
  return { ok: true, value }
}

function no(code: FieldRefusal): FieldResult {
  return { ok: false, code }
}
