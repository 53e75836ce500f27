import type { DateTime } from 'luxon'
import type { Ladder } from '../../domain/quality/ladder.ts'

const SATURDAY = 6

/** May an office be reminded now, by its own clock and the hours in force? */
export function isWorkingTime(local: DateTime, { from, to }: Ladder['hours']): boolean {
  return local.weekday < SATURDAY && local.hour >= from && local.hour < to
}
