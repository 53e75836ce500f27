import type { MessageKey } from '../../../core/i18n.ts'
import type { TextVars } from '../../../core/screen.ts'
import { calendarDate } from '../../../core/time-zone.ts'
import type { ValueSource } from '../../../db/repos/member-card.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import type { ProfileField } from '../../../domain/membership/correction.ts'
import { readStatus } from '../../../domain/membership/status.ts'
import type { Turn } from '../../turn.ts'

type Var = TextVars[string]

export function fieldWord(field: ProfileField): { key: MessageKey } {
  return { key: `profile.field.${field}` }
}

/** A value as people read it; where there is none, it is said so. */
export function valueWord(field: ProfileField | 'birth_date', value: string | null): Var {
  if (value === null || value === '') return { key: 'profile.nothing' }
  if (field === 'birth_date') return writtenDate(value)
  const status = field === 'status' ? readStatus(value) : undefined
  return status ? { key: `status.${status}` } : value
}

/** Of a moment its day, where the reader is. */
export function dayWord(moment: Date, { timeZone }: Pick<Turn, 'timeZone'>): string {
  return writtenDate(calendarDate(moment, timeZone))
}

/** Where a value is from. One that no word of people is about, or that an import has changed since, is the registry's. */
export function sourceWord(value: string | null, last: ValueSource | undefined, turn: Turn): Var {
  if (!last || last.source === 'ais' || last.newValue !== value) return { key: 'profile.from.ais' }
  return { key: `profile.from.${sourceOf(last, turn)}`, vars: { day: dayWord(last.changedAt, turn) } }
}

function sourceOf({ source, accountId, officeId }: ValueSource, turn: Turn) {
  if (source === 'chair') return 'chair'
  if (source !== 'member') return 'officer'
  if (accountId !== turn.accountId) return 'otherChat'
  return officeId === null ? 'you' : 'confirmed'
}
