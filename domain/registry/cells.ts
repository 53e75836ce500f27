import { z } from 'zod'
import { innCheckDigit, ogrnCheckDigit } from './check-digits.ts'

/** What may stand in a cell. A schema turns the trimmed text of a cell into a value; null is "not filled". */
const filled = <T>(schema: z.ZodType<T, string>) =>
  z.union([z.literal('').transform(() => null), schema]).nullable()

const DATE = /^\d{4}-\d\d-\d\d$/
export const PHONE = /^\+[1-9]\d{7,14}$/
export const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
/** Longer than any name or address: a cell above it is a broken file, not a value. */
export const LONGEST_TEXT = 1000

function isDay(text: string): boolean {
  if (!DATE.test(text)) return false
  const moment = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text)
}

function isTimeZone(zone: string): boolean {
  return zones.has(zone) || tryZone(zone)
}

const zones = new Set<string>()

function tryZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    zones.add(zone)
    return true
  } catch {
    return false
  }
}

const text = z.string().max(LONGEST_TEXT, 'cell_too_long')
const day = z.string().refine(isDay, 'wrong_date')
const whole = z
  .string()
  .regex(/^\d{1,12}$/, 'wrong_number')
  .transform(Number)
const flag = z
  .string()
  .regex(/^[01]$/, 'wrong_boolean')
  .transform((value) => value === '1')
const inn = z
  .string()
  .regex(/^\d{10}$/, 'wrong_inn')
  .refine((value) => !/^\d{10}$/.test(value) || innCheckDigit(value) === Number(value[9]), 'inn_check_digit')
const ogrn = z
  .string()
  .regex(/^\d{13}$/, 'wrong_ogrn')
  .refine(
    (value) => !/^\d{13}$/.test(value) || ogrnCheckDigit(value.slice(0, 12)) === Number(value[12]),
    'ogrn_check_digit',
  )

const required = (schema: z.ZodType<string, string>) =>
  z.string().min(1, { error: 'missing_value', abort: true }).pipe(schema)

/** The kinds of cell by the name that the table of columns uses. */
export const cells = {
  text: filled(text),
  requiredText: required(text),
  day: filled(day),
  requiredDay: required(day),
  whole: filled(whole),
  requiredWhole: z.string().min(1, { error: 'missing_value', abort: true }).pipe(whole),
  flag: filled(flag),
  phone: filled(z.string().regex(PHONE, 'wrong_phone')),
  email: filled(z.string().regex(EMAIL, 'wrong_email')),
  inn: filled(inn),
  kpp: filled(z.string().regex(/^\d{4}[\dA-Z]{2}\d{3}$/, 'wrong_kpp')),
  ogrn: filled(ogrn),
  zone: filled(z.string().refine(isTimeZone, 'wrong_time_zone')),
  percent: filled(z.string().regex(/^\d{1,3}([.,]\d+)?$/, 'wrong_number')),
} as const

/** One of a few words; `need` says that the cell must not be empty. */
export function wordCell<const Word extends string>(words: readonly Word[]) {
  return filled(z.enum(words, 'unknown_value'))
}

export function requiredWordCell<const Word extends string>(words: readonly Word[]) {
  return z.string().min(1, { error: 'missing_value', abort: true }).pipe(z.enum(words, 'unknown_value'))
}
