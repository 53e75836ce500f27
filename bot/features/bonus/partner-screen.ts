import type { Button, Screen, Text } from '../../../core/screen.ts'
import { categoryText } from '../../../domain/bonus/categories.ts'
import { cashbackText, type Partner } from '../../../domain/bonus/partner.ts'
import { safeLink } from '../../../domain/bonus/safe-link.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import { accountButton, BONUS, HOME, type Texts } from './buttons.ts'

/** A partner by itself: what comes back, on which conditions, until when, and how to buy so that it counts. */
export function partnerScreen(partner: Partner, texts: Texts): Screen {
  const back = cashbackText(partner)
  const { category, conditions, validTo } = partner
  const site = safeLink(partner.url)
  const siteRow: Button[][] = site ? [[{ label: { key: 'partners.site' }, url: site }]] : []
  return {
    text: { key: 'partners.title', vars: { name: partner.name, where: whereText(partner) } },
    more: [
      back ? { key: 'partners.cashback', vars: { back } } : { key: 'partners.cashbackUnknown' },
      ...(category
        ? [{ key: 'partners.category', vars: { category: categoryText(category) } } as const]
        : []),
      ...(conditions ? [{ key: 'partners.conditions', vars: { conditions } } as const] : []),
      validTo
        ? { key: 'partners.until', vars: { to: writtenDate(validTo) } }
        : { key: 'partners.untilNotSaid' },
      { key: 'partners.through' },
    ],
    buttons: [
      [accountButton(texts)],
      ...siteRow,
      [{ label: { key: 'partners.backToList' }, route: 'partners', args: ['go'] }],
      [BONUS, HOME],
    ],
  }
}

function whereText({ scope, town, regionName }: Partner): Text {
  if (scope === 'federal')
    return town ? { key: 'partners.whereFederalTown', vars: { town } } : { key: 'partners.whereFederal' }
  return town
    ? { key: 'partners.whereTown', vars: { town } }
    : { key: 'partners.whereRegion', vars: { region: regionName ?? '—' } }
}
