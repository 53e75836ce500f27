import names from '../../data/names.json' with { type: 'json' }
import { apportion } from '../apportion.ts'
import { isRegional, partnerId, partnerRow } from '../bonus-rows.ts'
import type { PrintedRegion } from '../printed-region.ts'
import type { Random } from '../random.ts'
import type { Decree } from '../region-sizes.ts'
import { row, type SyntheticRow } from '../rows.ts'
import type { UnionTotals } from './totals.ts'

/** Federal partners once, and the regional ones in every region. */
export function* nationalPartners(regions: readonly PrintedRegion[]): Generator<SyntheticRow> {
  for (const at of names.partners.keys()) {
    for (const { aisId } of isRegional(at) ? regions : regions.slice(0, 1)) {
      yield partnerRow(at, partnerNear(at, aisId), aisId)
    }
  }
}

/** The partner as it is called in a region. */
function partnerNear(at: number, region: string): string {
  return isRegional(at) ? `${partnerId(at)}-${region}` : partnerId(at)
}

/**
 * Purchases that sum up to the totals, spread over all who take part in the bonus programme: called with each of
 * them in turn, it gives what this one bought.
 */
export function purchasesOf(
  { purchases: totals, profcardsParticipants: buyers }: UnionTotals,
  { purchases: period }: Decree,
  random: Random,
): (memberAisId: string, regionAisId: string) => SyntheticRow[] {
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
  return (memberAisId, regionAisId) => {
    const rows: SyntheticRow[] = []
    for (; next < drawn.length && slot(next, buyers / totals.count) <= buyer; next++) {
      const purchase = drawn[next]
      rows.push(
        row('purchases', {
          purchase_id: `b-${String(next + 1).padStart(6, '0')}`,
          member_ais_id: memberAisId,
          partner_id: partnerNear(purchase?.partner ?? 0, regionAisId),
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
