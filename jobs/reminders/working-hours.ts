import type { DateTime } from 'luxon'
import { reminderHours } from '../../domain/quality/ladder.ts'

const SATURDAY = 6

/** May an office be reminded now, by its own clock? */
export function isWorkingTime(local: DateTime, { from, to } = reminderHours): boolean {
  return local.weekday < SATURDAY && local.hour >= from && local.hour < to
}
