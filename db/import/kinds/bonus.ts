import type { KindSpec } from '../kind-spec.ts'

export const partners: KindSpec = {
  kind: 'partners',
  table: 'Partner',
  key: ['partner_id'],
  references: [
    {
      from: 'region_ais_id',
      table: 'Organisation',
      by: 'aisId',
      into: 'regionId',
      kind: 'organisations',
      code: 'unknown_organisation',
    },
  ],
  copies: {
    partner_id: 'partnerId',
    name: 'name',
    scope: 'scope',
    town: 'town',
    category: 'category',
    cashback_text: 'cashbackText',
    conditions: 'conditions',
    url: 'url',
    from: 'validFrom',
    to: 'validTo',
  },
  computed: [{ from: 'cashback_pct', into: 'cashbackPct', sql: `replace(s."cashback_pct", ',', '.')` }],
  belongs: { name: 't."partnerId"' },
}

export const purchases: KindSpec = {
  kind: 'purchases',
  table: 'Purchase',
  key: ['purchase_id'],
  references: [
    {
      from: 'member_ais_id',
      table: 'Member',
      by: 'aisId',
      into: 'memberId',
      kind: 'members',
      code: 'unknown_member',
    },
    {
      from: 'partner_id',
      table: 'Partner',
      by: 'partnerId',
      into: 'partnerId',
      kind: 'partners',
      code: 'unknown_partner',
    },
  ],
  copies: {
    purchase_id: 'purchaseId',
    bought_on: 'boughtOn',
    amount_kopecks: 'amountKopecks',
    cashback_kopecks: 'cashbackKopecks',
  },
  belongs: { day: { from: 'bought_on', sql: 't."boughtOn"' }, name: 't."purchaseId"' },
}
