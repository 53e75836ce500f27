import { DateTime } from 'luxon'
import { remembering } from '../../core/remembering.ts'
import { EVENING, MORNING, type Timetable } from '../../domain/summary/timetable.ts'

/** What came no later than so is not made up for any more: the next one is near. */
const LATE_MS = 6 * 86_400_000

/** The latest moment by the office's own clock at which its summary was due; undefined: none is wanted, or none yet. */
function lastDue({ weekday, hour, changedAt }: Timetable, timeZone: string, now: Date): Date | undefined {
  if (weekday === 0) return undefined
  const local = DateTime.fromJSDate(now, { zone: timeZone })
  const thisWeek = local
    .startOf('week')
    .plus({ days: weekday - 1 })
    .set({ hour })
  const due = (thisWeek <= local ? thisWeek : thisWeek.minus({ weeks: 1 })).toJSDate()
  if (now.getTime() - due.getTime() > LATE_MS) return undefined
  // What was due by another timetable came by that one.
  return changedAt !== null && changedAt <= now && due < changedAt ? undefined : due
}

/** When to write to somebody by their clock: now, or in the morning where it is night. */
export function awake(timeZone: string, now: Date): Date {
  const local = DateTime.fromJSDate(now, { zone: timeZone })
  if (local.hour >= MORNING && local.hour < EVENING) return now
  const morning = local.set({ hour: MORNING, minute: 0, second: 0, millisecond: 0 })
  return (local.hour < MORNING ? morning : morning.plus({ days: 1 })).toJSDate()
}

/** Both at one moment, for many offices: those that share a clock and a timetable are worked out once. */
export function clocksAt(now: Date) {
  return {
    lastDue: remembering(
      ({ weekday, hour, changedAt }: Timetable, timeZone: string) =>
        `${weekday} ${hour} ${changedAt?.getTime()} ${timeZone}`,
      (timetable, timeZone) => lastDue(timetable, timeZone, now),
    ),
    awake: remembering(
      (timeZone: string) => timeZone,
      (timeZone) => awake(timeZone, now),
    ),
  }
}
