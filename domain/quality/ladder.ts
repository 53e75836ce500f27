import { z } from 'zod'
import { daysBetween } from '../calendar-date.ts'
import { EVENING, MORNING } from '../summary/timetable.ts'
import shipped from './ladder.json' with { type: 'json' }

const RUNGS = ['fresh', 'attention', 'urgent', 'escalate'] as const
const URGENT: readonly string[] = ['urgent', 'escalate']

const schema = z.object({
  comment: z.string().optional(),
  /** whoever changes them wakes nobody */
  hours: z
    .object({ from: z.number().int().min(MORNING), to: z.number().int().max(EVENING) })
    .refine(({ from, to }) => from < to, 'the hours end after they begin')
    .default({ from: 9, to: 18 }),
  /** at most so often the level above hears of what is empty below it */
  digestEveryDays: z.number().int().min(1).max(90).default(7),
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

export type Ladder = z.infer<typeof schema>
export type Rung = Ladder['rungs'][number]

/** The ladder that is shipped. */
const ladder: Ladder = schema.parse(shipped)

/** The shipped ladder of reminders, or an admin's in its place. Throws a ZodError that names the wrong place. */
export function ladderInForce(replacement?: unknown): Ladder {
  return replacement === undefined ? ladder : schema.parse(replacement)
}

/** The rung a gap stands on. Days are those of the office's calendar: a run that comes some minutes later moves nothing. */
export function rungFor(openedOn: string, today: string, { rungs }: Ladder = ladder): Rung {
  const days = daysBetween(openedOn, today)
  const reached = rungs.filter((rung) => rung.fromDay <= days).at(-1) ?? rungs[0]
  if (!reached) throw new RangeError('a ladder has at least one rung')
  return reached
}

/**
 * Is the office due for a reminder? One message gathers all its gaps, and the next one comes after the shortest period
 * among the rungs they stand on: a gap that opened meanwhile waits for it.
 */
export function isReminderDue(
  openedOn: readonly string[],
  remindedOn: string | null,
  today: string,
  steps: Ladder = ladder,
): boolean {
  if (openedOn.length === 0) return false
  if (remindedOn === null) return true
  const period = Math.min(...openedOn.map((day) => rungFor(day, today, steps).everyDays))
  return daysBetween(remindedOn, today) >= period
}

export function isUrgent(rung: Rung): boolean {
  return URGENT.includes(rung.name)
}

/** From so many days on the level above hears of a gap; undefined: of none. */
export function escalatesFrom({ rungs }: Ladder): number | undefined {
  return rungs.find(({ name }) => name === 'escalate')?.fromDay
}
