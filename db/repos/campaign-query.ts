import type { FieldTable } from '../../domain/quality/field-table.ts'
import { type CampaignStanding, needsOf, standingIn } from '../../domain/readiness/campaign-standing.ts'
import type { Campaign } from '../../domain/readiness/campaigns.ts'
import { unindexed } from '../sql.ts'
import { emptyMask, isEmpty, quotedText, WITH_PASSPORT } from './readiness-query.ts'
import { calendarDay } from './rule-condition.ts'
import { present } from './rule-facts.ts'

/** What a row says of one organisation and the campaign, or of all that are alike in it. */
export interface CampaignRow {
  level: string
  /** source and form of what it filed */
  filed: string | null
  said: number | bigint | boolean
  before: string | null
  mask: number | bigint
}

/** A query on organisations `o` of the campaign's levels where `condition` holds; `standingOf` reads its rows. */
export function campaignQuery(campaign: Campaign, table: FieldTable, condition: string, asOf: string) {
  const date = calendarDay(campaign.date)
  const { mask, blockersOf } = emptyMask(needsOf(campaign, table), asOf, isLacking)
  const forms = campaign.forms.map(({ form }) => quotedText(form)).join(', ')
  const levels = new Set(campaign.forms.flatMap((form) => form.levels))
  const columns = `o."level" AS level,
    (SELECT min(s."source" || ' ' || s."form") FROM "StatReport" s WHERE s."orgId" = o."id"
      AND s."asOf" = '${date}' AND s."form" IN (${forms})) AS filed,
    EXISTS (SELECT 1 FROM "CampaignDays" d WHERE d."officeId" = f."id" AND d."date" = '${date}'
      AND d."campaign" = ${quotedText(campaign.name)} AND d."saidOn" IS NOT NULL) AS said,
    (SELECT s."form" FROM "StatReport" s WHERE s."orgId" = o."id" AND s."asOf" < '${date}'
      AND s."form" IN (${forms}) ORDER BY s."asOf" DESC, s."form" LIMIT 1) AS before,
    ${mask} AS mask`
  const from = `${WITH_PASSPORT} WHERE ${condition} AND ${present(asOf)}
    AND ${unindexed('o."level"')} IN (${[...levels].map((level) => `'${level}'`).join(', ')})`
  const decide = standingIn(campaign, table)
  const standingOf = ({ level, filed, said, before, mask: bits }: CampaignRow): CampaignStanding | null => {
    const [source, ...form] = filed?.split(' ') ?? []
    return decide({
      level,
      filed:
        source === undefined ? null : { form: form.join(' '), source: source === 'auto' ? 'auto' : 'manual' },
      said: Number(said) === 1,
      before,
      empty: blockersOf(bits),
    })
  }
  return { columns, from, standingOf }
}

/** Empty, and asked of the organisation: what those above have confirmed as not its own is not. */
function isLacking(field: Parameters<typeof isEmpty>[0]): string {
  return `${isEmpty(field)} AND NOT EXISTS (SELECT 1 FROM "GapWaiver" w
    WHERE w."officeId" = f."id" AND w."state" = 'confirmed' AND w."field" = '${field}')`
}
