import { DateTime } from 'luxon'
import type { Locale } from './i18n.ts'
import type { Text } from './screen.ts'

/** What a clock in the zone shows, 14:02. */
export function clockTime(moment: Date, timeZone: string): string {
  return DateTime.fromJSDate(moment, { zone: timeZone }).toFormat('HH:mm')
}

/** A day as it is said: 25 ноября, 25 November. */
export function dayAndMonth(moment: Date, timeZone: string, locale: Locale): string {
  const language = locale === 'ru' ? 'ru-RU' : 'en-GB'
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone }).format(moment)
}

/** A moment as it is said: 14:02, 25 ноября. */
export function momentText(moment: Date, timeZone: string, locale: Locale): Text {
  const vars = { time: clockTime(moment, timeZone), date: dayAndMonth(moment, timeZone, locale) }
  return { key: 'time.at', vars }
}

/** An interval as it is said, with the day once where it is one. */
export function intervalText(from: Date, to: Date, timeZone: string, locale: Locale): Text {
  const [start, end] = [clockTime(from, timeZone), clockTime(to, timeZone)]
  const [day, lastDay] = [dayAndMonth(from, timeZone, locale), dayAndMonth(to, timeZone, locale)]
  if (day !== lastDay) return { key: 'time.betweenDays', vars: { from: start, day, to: end, lastDay } }
  if (start === end) return { key: 'time.about', vars: { time: start, date: day } }
  return { key: 'time.between', vars: { from: start, to: end, date: day } }
}

/** All of these for one reader. */
export function sayingsFor(timeZone: string, locale: Locale) {
  return {
    moment: (at: Date) => momentText(at, timeZone, locale),
    interval: (from: Date, to: Date) => intervalText(from, to, timeZone, locale),
    time: (at: Date) => clockTime(at, timeZone),
  }
}
