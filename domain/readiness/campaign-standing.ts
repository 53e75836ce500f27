import type { FieldTable } from '../quality/field-table.ts'
import type { Campaign } from './campaigns.ts'
import { type Form, requiredFields } from './forms.ts'
import { type Blocker, readinessOf } from './readiness.ts'

/** What is known of an organisation and a campaign. */
export interface ReportFacts {
  level: string
  /** what it filed for the date, as the АИС says */
  filed: { form: string; source: 'auto' | 'manual' } | null
  /** its office said so, the АИС does not yet */
  said: boolean
  /** the form of the campaign that it filed last before the date */
  before: string | null
  /** of all that any form of the campaign needs, what is empty */
  empty: readonly Blocker[]
}

/** Where an expected report stands: `ready` and `blocked` are the automatic one's; `not_described`: nobody knows what it needs. */
export const CAMPAIGN_STATES = ['filed', 'said', 'ready', 'blocked', 'not_described'] as const
export type CampaignState = (typeof CAMPAIGN_STATES)[number]

export interface CampaignStanding {
  form: string
  state: CampaignState
  source: 'auto' | 'manual' | null
  blockers: readonly Blocker[]
}

/** Has it still to be filed? What a chair says is believed until the АИС says it. */
export function isOwed({ state }: CampaignStanding): boolean {
  return state !== 'filed' && state !== 'said'
}

/** Everything that any form of the campaign needs, each once. */
export function needsOf(
  { forms }: Campaign,
  table: FieldTable,
): { fields: ReturnType<typeof requiredFields>; memberStatus: boolean } {
  const all = forms.flatMap((form) => requiredFields(form, table))
  return {
    fields: all.filter(({ field }, at) => all.findIndex((other) => other.field === field) === at),
    memberStatus: forms.some(({ requires }) => requires?.memberStatus),
  }
}

/** Tells where organisations stand: the one form each of them files, whichever that is; null: it files none. */
export function standingIn(
  { forms, date }: Campaign,
  table: FieldTable,
): (facts: ReportFacts) => CampaignStanding | null {
  const needs = new Map(
    forms.map((form) => [form, new Set<Blocker>(requiredFields(form, table).map(({ field }) => field))]),
  )
  return (facts) => {
    for (const form of forms.filter(({ levels }) => levels.some((level) => level === facts.level))) {
      const blockers = facts.empty.filter((blocker) =>
        blocker === 'member_status' ? form.requires?.memberStatus : needs.get(form)?.has(blocker),
      )
      const { filed } = facts
      const state = readinessOf(
        {
          filed: filed?.form === form.form ? filed.source : null,
          filedOther: filed !== null && isChoice(forms, filed.form, form),
          before: facts.before === form.form ? 'this' : isChoice(forms, facts.before, form) ? 'other' : null,
          blockers,
        },
        form,
        date,
      )
      if (state === 'filed_other' || state === 'not_expected') continue
      if (state === 'filed_auto' || state === 'filed_manual')
        return { form: form.form, state: 'filed', source: filed?.source ?? null, blockers: [] }
      return { form: form.form, state: facts.said ? 'said' : state, source: null, blockers }
    }
    return null
  }
}

/** Is it another form that an organisation may file in the place of this one? */
function isChoice(forms: readonly Form[], name: string | null, form: Form): boolean {
  return name !== form.form && forms.some((other) => other.form === name && other.choice === form.choice)
}

/** Organisations of a sub-tree by where their report stands, and what blocks those that are blocked. */
export interface CampaignCounts {
  states: Record<CampaignState, number>
  blockedBy: Partial<Record<Blocker, number>>
}

export function noCounts(): CampaignCounts {
  return { states: { filed: 0, said: 0, ready: 0, blocked: 0, not_described: 0 }, blockedBy: {} }
}

/** Adds `count` organisations that stand there. */
export function addStanding(
  counts: CampaignCounts,
  { state, blockers }: CampaignStanding,
  count: number,
): void {
  counts.states[state] += count
  if (state !== 'blocked') return
  for (const blocker of blockers) counts.blockedBy[blocker] = (counts.blockedBy[blocker] ?? 0) + count
}

/** All that are expected to file. */
export function expected({ states }: CampaignCounts): number {
  return CAMPAIGN_STATES.reduce((sum, state) => sum + states[state], 0)
}

/** Sorts those with the smallest part of their reports filed first; among equals, who owes most. */
export function leastFiledFirst(one: CampaignCounts, other: CampaignCounts): number {
  const part = (counts: CampaignCounts) => counts.states.filed / Math.max(1, expected(counts))
  return part(one) - part(other) || expected(other) - other.states.filed - (expected(one) - one.states.filed)
}
