import type { Button, Screen } from '../../core/screen.ts'
import { daysBetween, writtenDate } from '../calendar-date.ts'

const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }

/** What an office hears of the end of its term: the date, what stops then, and what to do. */
export function termScreen(org: { orgId: number; name: string }, termTo: string, today: string): Screen {
  const { orgId, name } = org
  const left = daysBetween(today, termTo)
  const vars = { name, date: writtenDate(termTo), days: left }
  return {
    text: { key: left < 0 ? 'term.ended' : 'term.ending', vars },
    more: [{ key: left < 0 ? 'term.stopped' : 'term.stops' }, { key: 'term.toDo' }],
    buttons: [
      [{ label: { key: 'term.enter' }, route: 'gap.fill', args: [orgId, 'term_to'], style: 'primary' }],
      [{ label: { key: 'menu.office' }, route: 'office', args: [orgId] }, HOME],
    ],
  }
}

/** Terms of the organisations that one above answers for. */
export interface TermCounts {
  soon: number
  ended: number
  /** the first end that is still to come */
  nearest: string | undefined
}

/** What the level above hears: how many, how soon, and the way to the list. */
export function termDigestScreen(
  { orgId, name }: { orgId: number; name: string },
  { soon, ended, nearest }: TermCounts,
  days: number,
): Screen {
  return {
    text: { key: 'term.digest', vars: { name, soon, ended, days } },
    more: [
      ...(nearest ? [{ key: 'term.digestNearest' as const, vars: { date: writtenDate(nearest) } }] : []),
      { key: 'term.digestToDo' },
    ],
    buttons: [
      [
        {
          label: { key: 'term.digestList' },
          route: 'access.list',
          args: [orgId, 0, 'why'],
          style: 'primary',
        },
      ],
      [HOME],
    ],
  }
}
