import { isCalendarDate } from '../calendar-date.ts'

/** «5», «12/2», «3-П»: longer is a sentence. */
const LONGEST_NUMBER = 20

export type ProtocolProblem =
  | 'protocol.number.format'
  | 'protocol.day.format'
  | 'protocol.day.future'
  | 'protocol.day.early'

export type ProtocolRead = { ok: true; value: string } | { ok: false; code: ProtocolProblem }

/** The number of the minutes of the meeting that decided. */
export function readProtocolNumber(text: string): ProtocolRead {
  const value = text.trim().replace(/^№\s*/, '').replace(/\s+/g, ' ')
  const fits =
    value.length <= LONGEST_NUMBER &&
    /^[\p{L}\d](?:[\p{L}\d /-]*[\p{L}\d])?$/u.test(value) &&
    /\d/.test(value)
  return fits ? { ok: true, value } : { ok: false, code: 'protocol.number.format' }
}

/** The day of the meeting: DD.MM.YYYY or YYYY-MM-DD, not after `today` and not before the application (all in one zone). */
export function readProtocolDay(text: string, submittedOn: string, today: string): ProtocolRead {
  const written = text.trim()
  const [, day, month, year] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(written) ?? []
  const value = year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : written
  const [y, m, d] = /^\d{4}-\d{2}-\d{2}$/.test(value) ? value.split('-').map(Number) : []
  if (!isCalendarDate(y ?? 0, m ?? 0, d ?? 0)) return { ok: false, code: 'protocol.day.format' }
  if (value > today) return { ok: false, code: 'protocol.day.future' }
  return value < submittedOn ? { ok: false, code: 'protocol.day.early' } : { ok: true, value }
}
