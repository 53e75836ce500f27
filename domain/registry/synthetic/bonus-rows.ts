import names from '../data/names.json' with { type: 'json' }
import type { Random } from './random.ts'
import { row, type SyntheticRow } from './rows.ts'

/** The decree's period of purchases. */
const FIRST_DAY = '2021-12-01'
const LAST_DAY = '2022-10-31'

/** Partners of the bonus programme: invented shops, federal and of one region. */
export function* partnerRows(regionAisId: string): Generator<SyntheticRow> {
  for (const at of names.partners.keys()) yield partnerRow(at, partnerId(at), regionAisId)
}

/** The row of the invented shop `at`; the region counts for a regional one only. */
export function partnerRow(at: number, id: string, regionAisId: string): SyntheticRow {
  const partner = names.partners[at]
  return row('partners', {
    partner_id: id,
    name: partner?.name,
    scope: partner?.scope,
    region_ais_id: isRegional(at) ? regionAisId : null,
    category: partner?.category,
    cashback_text: partner?.cashbackText,
    cashback_pct: partner?.cashbackPct,
    conditions: 'Оплата картой, привязанной в личном кабинете программы.',
    url: `https://partner-${at + 1}.example.org`,
    from: '2021-01-01',
    to: null,
  })
}

export function isRegional(at: number): boolean {
  return names.partners[at]?.scope === 'regional'
}

/** Purchases of those who take part; the first of them is the demo's member and has some. */
export function* purchaseRows(participants: readonly string[], random: Random): Generator<SyntheticRow> {
  let number = 1
  for (const [at, member] of participants.entries()) {
    const count = at === 0 ? 4 : random.chance(0.4) ? random.int(1, 3) : 0
    for (let bought = 0; bought < count; bought++) {
      const place = random.int(0, names.partners.length - 1)
      const amount = random.int(25_000, 480_000)
      const rate = Number(names.partners[place]?.cashbackPct ?? 0)
      yield row('purchases', {
        purchase_id: `b-${String(number++).padStart(6, '0')}`,
        member_ais_id: member,
        partner_id: partnerId(place),
        bought_on: random.day(FIRST_DAY, LAST_DAY),
        amount_kopecks: amount,
        cashback_kopecks: Math.round((amount * rate) / 100),
      })
    }
  }
}

export function partnerId(at: number): string {
  return `s-${String(at + 1).padStart(2, '0')}`
}
