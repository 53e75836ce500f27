import type { Button, Screen, Text } from '../../core/screen.ts'
import { writtenDate } from '../calendar-date.ts'
import { percentHalfUp } from '../coverage/percent.ts'
import { changeLines } from './changes.ts'
import type { ChildFigures, SummaryFigures, SummaryReader } from './figures.ts'
import { taskButtons } from './tasks.ts'

/** Coverage in per cent from which an organisation is well, and below which it needs help. */
const GOOD = 90
const BAD = 50
/** Organisations below that are named: more do not fit on a phone beside what is to be done. */
const MOST_CHILDREN = 3

type Verdict = 'good' | 'attention' | 'bad' | 'unknown'

/** The screen of a summary: verdict, what changed, who below needs help, what to do. With nothing to say it is short. */
export function summaryScreen(figures: SummaryFigures, reader: SummaryReader): Screen {
  const verdict = verdictOf(figures)
  const changes = changeLines(figures)
  const tasks = taskButtons(figures, reader)
  const needing = reader.withChildren ? figures.children.filter(needsHelp).slice(0, MOST_CHILDREN) : []
  const quiet = changes.length + tasks.length + needing.length === 0
  return {
    text: { key: 'summary.title', vars: { name: figures.name, date: writtenDate(figures.asOf) } },
    more: [
      ...(quiet && (verdict === 'good' || verdict === 'unknown')
        ? [{ key: 'summary.quiet' as const }]
        : [{ key: `summary.verdict_${verdict}` as const }, membersText(figures)]),
      ...changes,
      ...(needing.length > 0 ? [{ key: 'summary.worst' as const }, ...needing.map(childText)] : []),
      ...(tasks.length > 0 ? [{ key: 'summary.next' as const }] : []),
    ],
    buttons: [
      ...tasks.map((task) => [task]),
      ...needing.map((child) => [childButton(child)]),
      ...(figures.below > 0 ? [[belowButton(figures)]] : []),
      ...fileButtons(figures),
      ...wayButtons(figures, reader, quiet),
    ],
  }
}

function verdictOf({ now: { members }, stat }: SummaryFigures): Verdict {
  const pct = members === null || !stat ? undefined : percentHalfUp(members, stat.members)
  if (pct === undefined) return 'unknown'
  if (pct >= GOOD) return 'good'
  return pct < BAD ? 'bad' : 'attention'
}

function membersText({ now: { members }, stat, figuresAsOf }: SummaryFigures): Text {
  const date = writtenDate(figuresAsOf)
  if (members === null) return { key: 'summary.members_unknown', vars: { date } }
  const pct = stat && percentHalfUp(members, stat.members)
  if (!stat || pct === null || pct === undefined)
    return { key: 'summary.members_no_stat', vars: { date, members } }
  const vars = { date, members, statDate: writtenDate(stat.asOf), statMembers: stat.members, pct }
  return { key: 'summary.members', vars }
}

function needsHelp({ members, statMembers }: ChildFigures): boolean {
  return (percentHalfUp(members, statMembers) ?? GOOD) < GOOD
}

function childText({ name, members, statMembers }: ChildFigures): Text {
  const pct = percentHalfUp(members, statMembers) ?? 0
  return { key: 'summary.child', vars: { name, pct, members, statMembers } }
}

/** The way into an organisation below: its own summary. */
export function childButton({ id, name, members, statMembers }: Partial<ChildFigures> & ChildName): Button {
  const pct = members === undefined || !statMembers ? undefined : percentHalfUp(members, statMembers)
  const label: Text =
    pct === undefined
      ? { key: 'common.plain', vars: { text: name } }
      : { key: 'summary.child_button', vars: { name, pct } }
  return { label, route: 'summary.of', args: [id] }
}

type ChildName = Pick<ChildFigures, 'id' | 'name'>

function belowButton({ orgId, below }: SummaryFigures): Button {
  return { label: { key: 'summary.below', vars: { count: below } }, route: 'summary.below', args: [orgId] }
}

/** What is made on demand: pictures and tables. */
function fileButtons({ orgId, level }: SummaryFigures): Button[][] {
  const chart: Button = { label: { key: 'summary.chart' }, route: 'summary.chart', args: [orgId] }
  const map: Button = { label: { key: 'summary.map' }, route: 'summary.map', args: [orgId] }
  const table: Button = { label: { key: 'summary.table' }, route: 'summary.table', args: [orgId] }
  const analysis: Button = { label: { key: 'summary.analysis' }, route: 'analysis', args: [orgId] }
  return [level === 'union' ? [chart, map] : [chart], level === 'primary' ? [analysis] : [table, analysis]]
}

function wayButtons({ orgId }: SummaryFigures, reader: SummaryReader, quiet: boolean): Button[][] {
  const announce: Button = { label: { key: 'summary.button_announce' }, route: 'announce' }
  const timetable: Button = {
    label: { key: 'summary.timetable' },
    route: 'summary.timetable',
    args: [orgId],
  }
  const home: Button = { label: { key: 'common.home' }, route: 'menu' }
  const refresh: Button = {
    label: { key: 'summary.button_refresh' },
    route: 'summary.of',
    args: [orgId],
  }
  const back: Button =
    reader.above === undefined
      ? refresh
      : { label: { key: 'summary.up' }, route: 'summary.of', args: [reader.above] }
  const own = [
    ...(reader.own && reader.decides && !quiet ? [announce] : []),
    ...(reader.office ? [timetable] : []),
  ]
  return [...(own.length > 0 ? [own] : []), [back, home]]
}
