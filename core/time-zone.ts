import { DateTime } from 'luxon'

/** The last answer for each zone: thousands of offices are asked about at one moment, and live by a dozen clocks. */
const lastAnswers = new Map<string, { at: number; date: string }>()

/** The calendar date of a moment in a time zone, YYYY-MM-DD. */
export function calendarDate(moment: Date, timeZone: string): string {
  const known = lastAnswers.get(timeZone)
  if (known?.at === moment.getTime()) return known.date
  const local = DateTime.fromJSDate(moment, { zone: timeZone })
  const date = local.toISODate() ?? moment.toISOString().slice(0, 10)
  if (local.isValid) lastAnswers.set(timeZone, { at: moment.getTime(), date })
  return date
}

/** A date a person typed (31.12.1990 or 1990-12-31) as YYYY-MM-DD; undefined for what is in no calendar. */
export function readDate(text: string): string | undefined {
  const given = text.trim().replace(/[\s/,]+/g, '.')
  for (const format of ['d.M.yyyy', 'yyyy-MM-dd']) {
    const date = DateTime.fromFormat(given, format, { zone: 'utc' })
    if (date.isValid) return date.toISODate()
  }
  return undefined
}

/** The calendar date `days` later. */
export function daysLater(date: string, days: number): string {
  return DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toISODate() ?? date
}

/** The last moment of a calendar date in a time zone. */
export function endOfDay(date: string, timeZone: string): Date {
  return DateTime.fromISO(date, { zone: timeZone }).endOf('day').toJSDate()
}
