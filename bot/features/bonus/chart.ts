import { DateTime } from 'luxon'
import { translate } from '../../../core/i18n.ts'
import type { Picture, Text } from '../../../core/screen.ts'
import type { PrismaClient } from '../../../db/client.ts'
import { cardTheme } from '../../../db/repos/preferences.ts'
import { cashbackByMonth } from '../../../db/repos/purchases.ts'
import type { MonthOfPurchases } from '../../../domain/bonus/months.ts'
import { drawBonusChart } from '../../../print/bonus-chart.ts'
import { pictureOf } from '../../../print/picture.ts'
import { readTheme } from '../../../print/theme.ts'
import type { Turn } from '../../turn.ts'
import { monthName } from './month-name.ts'

/** Cashback of the last twelve months as a chart; undefined where nothing came back in them. */
export async function bonusPicture(
  read: PrismaClient,
  turn: Turn,
  memberId: number,
): Promise<Picture | undefined> {
  return chartOf(read, turn, memberId, await cashbackByMonth(read, memberId, turn.today))
}

/** Cashback of these months as a chart; `isOld`: they are not the last twelve, so the chart says which they are. */
export async function chartOf(
  read: PrismaClient,
  { accountId, locale }: Turn,
  memberId: number,
  months: readonly MonthOfPurchases[],
  isOld = false,
): Promise<Picture | undefined> {
  const bars = months.map(({ month, cashbackKopecks }) => ({
    label: DateTime.fromISO(month).setLocale(locale).toFormat('LLL').replace('.', ''),
    kopecks: cashbackKopecks,
  }))
  const total = bars.reduce((sum, { kopecks }) => sum + kopecks, 0)
  if (total <= 0) return undefined
  const sum = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(total / 100)
  const [from, to] = [months[0], months.at(-1)].map((each) => monthName(each?.month ?? '', locale))
  const subtitle: Text = isOld
    ? { key: 'bonus.chartSpan', vars: { sum, from: from ?? '', to: to ?? '' } }
    : { key: 'bonus.chartSum', vars: { sum } }
  const words = {
    title: translate(locale, { key: 'bonus.chart' }),
    subtitle: translate(locale, subtitle),
  }
  const theme = readTheme(await cardTheme(read, accountId))
  return pictureOf(drawBonusChart({ ...words, months: bars }, theme), memberId)
}
