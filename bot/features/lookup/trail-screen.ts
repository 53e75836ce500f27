import type { Button, Screen, Text } from '../../../core/screen.ts'
import { calendarDate } from '../../../core/time-zone.ts'
import { clockTime } from '../../../core/written-time.ts'
import type { TrailPage } from '../../../db/repos/trail.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import { trailText } from '../../../domain/lookup/trail-text.ts'
import type { Turn } from '../../turn.ts'

/** Who changed what of a person or an organisation, newest first. */
export function trailScreen(
  of: { what: 'o' | 'p'; id: number; name: string },
  { rows, page, hasMore }: TrailPage,
  { timeZone }: Turn,
): Screen {
  const when = (at: Date): Text => {
    const vars = { text: `${writtenDate(calendarDate(at, timeZone))} ${clockTime(at, timeZone)}` }
    return { key: 'common.plain', vars }
  }
  const turnTo = (key: 'find.earlier' | 'find.later', number: number): Button => ({
    label: { key },
    route: 'trail',
    args: [of.what, of.id, number],
  })
  const turns = [
    ...(page > 0 ? [turnTo('find.earlier', page - 1)] : []),
    ...(hasMore ? [turnTo('find.later', page + 1)] : []),
  ]
  const back = { route: of.what === 'p' ? 'find.person' : 'find.org', args: [of.id] }
  return {
    text: { key: 'trail.title', vars: { name: of.name } },
    more:
      rows.length > 0 ? rows.map((row) => trailText(row, when(row.changedAt))) : [{ key: 'trail.nothing' }],
    buttons: [
      ...(turns.length > 0 ? [turns] : []),
      [
        { label: { key: 'common.back' }, ...back },
        { label: { key: 'common.home' }, route: 'menu' },
      ],
    ],
  }
}
