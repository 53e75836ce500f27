/** Days are counted from here: two bytes reach the year 2199. */
const FIRST_DAY = Date.UTC(2020, 0, 1)
const DAY_MS = 86_400_000
const LAST = 0xffff

/** A calendar date YYYY-MM-DD as a number of two bytes; undefined for what lies outside of them. */
export function dayNumber(date: string): number | undefined {
  const number = Math.round((Date.parse(`${date}T00:00:00Z`) - FIRST_DAY) / DAY_MS)
  return number >= 0 && number <= LAST ? number : undefined
}

export function dayOfNumber(number: number): string {
  return new Date(FIRST_DAY + number * DAY_MS).toISOString().slice(0, 10)
}
