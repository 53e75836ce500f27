import names from '../../data/names.json' with { type: 'json' }
import { apportion } from '../apportion.ts'
import { partnerId } from '../bonus-rows.ts'
import type { Random } from '../random.ts'
import type { Decree } from '../region-sizes.ts'
import { row, type SyntheticRow } from '../rows.ts'
import type { UnionTotals } from './totals.ts'

/**
 * Purchases that sum up to the totals, spread over all who take part in the bonus programme: called with each of
 * them in turn, it gives what this one bought.
 */
export function purchasesOf(
  { purchases: totals, profcardsParticipants: buyers }: UnionTotals,
  { purchases: period }: Decree,
  random: Random,
): (memberAisId: string) => SyntheticRow[] {
  const drawn = Array.from({ length: totals.count }, () => ({
    partner: random.int(0, names.partners.length - 1),
    weight: random.int(25, 480),
    on: random.day(period.from, period.to),
  }))
  const weights = drawn.map(({ weight }) => weight)
  const amounts = totals.count > 0 ? apportion(totals.amountKopecks, weights) : []
  const cashback =
    totals.count > 0
      ? apportion(
          totals.cashbackKopecks,
          drawn.map(({ weight, partner }) => weight * Number(names.partners[partner]?.cashbackPct ?? 0)),
        )
      : []
  let [buyer, next] = [0, 0]
  return (memberAisId) => {
    const rows: SyntheticRow[] = []
    for (; next < drawn.length && slot(next, buyers / totals.count) <= buyer; next++) {
      const purchase = drawn[next]
      rows.push(
        row('purchases', {
          purchase_id: `b-${String(next + 1).padStart(6, '0')}`,
          member_ais_id: memberAisId,
          partner_id: partnerId(purchase?.partner ?? 0),
          bought_on: purchase?.on,
          amount_kopecks: amounts[next],
          cashback_kopecks: cashback[next],
        }),
      )
    }
    buyer++
    return rows
  }
}

/** Which of those who take part made the purchase: the purchases are spread evenly, every fourth by who made the last. */
function slot(purchase: number, spacing: number): number {
  return Math.floor((purchase % 4 === 3 ? purchase - 1 : purchase) * spacing)
}
