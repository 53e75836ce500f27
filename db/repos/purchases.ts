import { fillMonths, type MonthOfPurchases, monthsUpTo } from '../../domain/bonus/months.ts'
import { cleanWords } from '../../domain/bonus/partner.ts'
import type { Tx } from '../client.ts'

/** A purchase as the member sees it. */
export interface PurchaseRow {
  id: number
  partner: string
  boughtOn: string
  amountKopecks: number
  cashbackKopecks: number
}

/** Some purchases of a member, the latest first. */
export async function listPurchases(
  read: Tx,
  memberId: number,
  { skip, take }: { skip: number; take: number },
): Promise<PurchaseRow[]> {
  const rows = await read.purchase.findMany({
    where: { memberId },
    include: { partner: { select: { name: true } } },
    orderBy: [{ boughtOn: 'desc' }, { id: 'desc' }],
    skip,
    take,
  })
  return rows.map(({ id, partner, boughtOn, amountKopecks, cashbackKopecks }) => {
    return { id, partner: cleanWords(partner.name) ?? '—', boughtOn, amountKopecks, cashbackKopecks }
  })
}

/** A purchase of this very member. */
export async function findPurchase(read: Tx, memberId: number, id: number): Promise<PurchaseRow | undefined> {
  const row = await read.purchase.findFirst({ where: { id, memberId }, include: { partner: true } })
  if (!row) return undefined
  const { boughtOn, amountKopecks, cashbackKopecks } = row
  return { id, partner: cleanWords(row.partner.name) ?? '—', boughtOn, amountKopecks, cashbackKopecks }
}

/** The twelve months up to the one of `today`, each with what was bought and what came back. */
export async function cashbackByMonth(
  read: Tx,
  memberId: number,
  today: string,
): Promise<MonthOfPurchases[]> {
  const months = monthsUpTo(today)
  const [first = '', last = ''] = [months[0], months.at(-1)]
  const rows = await read.$queryRaw<Array<Record<keyof MonthOfPurchases, number | bigint | string>>>`
    SELECT substr("boughtOn", 1, 7) AS "month", COUNT(*) AS "purchases",
      SUM("amountKopecks") AS "amountKopecks", SUM("cashbackKopecks") AS "cashbackKopecks"
    FROM "Purchase" WHERE "memberId" = ${memberId}
      AND substr("boughtOn", 1, 7) >= ${first} AND substr("boughtOn", 1, 7) <= ${last}
    GROUP BY substr("boughtOn", 1, 7)`
  const found = rows.map(({ month, ...figures }) => ({
    month: String(month),
    purchases: Number(figures.purchases),
    amountKopecks: Number(figures.amountKopecks),
    cashbackKopecks: Number(figures.cashbackKopecks),
  }))
  return fillMonths(months, found)
}
