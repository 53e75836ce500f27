/** What came of purchases in one month. */
export interface MonthOfPurchases {
  /** YYYY-MM */
  month: string
  purchases: number
  amountKopecks: number
  cashbackKopecks: number
}

const MONTHS_SHOWN = 12

/** So many months up to the one of `day`, the earliest first, as YYYY-MM. */
export function monthsUpTo(day: string, count = MONTHS_SHOWN): string[] {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return Array.from({ length: count }, (_, at) => {
    const number = year * 12 + (month - 1) - (count - 1 - at)
    return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`
  })
}

/** Every one of the months, those without purchases with zeros. */
export function fillMonths(
  months: readonly string[],
  found: readonly MonthOfPurchases[],
): MonthOfPurchases[] {
  const byMonth = new Map(found.map((row) => [row.month, row]))
  return months.map(
    (month) => byMonth.get(month) ?? { month, purchases: 0, amountKopecks: 0, cashbackKopecks: 0 },
  )
}
