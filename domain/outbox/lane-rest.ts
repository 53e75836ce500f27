/** What the messenger's 429 left behind: a rest from `since` until `until`, then `factor` of the pace. */
export interface LaneRest {
  since: Date
  until: Date
  factor: number
}

/** After each 429 the pace drops by this (telegram.md: 10 to 20 %), and never below a tenth. */
const SLOWER = 0.85
const LEAST = 0.1
/** So it comes back: 5 % each 20 s, from one 429 in a good minute. */
const FASTER = 1.05
const FASTER_EVERY_MS = 20_000

/** What is left of a rest, below 0 where it is over; never more than was asked for, by a clock that was set back since. */
export function restLeftMs({ since, until }: LaneRest, now: Date): number {
  return until.getTime() - Math.max(now.getTime(), since.getTime())
}

/** How a lane stands at `now`. */
export function restNow(rest: LaneRest | undefined, now: Date): { until: Date | undefined; factor: number } {
  if (!rest) return { until: undefined, factor: 1 }
  const leftMs = restLeftMs(rest, now)
  if (leftMs > 0) return { until: new Date(now.getTime() + leftMs), factor: rest.factor }
  return { until: undefined, factor: Math.min(1, rest.factor * FASTER ** (-leftMs / FASTER_EVERY_MS)) }
}

/** The rest after another 429 that asks for `forMs`; a longer one that is there already stays. */
export function restAfter(rest: LaneRest | undefined, forMs: number, now: Date): LaneRest {
  const before = restNow(rest, now)
  const asked = new Date(now.getTime() + forMs)
  // Answers that were on their way when the first 429 came are no reason to slow down again.
  const factor = before.until ? before.factor : Math.max(LEAST, before.factor * SLOWER)
  return { since: now, until: before.until && before.until > asked ? before.until : asked, factor }
}
