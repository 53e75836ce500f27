import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { isPhone } from '../../../domain/membership/application.ts'

/** A phone number as E.164, from the ways people write it; without a country code it is a Russian one. */
export function readPhone(text: string): string | undefined {
  const written = text.trim()
  if (written.length > 30 || /\p{L}/u.test(written)) return undefined
  const digits = written.replace(/\D/g, '')
  const full = /^7\d{10}$/.test(digits) ? `+${digits}` : written
  const parsed = parsePhoneNumberFromString(full, 'RU')
  return parsed?.isPossible() && isPhone(parsed.number) ? parsed.number : undefined
}

/** The number of a shared contact: a messenger gives it with its country code, with or without the plus. */
export function readContactPhone(phone: string): string | undefined {
  return readPhone(phone.startsWith('+') ? phone : `+${phone}`)
}
