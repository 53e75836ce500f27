import { z } from 'zod'
import data from './ladder.json' with { type: 'json' }

const DAY_MS = 86_400_000
const RUNGS = ['fresh', 'attention', 'urgent', 'escalate'] as const

const schema = z.object({
  hours: z
    .object({ from: z.number().int().min(0), to: z.number().int().max(24) })
    .default({ from: 9, to: 18 }),
  rungs: z
    .array(
      z.object({
        name: z.enum(RUNGS),
        fromDay: z.number().int().min(0),
        everyDays: z.number().int().min(1),
      }),
    )
    .min(1)
    .refine((rungs) => rungs[0]?.fromDay === 0, 'the first rung begins on day 0')
    .refine(
      (rungs) => rungs.every((rung, at) => at === 0 || rung.fromDay > (rungs[at - 1]?.fromDay ?? 0)),
      'each rung begins later than the one before it',
    ),
})

export type Ladder = z.infer<typeof schema>['rungs']

/** Reads a ladder of reminders; throws a ZodError that names the wrong place. */
export function readLadder(json: unknown): Ladder {
  return schema.parse(json).rungs
}

const ladder: Ladder = readLadder(data)

/** The hours of a working day, in the office's own time, in which reminders leave. */
export const reminderHours = schema.parse(data).hours

/** A gap as it is remembered: since when it is open, and the last rung its office was reminded of. */
export interface OpenGap {
  openedAt: Date
  rung: string | null
  lastRemindedAt: Date | null
}

/** The rung a gap stands on at `now`. */
export function rungFor(openedAt: Date, now: Date, steps: Ladder = ladder): Ladder[number] {
  const days = Math.floor((now.getTime() - openedAt.getTime()) / DAY_MS)
  const reached = steps.filter((step) => step.fromDay <= days).at(-1) ?? steps[0]
  if (!reached) throw new RangeError('a ladder has at least one rung')
  return reached
}

/** Is the office due for a reminder: a gap nobody was told of, a gap that climbed a rung, or the rung's own period over. */
export function dueReminder(gaps: readonly OpenGap[], now: Date, steps: Ladder = ladder): boolean {
  return gaps.some((gap) => {
    if (!gap.lastRemindedAt) return true
    const rung = rungFor(gap.openedAt, now, steps)
    if (rung.name !== gap.rung) return true
    return now.getTime() - gap.lastRemindedAt.getTime() >= rung.everyDays * DAY_MS
  })
}
