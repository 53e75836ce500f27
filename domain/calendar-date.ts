/** Is there such a day: 29 February only in a leap year. Month and day count from 1. */
export function isCalendarDate(year: number, month: number, day: number): boolean {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return day >= 1 && day <= (days[month - 1] ?? 0)
}

/** A calendar date YYYY-MM-DD as people write it: DD.MM.YYYY. */
export function writtenDate(date: string): string {
  return date.split('-').reverse().join('.')
}

/** Days from one calendar date to another; below 0 where it lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
