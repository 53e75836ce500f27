import type { KindImporter } from '../kind-importer.ts'
import { idsBy } from '../table-batch.ts'

export const partnerImporter: KindImporter<'partners'> = {
  kind: 'partners',
  spec: {
    table: 'Partner',
    key: ['partnerId'],
    columns: [
      'partnerId',
      'name',
      'scope',
      'regionId',
      'town',
      'category',
      'cashbackText',
      'cashbackPct',
      'conditions',
      'url',
      'validFrom',
      'validTo',
    ],
  },
  keyOf: (row) => row.partner_id,
  async resolve(tx, rows) {
    const regions = await idsBy(
      tx,
      'Organisation',
      'aisId',
      rows.map((row) => row.region_ais_id),
    )
    return rows.map((row) => {
      const regionId = row.region_ais_id === null ? null : regions.get(row.region_ais_id)
      if (regionId === undefined) return { column: 'region_ais_id', code: 'unknown_organisation' }
      return {
        partnerId: row.partner_id,
        name: row.name,
        scope: row.scope,
        regionId,
        town: row.town,
        category: row.category,
        cashbackText: row.cashback_text,
        cashbackPct: row.cashback_pct?.replace(',', '.') ?? null,
        conditions: row.conditions,
        url: row.url,
        validFrom: row.from,
        validTo: row.to,
      }
    })
  },
}

export const purchaseImporter: KindImporter<'purchases'> = {
  kind: 'purchases',
  spec: {
    table: 'Purchase',
    key: ['purchaseId'],
    columns: ['purchaseId', 'memberId', 'partnerId', 'boughtOn', 'amountKopecks', 'cashbackKopecks'],
  },
  keyOf: (row) => row.purchase_id,
  async resolve(tx, rows) {
    const members = await idsBy(
      tx,
      'Member',
      'aisId',
      rows.map((row) => row.member_ais_id),
    )
    const partners = await idsBy(
      tx,
      'Partner',
      'partnerId',
      rows.map((row) => row.partner_id),
    )
    return rows.map((row) => {
      const memberId = members.get(row.member_ais_id)
      if (memberId === undefined) return { column: 'member_ais_id', code: 'unknown_member' }
      const partnerId = partners.get(row.partner_id)
      if (partnerId === undefined) return { column: 'partner_id', code: 'unknown_partner' }
      return {
        purchaseId: row.purchase_id,
        memberId,
        partnerId,
        boughtOn: row.bought_on,
        amountKopecks: row.amount_kopecks,
        cashbackKopecks: row.cashback_kopecks,
      }
    })
  },
}
