import { loudFrom, msUntilQuiet, openOffsets, type QuietHours } from './quiet-hours.ts'

/** Recipients whose clocks are `utcOffset` minutes ahead of UTC. */
export interface Zone {
  utcOffset: number
  accounts: number
}

export interface FinishQuestion {
  zones: readonly Zone[]
  /** messages a second that the bot may send in bulk */
  ratePerSecond: number
  startAt: Date
  /** the part of that rate which is this broadcast's own while others run: 0 < share ≤ 1 */
  share: number
  /** undefined: people are written to at night as well */
  quiet?: QuietHours | undefined
}

/** Sending is slower than the pace where the messenger asks for a rest; the slow end of the interval allows for it. */
const SLOW = 0.8
/** A broadcast is started by a job that looks every 2 s. */
const START_MS = 5_000
const MAX_STEPS = 400

/** When a broadcast will have ended, at the earliest (alone, full pace) and at the latest (its share, slowed down). */
export function finishInterval(question: FinishQuestion): { from: Date; to: Date } {
  const { ratePerSecond, share } = question
  const from = finishAt(question, ratePerSecond)
  const to = finishAt(question, ratePerSecond * share * SLOW)
  return { from, to: new Date(to.getTime() + START_MS) }
}

/** Plays the broadcast through: at each moment the zones that are awake share the rate, whose night is nearest first. */
function finishAt({ zones, startAt, quiet }: FinishQuestion, perSecond: number): Date {
  const left = new Map<number, number>()
  for (const { utcOffset, accounts } of zones) left.set(utcOffset, (left.get(utcOffset) ?? 0) + accounts)
  const total = [...left.values()].reduce((sum, n) => sum + n, 0)
  if (!quiet) return new Date(startAt.getTime() + (total / perSecond) * 1000)
  let now = startAt
  for (let step = 0; step < MAX_STEPS; step++) {
    const waiting = [...left].filter(([, accounts]) => accounts > 0).map(([offset]) => offset)
    if (waiting.length === 0) break
    now = advance(now, left, waiting, perSecond, quiet)
  }
  return now
}

function advance(
  now: Date,
  left: Map<number, number>,
  waiting: number[],
  perSecond: number,
  quiet: QuietHours,
): Date {
  const [first] = openOffsets(waiting, now, quiet)
  if (first === undefined)
    return new Date(Math.min(...waiting.map((offset) => loudFrom(now, offset, quiet).getTime())))
  const accounts = left.get(first) ?? 0
  const needMs = (accounts / perSecond) * 1000
  const opening = waiting
    .map((offset) => loudFrom(now, offset, quiet).getTime() - now.getTime())
    .filter((ms) => ms > 0)
  // Until this zone's night, or until another one wakes whose night may come before.
  const spanMs = Math.min(needMs, msUntilQuiet(now, first, quiet), ...opening)
  left.set(first, spanMs === needMs ? 0 : Math.max(0, accounts - (spanMs / 1000) * perSecond))
  return new Date(now.getTime() + spanMs)
}
