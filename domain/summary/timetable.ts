/** How an office wants its summaries. */
export interface Timetable {
  /** 1 Monday … 7 Sunday; 0: none comes */
  weekday: number
  /** of the organisation's own clock */
  hour: number
  /** the organisations below are named, too */
  withChildren: boolean
  /** the analysis of the quarter comes when a quarter begins */
  quarterly: boolean
  /** when it was last changed: what was due before that is not made up for */
  changedAt: Date | null
}

/** As everybody gets them who has said nothing. */
export const USUAL: Timetable = {
  weekday: 1,
  hour: 9,
  withChildren: true,
  quarterly: false,
  changedAt: null,
}

/** What can be chosen: the working week, and hours at which nobody sleeps. */
export const WEEKDAYS = [1, 2, 3, 4, 5] as const
export const HOURS = [7, 9, 12, 15, 18] as const

/** Who is written to by a run that was missed is not woken by it: before and after these hours it waits for the morning. */
export const MORNING = 7
export const EVENING = 22

/** The timetable after a choice; undefined for what cannot be chosen. */
export function changed(timetable: Timetable, what: string, value: number): Timetable | undefined {
  if (what === 'day' && (value === 0 || WEEKDAYS.some((day) => day === value)))
    return { ...timetable, weekday: value }
  if (what === 'hour' && HOURS.some((hour) => hour === value)) return { ...timetable, hour: value }
  if (value !== 0 && value !== 1) return undefined
  if (what === 'depth') return { ...timetable, withChildren: value === 1 }
  return what === 'quarter' ? { ...timetable, quarterly: value === 1 } : undefined
}
