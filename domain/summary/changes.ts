import type { MessageKey } from '../../core/i18n.ts'
import type { Text } from '../../core/screen.ts'
import { writtenDate } from '../calendar-date.ts'
import type { SummaryFigures, WeekFigures } from './figures.ts'

/** What is compared, most important first, and its words. */
const COMPARED: Array<[keyof WeekFigures, MessageKey]> = [
  ['members', 'summary.changed_members'],
  ['noStatus', 'summary.changed_no_status'],
  ['officesWithoutAccess', 'summary.changed_access'],
  ['plastic', 'summary.changed_tickets'],
  ['appUsers', 'summary.changed_app'],
  ['joinedOnline', 'summary.changed_online'],
]

/** What is not as it was a week ago, a line each; nothing where all is as it was, or nothing is known of then. */
export function changeLines({ now, before, newApplications }: SummaryFigures): Text[] {
  const lines = COMPARED.flatMap(([figure, key]): Text[] => {
    const [is, was] = [now[figure], before?.figures[figure] ?? null]
    if (is === null || was === null || is === was) return []
    const vars = { what: { key }, now: is, by: Math.abs(is - was) }
    return [{ key: is > was ? 'summary.changed_up' : 'summary.changed_down', vars }]
  })
  if (before && lines.length > 0)
    lines.unshift({ key: 'summary.changed', vars: { date: writtenDate(before.asOf) } })
  if (newApplications > 0) lines.push({ key: 'summary.new_applications', vars: { count: newApplications } })
  return lines
}
