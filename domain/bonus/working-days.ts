import { isCalendarDate } from '../calendar-date.ts'
import data from './data/days-off.json' with { type: 'json' }

/** Days that the calendar alone does not tell, YYYY-MM-DD: further days off, and days of rest that are worked on. */
export interface MovedDays {
  off: readonly string[]
  worked: readonly string[]
}

export const NOTHING_MOVED: MovedDays = { off: [], worked: [] }

/** Within so many working days a purchase is confirmed. */
const CONFIRMATION_DAYS = 3

const DAY_MS = 86_400_000

function isWorkingDay(day: string, { off, worked }: MovedDays): boolean {
  if (worked.includes(day)) return true
  if (off.includes(day) || data.yearly.includes(day.slice(5))) return false
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** The day so many calendar days away. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** The last day on which a purchase paid for on `paidOn` may still be confirmed. */
export function confirmedBy(paidOn: string, moved: MovedDays): string {
  let day = paidOn
  for (let left = CONFIRMATION_DAYS; left > 0; ) {
    day = dayAfter(day, 1)
    if (isWorkingDay(day, moved)) left--
  }
  return day
}

/** Days as an admin writes them: 09.01.2027, and +26.12.2026 for a day of rest that is worked on; undefined: not so. */
export function readMovedDays(text: string): MovedDays | undefined {
  const moved = { off: new Set<string>(), worked: new Set<string>() }
  for (const word of text.split(/[\s,;]+/).filter(Boolean)) {
    const [, plus, day, month, year] = /^(\+?)(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(word) ?? []
    if (!isCalendarDate(Number(year), Number(month), Number(day))) return undefined
    const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
    ;(plus ? moved.worked : moved.off).add(date)
  }
  return { off: [...moved.off], worked: [...moved.worked] }
}
