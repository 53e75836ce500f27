import type { Button, Screen, Text } from '../../core/screen.ts'
import { writtenDate } from '../calendar-date.ts'
import { ruleText, scopeText } from '../consistency/rule-text.ts'
import type { Broken } from '../consistency/rules.ts'
import { percentHalfUp } from '../coverage/percent.ts'

/** Everything a weekly summary of one organisation says. Dates are YYYY-MM-DD. */
export interface SummaryFigures {
  orgId: number
  name: string
  asOf: string
  /** members in the АИС; null where nothing is known of them */
  members: number | null
  /** the day that number is of */
  membersAsOf: string
  /** the last report to compare with */
  stat: { members: number; asOf: string } | null
  /** the same figure a week or more ago */
  before: { members: number; asOf: string } | null
  /** empty fields of the organisation's own passport */
  gaps: number
  withoutStatus: number
  withoutApp: number
  officesWithoutAccess: number
  emptyPrimaries: number
  applications: number
  /** rules of the registry that are broken below, worst first; the summary names the first of those it does not say otherwise */
  broken: readonly Broken[]
  /** worst first */
  children: Array<{ name: string; members: number; statMembers: number }>
}

/** Coverage in per cent from which an organisation is well, and below which it needs help. */
const GOOD = 90
const BAD = 50
const MAX_CHILDREN = 5
const MAX_STEPS = 5
const MAX_RULES = 2

/** The screen of a summary: verdict, members against the report, change, what to do next, worst children. */
export function summaryScreen(figures: SummaryFigures): Screen {
  const { name, asOf, children } = figures
  const worst = children.slice(0, MAX_CHILDREN)
  return {
    text: { key: 'summary.title', vars: { name, date: writtenDate(asOf) } },
    more: [
      verdict(figures),
      membersText(figures),
      ...(figures.members === null ? [] : [changeText(figures.members, figures.before)]),
      ...(worst.length > 0 ? [{ key: 'summary.worst' as const }, ...worst.map(childText)] : []),
      { key: 'summary.next' },
      ...steps(figures),
      ...rules(figures),
    ],
    buttons: buttons(figures),
  }
}

function verdict({ members, stat }: SummaryFigures): Text {
  const pct = members === null || !stat ? undefined : percentHalfUp(members, stat.members)
  if (pct === undefined) return { key: 'summary.verdict_unknown' }
  if (pct >= GOOD) return { key: 'summary.verdict_good' }
  return { key: pct < BAD ? 'summary.verdict_bad' : 'summary.verdict_attention' }
}

function membersText({ members, stat, membersAsOf }: SummaryFigures): Text {
  const date = writtenDate(membersAsOf)
  if (members === null) return { key: 'summary.members_unknown', vars: { date } }
  const pct = stat && percentHalfUp(members, stat.members)
  if (!stat || pct === null || pct === undefined)
    return { key: 'summary.members_no_stat', vars: { date, members } }
  const vars = { date, members, statDate: writtenDate(stat.asOf), statMembers: stat.members, pct }
  return { key: 'summary.members', vars }
}

function changeText(members: number, before: SummaryFigures['before']): Text {
  if (!before) return { key: 'summary.change_unknown' }
  const date = writtenDate(before.asOf)
  const change = members - before.members
  if (change === 0) return { key: 'summary.change_none', vars: { date } }
  return change > 0
    ? { key: 'summary.change_up', vars: { date, change } }
    : { key: 'summary.change_down', vars: { date, change: -change } }
}

function childText({ name, members, statMembers }: SummaryFigures['children'][number]): Text {
  const pct = percentHalfUp(members, statMembers) ?? 0
  return { key: 'summary.child', vars: { name, pct, members, statMembers } }
}

function rules({ broken }: SummaryFigures): Text[] {
  const worst = broken.filter(({ rule }) => !rule.summarised).slice(0, MAX_RULES)
  const lines = worst.map(
    (each): Text => ({
      key: 'summary.rule',
      vars: { title: ruleText(each.rule.code, 'title'), scope: scopeText(each) },
    }),
  )
  return lines.length > 0 ? [{ key: 'summary.rules' }, ...lines] : []
}

/** What is worth doing, most useful first. */
function steps(figures: SummaryFigures): Text[] {
  const wanted: Array<[number, Text]> = [
    [figures.gaps, { key: 'summary.next_gaps', vars: { count: figures.gaps } }],
    [figures.applications, { key: 'summary.next_applications', vars: { count: figures.applications } }],
    [
      figures.officesWithoutAccess,
      { key: 'summary.next_offices', vars: { count: figures.officesWithoutAccess } },
    ],
    [figures.emptyPrimaries, { key: 'summary.next_empty', vars: { count: figures.emptyPrimaries } }],
    [figures.withoutStatus, { key: 'summary.next_status', vars: { count: figures.withoutStatus } }],
    [figures.withoutApp, { key: 'summary.next_tickets', vars: { count: figures.withoutApp } }],
  ]
  const texts = wanted.filter(([count]) => count > 0).map(([, text]) => text)
  return texts.length > 0 ? texts.slice(0, MAX_STEPS) : [{ key: 'summary.next_none' }]
}

function buttons({
  orgId,
  gaps,
  applications,
  withoutStatus,
  withoutApp,
  ...rest
}: SummaryFigures): Button[][] {
  const people = withoutStatus + withoutApp + rest.officesWithoutAccess + rest.emptyPrimaries
  const rows: Button[] = []
  if (gaps > 0)
    rows.push({ label: { key: 'summary.button_gaps' }, route: 'gaps', args: [orgId], style: 'primary' })
  if (applications > 0) rows.push({ label: { key: 'summary.button_applications' }, route: 'applications' })
  if (people > 0) rows.push({ label: { key: 'summary.button_announce' }, route: 'announce' })
  rows.push({ label: { key: 'summary.button_office' }, route: 'office', args: [orgId] })
  rows.push({ label: { key: 'summary.button_refresh' }, route: 'summary', args: [orgId] })
  rows.push({ label: { key: 'common.home' }, route: 'menu' })
  return rows.slice(0, MAX_STEPS + 1).map((button) => [button])
}
