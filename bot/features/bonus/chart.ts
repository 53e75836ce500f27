import { DateTime } from 'luxon'
import { translate } from '../../../core/i18n.ts'
import type { Picture } from '../../../core/screen.ts'
import type { PrismaClient } from '../../../db/client.ts'
import { cardTheme } from '../../../db/repos/preferences.ts'
import { cashbackByMonth } from '../../../db/repos/purchases.ts'
import { drawBonusChart } from '../../../print/bonus-chart.ts'
import { pictureOf } from '../../../print/picture.ts'
import { readTheme } from '../../../print/theme.ts'
import type { Turn } from '../../turn.ts'

/** Cashback of the last twelve months as a chart; undefined where nothing came back in them. */
export async function bonusPicture(
  read: PrismaClient,
  { accountId, locale, today }: Turn,
  memberId: number,
): Promise<Picture | undefined> {
  const months = (await cashbackByMonth(read, memberId, today)).map(({ month, cashbackKopecks }) => ({
    label: DateTime.fromISO(month).setLocale(locale).toFormat('LLL').replace('.', ''),
    kopecks: cashbackKopecks,
  }))
  const total = months.reduce((sum, { kopecks }) => sum + kopecks, 0)
  if (total <= 0) return undefined
  const sum = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(total / 100)
  const words = {
    title: translate(locale, { key: 'bonus.chart' }),
    subtitle: translate(locale, { key: 'bonus.chartSum', vars: { sum } }),
  }
  return pictureOf(drawBonusChart({ ...words, months }, readTheme(await cardTheme(read, accountId))))
}
