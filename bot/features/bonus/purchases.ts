import type { Locale } from '../../../core/i18n.ts'
import type { Screen, Text } from '../../../core/screen.ts'
import { bonusOf } from '../../../db/repos/member-card.ts'
import { cashbackByMonth, listPurchases, type PurchaseRow } from '../../../db/repos/purchases.ts'
import type { MonthOfPurchases } from '../../../domain/bonus/months.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, show } from '../../turn.ts'
import { BONUS, guestScreen, HOME, MISSING, pageOf } from './buttons.ts'
import { chartOf } from './chart.ts'
import { roubles } from './money.ts'
import { monthName } from './month-name.ts'
import { turnRow } from './partner-lists.ts'

const PAGE_SIZE = 8

/** What a member bought and what came back: purchase by purchase, and month by month. */
export function createPurchases({ database: { read } }: Deps): Record<'purchases' | 'months', Handler> {
  return {
    async purchases(turn, [wanted]) {
      const { member } = turn.who
      if (!member) return show(guestScreen())
      const { purchases: total } = await bonusOf(read, member.memberId)
      if (total === 0) return show(emptyScreen({ key: 'purchases.none' }))
      const { page, pages } = pageOf(wanted, total, PAGE_SIZE)
      const window = { skip: page * PAGE_SIZE, take: PAGE_SIZE }
      const rows = await listPurchases(read, member.memberId, window)
      return show({
        text: { key: 'purchases.title', vars: { total, page: page + 1, pages } },
        more: [...rows.map((row) => purchaseText(row, turn.locale)), { key: 'purchases.missing' }],
        buttons: [
          ...turnRow(page, pages, (to) => ({
            label: { key: 'partners.more' },
            route: 'purchases',
            args: [to],
          })),
          [MISSING],
          [{ label: { key: 'bonus.monthsButton' }, route: 'bonus.months' }],
          [BONUS, HOME],
        ],
      })
    },

    async months(turn) {
      const { member } = turn.who
      if (!member) return show(guestScreen())
      const [latest] = await listPurchases(read, member.memberId, { skip: 0, take: 1 })
      if (!latest) return show(emptyScreen({ key: 'months.none' }))
      const now = await cashbackByMonth(read, member.memberId, turn.today)
      const isOld = now.every(({ purchases }) => purchases === 0)
      const months = isOld ? await cashbackByMonth(read, member.memberId, latest.boughtOn) : now
      const picture = await chartOf(read, turn, member.memberId, months, isOld)
      return { ...show(monthsScreen(months, isOld, turn.locale)), ...(picture && { picture }) }
    },
  }
}

function purchaseText(
  { partner, boughtOn, amountKopecks, cashbackKopecks }: PurchaseRow,
  locale: Locale,
): Text {
  const [amount, back] = [roubles(amountKopecks, locale), roubles(cashbackKopecks, locale)]
  return { key: 'purchases.line', vars: { date: writtenDate(boughtOn), partner, amount, back } }
}

function monthsScreen(months: readonly MonthOfPurchases[], isOld: boolean, locale: Locale): Screen {
  const sum = (of: 'amountKopecks' | 'cashbackKopecks') => months.reduce((all, row) => all + row[of], 0)
  const vars = { back: roubles(sum('cashbackKopecks'), locale), spent: roubles(sum('amountKopecks'), locale) }
  return {
    text: { key: isOld ? 'months.older' : 'months.title', vars },
    more: months.toReversed().map((row) => monthText(row, locale)),
    buttons: [[{ label: { key: 'bonus.purchasesButton' }, route: 'purchases' }], [BONUS, HOME]],
  }
}

function monthText(
  { month, purchases, amountKopecks, cashbackKopecks }: MonthOfPurchases,
  locale: Locale,
): Text {
  const name = monthName(month, locale)
  if (purchases === 0) return { key: 'months.empty', vars: { month: name } }
  const [spent, back] = [roubles(amountKopecks, locale), roubles(cashbackKopecks, locale)]
  return { key: 'months.line', vars: { month: name, purchases, spent, back } }
}

function emptyScreen(text: Text): Screen {
  return { text, buttons: [[{ label: { key: 'bonus.near' }, route: 'partners' }], [MISSING], [BONUS, HOME]] }
}
