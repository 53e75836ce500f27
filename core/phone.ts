import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** Digits of a Russian number without its code. */
const NATIONAL = 10
/** What is dialled in Russia before the code of another country. */
const ABROAD = /^(?:00|810)(?=\d{11})/

/**
 * A phone as E.164 (+70001234567); undefined for what is no phone. Without a plus it is Russian: ten digits, with 7 or 8
 * before them or without. A number of another country has its plus, or 00 or 8-10 in place of it.
 */
export function readPhone(text: string): string | undefined {
  const typed = text.replace(/[^\d+]/g, '')
  const international = typed.startsWith('+') ? typed : typed.replace(ABROAD, '+')
  if (!international.startsWith('+')) {
    const national = typed.length > NATIONAL ? typed.replace(/^[78]/, '') : typed
    return /^\d{10}$/.test(national) ? `+7${national}` : undefined
  }
  if (international.startsWith('+7')) return /^\+7\d{10}$/.test(international) ? international : undefined
  // Synthetic numbers have the right length and no real range: possible is enough.
  const phone = /^\+\d+$/.test(international) ? parsePhoneNumberFromString(international) : undefined
  return phone?.isPossible() ? phone.number : undefined
}

/** A phone of a shared contact: the messenger gives it with its country's code, with or without the plus. */
export function readSharedPhone(phone: string): string | undefined {
  return readPhone(`+${phone.replace(/\D/g, '')}`)
}
