import { DateTime } from 'luxon'
import type { Answer } from '../../dialogue.ts'
import type { Turn } from '../../turn.ts'

/** What the buttons of a time name: an hour of today or tomorrow, by the author's clock. */
const PRESETS: Record<string, { inDays: number; hour: number }> = {
  evening: { inDays: 0, hour: 18 },
  tonight: { inDays: 0, hour: 22 },
  morning: { inDays: 1, hour: 9 },
  tomorrow: { inDays: 1, hour: 18 },
}

const FARTHEST_DAYS = 60
const CLOCK = /^(?:(сегодня|today|завтра|tomorrow)\s+)?(?:в\s+|at\s+)?(\d{1,2}):(\d\d)$/i
const DATED = ['d.M.yyyy H:mm', 'yyyy-MM-dd H:mm']
const WITHOUT_YEAR = /^(\d{1,2}\.\d{1,2})(\s)/

type Here = Pick<Turn, 'now' | 'timeZone'>

/** Whether the moment a button names is still to come. */
export function isAhead(preset: keyof typeof PRESETS, here: Here): boolean {
  const moment = presetMoment(preset, here)
  return moment !== undefined && moment > here.now
}

/** A moment that was pressed or typed, as it is stored; '' where `none` was pressed. */
export function readMoment(text: string, here: Here, none: string): Answer {
  if (text === none) return { ok: true, value: '' }
  const moment = presetMoment(text, here) ?? typedMoment(text, here)
  if (!moment) return { ok: false, why: { key: 'announce.momentUnclear' } }
  if (moment <= here.now) return { ok: false, why: { key: 'announce.momentPast' } }
  const farthest = DateTime.fromJSDate(here.now).plus({ days: FARTHEST_DAYS }).toJSDate()
  if (moment > farthest) return { ok: false, why: { key: 'announce.momentFar' } }
  return { ok: true, value: moment.toISOString() }
}

function presetMoment(text: string, here: Here): Date | undefined {
  const preset = PRESETS[text]
  return preset && at(here, preset.inDays, preset.hour, 0)
}

/** «18:30» is today's or, where that has passed, tomorrow's. */
function typedMoment(text: string, here: Here): Date | undefined {
  const typed = text.trim().replace(/,\s*/g, ' ').replace(/\s+/g, ' ')
  const [, day, hour, minute] = CLOCK.exec(typed) ?? []
  if (hour !== undefined) {
    const tomorrow = /завтра|tomorrow/i.test(day ?? '')
    const today = at(here, tomorrow ? 1 : 0, Number(hour), Number(minute))
    return today && !day && today <= here.now ? at(here, 1, Number(hour), Number(minute)) : today
  }
  const bare = typed.replace(/ в /, ' ')
  if (!WITHOUT_YEAR.test(bare)) return datedMoment(bare, here)
  // A date without a year is the next such date.
  const { year } = DateTime.fromJSDate(here.now, { zone: here.timeZone })
  const inYear = (of: number) => datedMoment(bare.replace(WITHOUT_YEAR, `$1.${of}$2`), here)
  const thisYear = inYear(year)
  return thisYear && thisYear <= here.now ? inYear(year + 1) : thisYear
}

function datedMoment(text: string, { timeZone }: Here): Date | undefined {
  const moments = DATED.map((format) => DateTime.fromFormat(text, format, { zone: timeZone }))
  return moments.find((moment) => moment.isValid)?.toJSDate()
}

function at({ now, timeZone }: Here, inDays: number, hour: number, minute: number): Date | undefined {
  if (hour > 23 || minute > 59) return undefined
  return DateTime.fromJSDate(now, { zone: timeZone })
    .plus({ days: inDays })
    .set({ hour, minute, second: 0, millisecond: 0 })
    .toJSDate()
}
