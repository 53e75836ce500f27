const MINUTE_MS = 60_000
const DAY_MIN = 1_440
/** Hours of a person's own clock in which a broadcast leaves them alone: from 22 to 8 is the night. Equal: none. */
export interface Night {
  from: number
  to: number
}

/** The usual night, and those that people may choose instead. */
export interface QuietHours extends Night {
  others?: readonly Night[]
}

/**
 * A person's clock and night are one number, their rhythm: minutes ahead of UTC, and this much for each night after the
 * usual one. So recipients who may be written to at the same hours are one range of an index. No two clocks are so far apart.
 */
export const NIGHT_STEP = 10_000

function readRhythm(rhythm: number, quiet: QuietHours): { utcOffset: number; night: Night } {
  const chosen = Math.round(rhythm / NIGHT_STEP)
  return { utcOffset: rhythm - chosen * NIGHT_STEP, night: quiet.others?.[chosen - 1] ?? quiet }
}

function isQuiet(at: Date, rhythm: number, quiet: QuietHours): boolean {
  return minutesToLoud(at, rhythm, quiet) > 0
}

/** When the quiet hours that hold `at` end for people of this rhythm; `at` itself where it is none of them. */
export function loudFrom(at: Date, rhythm: number, quiet: QuietHours): Date {
  const minutes = minutesToLoud(at, rhythm, quiet)
  if (minutes === 0) return at
  const whole = Math.floor(at.getTime() / MINUTE_MS)
  return new Date((whole + minutes) * MINUTE_MS)
}

/** Milliseconds until the next quiet hours begin; 0 inside them; Infinity where there are none. */
export function msUntilQuiet(at: Date, rhythm: number, quiet: QuietHours): number {
  const { utcOffset, night } = readRhythm(rhythm, quiet)
  if (night.from === night.to) return Number.POSITIVE_INFINITY
  if (isQuiet(at, rhythm, quiet)) return 0
  return ahead(localMinute(at, utcOffset), night.from * 60) * MINUTE_MS
}

/** Rhythms that may be written to now, those whose night comes first leading. */
export function openOffsets(rhythms: readonly number[], at: Date, quiet: QuietHours): number[] {
  return rhythms
    .filter((rhythm) => !isQuiet(at, rhythm, quiet))
    .sort((one, other) => msUntilQuiet(at, one, quiet) - msUntilQuiet(at, other, quiet))
}

function minutesToLoud(at: Date, rhythm: number, quiet: QuietHours): number {
  const { utcOffset, night } = readRhythm(rhythm, quiet)
  const { from, to } = night
  const local = localMinute(at, utcOffset)
  const length = ahead(from * 60, to * 60)
  const since = ahead(from * 60, local)
  return since < length ? length - since : 0
}

function localMinute(at: Date, utcOffset: number): number {
  const minute = Math.floor(at.getTime() / MINUTE_MS) + utcOffset
  return ((minute % DAY_MIN) + DAY_MIN) % DAY_MIN
}

/** Minutes from one time of the day forward to another, 0 to 1 439. */
function ahead(from: number, to: number): number {
  return (((to - from) % DAY_MIN) + DAY_MIN) % DAY_MIN
}
