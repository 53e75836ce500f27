import type { Text } from '../../../core/screen.ts'
import { dayAfter } from '../../../domain/bonus/working-days.ts'
import { isCalendarDate, writtenDate } from '../../../domain/calendar-date.ts'

const OLDEST_DAYS = 366

/** A day of payment as it is typed, 21.11 or 21.11.2026, or as a button says it; or why it is none. */
export function readPaidOn(
  text: string,
  today: string,
): { ok: true; value: string } | { ok: false; why: Text } {
  const example = writtenDate(dayAfter(today, -1))
  const day = toDay(text.trim(), today)
  if (day === undefined) return { ok: false, why: { key: 'missing.dateUnclear', vars: { example } } }
  if (day > today) return { ok: false, why: { key: 'missing.dateAhead', vars: { example } } }
  if (day < dayAfter(today, -OLDEST_DAYS)) return { ok: false, why: { key: 'missing.dateOld' } }
  return { ok: true, value: day }
}

function toDay(text: string, today: string): string | undefined {
  const [iso] = /^\d{4}-\d\d-\d\d$/.exec(text) ?? []
  const [, day, month, year] = /^(\d{1,2})[./\s-](\d{1,2})(?:[./\s-](\d{4}|\d\d))?\.?$/.exec(text) ?? []
  const parts = iso ? iso.split('-') : [fullYear(year), month, day]
  const [y = '', m = '', d = ''] = parts.map((part) => (part ?? '').padStart(2, '0'))
  const wanted = y === '00' ? today.slice(0, 4) : y
  if (!isCalendarDate(Number(wanted), Number(m), Number(d))) return undefined
  const found = `${wanted}-${m}-${d}`
  // Without a year the last such day is meant.
  return y === '00' && found > today ? `${Number(wanted) - 1}-${m}-${d}` : found
}

function fullYear(year: string | undefined): string | undefined {
  return year?.length === 2 ? `20${year}` : year
}
