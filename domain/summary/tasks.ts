import type { MessageKey } from '../../core/i18n.ts'
import type { Button } from '../../core/screen.ts'
import { ruleText } from '../consistency/rule-text.ts'
import type { SummaryFigures, SummaryReader } from './figures.ts'

/** More would be a list that nobody works through in a week. */
const MOST = 5
/** Rules of the registry among them. */
const MOST_RULES = 2
/** The rule that names organisations below with members who have no status. */
const STATUS_RULE = 'member_without_status'

/**
 * What is worth doing this week, most useful first: each a button that opens the very place, and only those that the
 * reader may open.
 */
export function taskButtons(figures: SummaryFigures, { own, office, decides }: SummaryReader): Button[] {
  const { orgId, level, now } = figures
  const primary = level === 'primary'
  const isOwnList = office && primary
  const wanted: Array<[number, boolean, MessageKey, string, Array<string | number>?]> = [
    [figures.gaps, office, 'summary.do_gaps', 'gaps', [orgId]],
    [figures.applications, decides && own, 'summary.do_applications', 'applications'],
    [figures.accessBelow, decides && !primary, 'summary.do_access', 'access.list', [orgId]],
    [now.noStatus ?? 0, decides && !isOwnList, 'summary.do_status', 'mend.rule', [orgId, STATUS_RULE]],
    [now.noStatus ?? 0, decides && isOwnList, 'summary.do_status', 'statuses', [orgId]],
    [
      figures.ticketsToHand,
      decides && isOwnList,
      'summary.do_tickets',
      'tickets.list',
      [orgId, 'produced', 0],
    ],
    [figures.duplicates, decides && own, 'summary.do_duplicates', 'duplicates', [orgId]],
    [
      figures.emptyPrimaries,
      decides && !primary,
      'summary.do_empty',
      'mend.rule',
      [orgId, 'primary_without_members'],
    ],
  ]
  const tasks = wanted.flatMap(([count, may, key, route, args]): Button[] =>
    may && count > 0 ? [{ label: { key, vars: { count } }, route, ...(args && { args }) }] : [],
  )
  const all = [...tasks, ...(decides ? ruleButtons(figures) : [])].slice(0, MOST)
  return all.map((button, at) => (at === 0 ? { ...button, style: 'primary' as const } : button))
}

function ruleButtons({ orgId, broken }: SummaryFigures): Button[] {
  const worst = broken.filter(({ rule }) => !rule.summarised).slice(0, MOST_RULES)
  return worst.map(({ rule, count }) => ({
    label: { key: 'summary.do_rule', vars: { title: ruleText(rule.code, 'title'), count } },
    route: 'mend.rule',
    args: [orgId, rule.code],
  }))
}
