import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** A phone as E.164 (+70001234567), Russian unless a country code says otherwise; undefined for what is no phone. */
export function readPhone(text: string): string | undefined {
  const digits = text.replace(/[^\d+]/g, '')
  const phone = parsePhoneNumberFromString(
    digits.length === 11 && /^7/.test(digits) ? `+${digits}` : digits,
    'RU',
  )
  // Synthetic numbers (+7 000 …) have the right length and no real range: possible is enough.
  return phone?.isPossible() ? phone.number : undefined
}
