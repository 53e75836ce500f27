import type { MessageKey } from '../../core/i18n.ts'
import type { Button, Screen, Text, TextVars } from '../../core/screen.ts'
import { daysBetween, writtenDate } from '../calendar-date.ts'
import { fieldText, MAX_BUTTONS } from '../quality/gap-text.ts'
import type { CampaignStanding } from './campaign-standing.ts'
import type { Campaign } from './campaigns.ts'
import type { Blocker } from './readiness.ts'

/** Which report, for which date, and how far off that is. */
export function campaignVars({ title, date }: Pick<Campaign, 'title' | 'date'>, today: string): TextVars {
  return { title, date: writtenDate(date), when: whenText(daysBetween(today, date)) }
}

function whenText(days: number): { key: MessageKey; vars?: TextVars } {
  if (days === 0) return { key: 'campaign.when_today' }
  return days > 0
    ? { key: 'campaign.when_ahead', vars: { days } }
    : { key: 'campaign.when_past', vars: { days: -days } }
}

/** What keeps the automatic report from being made. */
export function blockerLines(blockers: readonly Blocker[]): Text[] {
  if (blockers.length === 0) return []
  return [
    { key: 'campaign.blocks' },
    ...blockers.map((blocker): Text => ({ key: 'mend.place', vars: { name: fieldText(blocker) } })),
  ]
}

/** Buttons that fill what blocks. The status of members is no field of the passport: its list has a button for who may see it. */
export function blockerButtons(orgId: number, blockers: readonly Blocker[], mayList: boolean): Button[][] {
  const fields = blockers.filter((blocker) => blocker !== 'member_status')
  const fill = fields.slice(0, MAX_BUTTONS).map((field): Button[] => [
    {
      label: { key: 'gaps.fill', vars: { field: fieldText(field) } },
      route: 'gap.fill',
      args: [orgId, field],
    },
  ])
  if (fields.length === blockers.length || !mayList) return fill
  const args = [orgId, 'member_without_status']
  return [...fill, [{ label: { key: 'campaign.statuses' }, route: 'mend.rule', args }]]
}

export function sayButton(orgId: number, { name, date }: Campaign, filed: boolean): Button {
  const key = filed ? 'campaign.say' : 'campaign.unsay'
  return { label: { key }, route: 'campaign.say', args: [orgId, name, date, filed ? 1 : 0] }
}

/** The reminder an office gets: which report, what it needs, and what to do now. */
export function campaignReminder(
  { orgId, name, today }: { orgId: number; name: string; today: string },
  campaign: Campaign,
  { state, form, blockers }: CampaignStanding,
): Screen {
  return {
    text: { key: 'campaign.reminder', vars: { ...campaignVars(campaign, today), name, form } },
    more: [
      ...(state === 'ready' ? [{ key: 'campaign.isReady' as const }] : []),
      ...blockerLines(blockers),
      { key: 'campaign.alreadyFiled' },
    ],
    buttons: [
      ...blockerButtons(orgId, blockers, false),
      [
        {
          label: { key: 'campaign.open' },
          route: 'campaign',
          args: [orgId, campaign.name],
          style: 'primary',
        },
      ],
      [sayButton(orgId, campaign, true)],
    ],
  }
}

/** What the level above is to hear of. */
export interface CampaignDigest {
  /** all it answers for that are expected to file, and those of them that owe a report */
  total: number
  owed: number
  /** of these: what blocks is known, and nobody of it is in the chat */
  blocked: number
  unbound: number
}

export function campaignDigest(
  { orgId, name, today }: { orgId: number; name: string; today: string },
  campaign: Campaign,
  { total, owed, blocked, unbound }: CampaignDigest,
): Screen {
  const vars = { ...campaignVars(campaign, today), name, total, owed, blocked, unbound }
  return {
    text: { key: 'campaign.digest', vars },
    more: [
      ...(blocked > 0 ? [{ key: 'campaign.digestBlocked' as const, vars }] : []),
      ...(unbound > 0 ? [{ key: 'campaign.digestUnbound' as const, vars }] : []),
    ],
    buttons: [
      [
        {
          label: { key: 'campaign.open' },
          route: 'campaign',
          args: [orgId, campaign.name],
          style: 'primary',
        },
      ],
      [{ label: { key: 'common.home' }, route: 'menu' }],
    ],
  }
}
