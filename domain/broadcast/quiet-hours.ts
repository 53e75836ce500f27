const MINUTE_MS = 60_000
const DAY_MIN = 1_440

/** Hours of a person's own clock in which a broadcast leaves them alone: from 22 to 8 is the night. Equal: none. */
export interface QuietHours {
  from: number
  to: number
}

/** Is it a quiet hour where clocks are `utcOffset` minutes ahead of UTC? */
function isQuiet(at: Date, utcOffset: number, quiet: QuietHours): boolean {
  return minutesToLoud(at, utcOffset, quiet) > 0
}

/** When the quiet hours that hold `at` end; `at` itself where it is none of them. */
export function loudFrom(at: Date, utcOffset: number, quiet: QuietHours): Date {
  const minutes = minutesToLoud(at, utcOffset, quiet)
  if (minutes === 0) return at
  const whole = Math.floor(at.getTime() / MINUTE_MS)
  return new Date((whole + minutes) * MINUTE_MS)
}

/** Milliseconds until the next quiet hours begin; 0 inside them; Infinity where there are none. */
export function msUntilQuiet(at: Date, utcOffset: number, quiet: QuietHours): number {
  if (quiet.from === quiet.to) return Number.POSITIVE_INFINITY
  if (isQuiet(at, utcOffset, quiet)) return 0
  return ahead(localMinute(at, utcOffset), quiet.from * 60) * MINUTE_MS
}

/** Offsets (minutes ahead of UTC) that may be written to now, those whose night comes first leading. */
export function openOffsets(offsets: readonly number[], at: Date, quiet: QuietHours): number[] {
  return offsets
    .filter((offset) => !isQuiet(at, offset, quiet))
    .sort((one, other) => msUntilQuiet(at, one, quiet) - msUntilQuiet(at, other, quiet))
}

function minutesToLoud(at: Date, utcOffset: number, { from, to }: QuietHours): number {
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
