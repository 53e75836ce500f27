import type { MessageKey } from '../../../core/i18n.ts'
import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { CampaignProgress, OrganisationInCampaign } from '../../../db/repos/campaigns.ts'
import type { SummaryPlace } from '../../../db/repos/summary-places.ts'
import { barText } from '../../../domain/broadcast/progress-texts.ts'
import { type Named, orgLabel } from '../../../domain/organisation/label.ts'
import { fieldText } from '../../../domain/quality/gap-text.ts'
import {
  type CampaignCounts,
  expected,
  isOwed,
  leastFiledFirst,
} from '../../../domain/readiness/campaign-standing.ts'
import {
  blockerButtons,
  blockerLines,
  campaignVars,
  sayButton,
} from '../../../domain/readiness/campaign-text.ts'
import type { Campaign } from '../../../domain/readiness/campaigns.ts'
import type { Blocker } from '../../../domain/readiness/readiness.ts'

export const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }
/** Organisations of one page: as many buttons as a phone shows. */
const PAGE = 8
/** As much of a name as a button shows beside the figures. */
const LABEL_CHARS = 34
/** More of what is missing would be read by nobody. */
const BLOCKERS = 5

/** An organisation and a campaign as somebody looks at them. */
export interface View {
  place: SummaryPlace
  campaign: Campaign
  /** all campaigns that run */
  campaigns: readonly Campaign[]
  progress: CampaignProgress
  /** the organisation's own report; undefined: it files none */
  own: OrganisationInCampaign | undefined
  children: ReadonlyArray<Named & { id: number }>
  /** when the АИС was last heard of, as people write dates */
  known: string | undefined
  /** the reader holds its office; decides on its people; may look at the organisation above, which is this */
  office: boolean
  decides: boolean
  above: number | undefined
  today: string
}

/** Where a campaign stands: the own report, everything below, and the way into each organisation. */
export function campaignScreen(view: View, wanted: number): Screen {
  const { place, campaign, own, today, known } = view
  return {
    text: { key: 'campaign.title', vars: { ...campaignVars(campaign, today), name: orgLabel(place) } },
    more: [
      ...ownLines(view),
      ...belowLines(view),
      known ? { key: 'campaign.known', vars: { date: known } } : { key: 'campaign.unknown' },
    ],
    buttons: [
      ...(own && view.office ? ownButtons(own, view) : []),
      ...childRows(view, wanted),
      ...(hasBelow(view) ? [bigButtons(place.id, campaign)] : []),
      ...otherRows(view),
      backRow(view),
    ],
  }
}

function ownLines({ own, progress }: View): Text[] {
  if (!own) return expected(progress.total) > 0 ? [] : [{ key: 'campaign.own_none' }]
  const how: Text = { key: own.source === 'auto' ? 'readiness.filed_auto' : 'readiness.filed_manual' }
  const line: Text = { key: `campaign.own_${own.state}`, vars: { form: own.form, how } }
  return [line, ...(own.state === 'blocked' ? blockerLines(own.blockers) : [])]
}

function ownButtons(own: OrganisationInCampaign, { campaign, decides }: View): Button[][] {
  const say = (filed: boolean): Button[] => [sayButton(own.orgId, campaign, filed)]
  if (own.state === 'said') return [say(false)]
  return isOwed(own) ? [...blockerButtons(own.orgId, own.blockers, decides), say(true)] : []
}

/** Is there anybody who files, beside the organisation itself? */
function hasBelow({ progress, own }: View): boolean {
  return expected(progress.total) > (own ? 1 : 0)
}

function belowLines(view: View): Text[] {
  if (!hasBelow(view)) return []
  const { total, byLevel } = view.progress
  const { filed, ...states } = total.states
  const all = expected(total)
  const levels = [...byLevel].filter(([, counts]) => expected(counts) > 0)
  const blockers = Object.entries(total.blockedBy).sort(([, one], [, other]) => other - one)
  return [
    barText(filed, all),
    { key: 'campaign.below', vars: { filed, total: all } },
    ...(levels.length > 1 ? levels.map(levelLine) : []),
    ...Object.entries(states).flatMap(([state, count]): Text[] =>
      count > 0 ? [{ key: `campaign.${state}` as MessageKey, vars: { count } }] : [],
    ),
    ...(blockers.length > 0 ? [{ key: 'campaign.blockers' as const }] : []),
    ...blockers.slice(0, BLOCKERS).map(
      ([blocker, count]): Text => ({
        key: 'readiness.line',
        vars: { state: fieldText(blocker as Blocker), count },
      }),
    ),
    { key: 'campaign.children' },
  ]
}

function levelLine([level, counts]: [string, CampaignCounts]): Text {
  const key = `campaign.level.${level}` as MessageKey
  return { key, vars: { filed: counts.states.filed, total: expected(counts) } }
}

/** The organisations below that owe the most first, eight a page. */
function childRows({ place, campaign, children, progress }: View, wanted: number): Button[][] {
  const rows = children
    .flatMap((child) => {
      const counts = progress.byChild.get(child.id)
      return counts && expected(counts) > 0 ? [{ child, counts }] : []
    })
    .sort((one, other) => leastFiledFirst(one.counts, other.counts) || one.child.id - other.child.id)
  const from = wanted * PAGE < rows.length ? wanted * PAGE : 0
  const shown = rows.slice(from, from + PAGE).map(({ child, counts }): Button[] => {
    const name = orgLabel(child)
    const short = name.length > LABEL_CHARS ? `${name.slice(0, LABEL_CHARS - 1)}…` : name
    const vars = { name: short, filed: counts.states.filed, total: expected(counts) }
    return [{ label: { key: 'campaign.child', vars }, route: 'campaign', args: [child.id, campaign.name] }]
  })
  if (rows.length <= PAGE) return shown
  const next = from + PAGE < rows.length ? from / PAGE + 1 : 0
  const args = [place.id, campaign.name, next]
  return [...shown, [{ label: { key: 'campaign.more' }, route: 'campaign', args }]]
}

function bigButtons(orgId: number, { name }: Campaign): Button[] {
  return [
    { label: { key: 'campaign.table' }, route: 'campaign.table', args: [orgId, name] },
    { label: { key: 'campaign.commended' }, route: 'campaign.commended', args: [orgId, name] },
  ]
}

function otherRows({ place, campaign, campaigns }: View): Button[][] {
  return campaigns
    .filter(({ name }) => name !== campaign.name)
    .map(({ name, title }) => [
      { label: { key: 'common.plain', vars: { text: title } }, route: 'campaign', args: [place.id, name] },
    ])
}

function backRow({ place, campaign, office, above }: View): Button[] {
  const back = { label: { key: 'common.back' as const } }
  if (above !== undefined) return [{ ...back, route: 'campaign', args: [above, campaign.name] }, HOME]
  return office ? [{ ...back, route: 'office', args: [place.id] }, HOME] : [HOME]
}

/** The way back to the campaign from what was opened there. */
export function toCampaign(orgId: number, { name }: Campaign): Button[] {
  return [{ label: { key: 'campaign.back' }, route: 'campaign', args: [orgId, name] }, HOME]
}
