import demo from '../data/demo-partners.json' with { type: 'json' }
import { row, type SyntheticRow } from './rows.ts'

/** Further partners of the demo, in towns and all over the country, and what its member bought of them. */
export function* demoPartners(regionAisId: string, memberAisId: string): Generator<SyntheticRow> {
  for (const [at, partner] of demo.partners.entries()) {
    const { cashbackText, cashbackPct, scope, ...words } = partner
    yield row('partners', {
      partner_id: partnerId(at),
      ...{ ...words, scope, cashback_text: cashbackText, cashback_pct: cashbackPct },
      region_ais_id: scope === 'regional' ? regionAisId : null,
      url: `https://demo-partner-${at + 1}.example.org`,
    })
  }
  for (const [at, { partner, on, amount, cashback }] of demo.anna.entries())
    yield row('purchases', {
      purchase_id: `b-demo-${String(at + 1).padStart(2, '0')}`,
      member_ais_id: memberAisId,
      partner_id: partnerId(partner),
      bought_on: on,
      amount_kopecks: amount,
      cashback_kopecks: cashback,
    })
}

function partnerId(at: number): string {
  return `d-${String(at + 1).padStart(2, '0')}`
}
