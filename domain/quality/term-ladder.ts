import { z } from 'zod'
import { daysBetween } from '../calendar-date.ts'
import shipped from './term-ladder.json' with { type: 'json' }

const RUNGS = ['early', 'near', 'last'] as const

const schema = z.object({
  comment: z.string().optional(),
  /** offices that are told in one day of the union's clock, at most */
  perDay: z.number().int().min(1),
  /** a term that ended longer ago is a gap of the passport like any other */
  endedWithinDays: z.number().int().min(1).max(90),
  /** at most so often the level above hears of terms below it */
  digestEveryDays: z.number().int().min(1).max(90),
  rungs: z
    .array(
      z.object({
        name: z.enum(RUNGS),
        daysBefore: z.number().int().max(366),
        spreadDays: z.number().int().min(1),
      }),
    )
    .min(1)
    .refine(
      (rungs) =>
        rungs.every((rung, at) => rung.daysBefore - rung.spreadDays >= (rungs[at + 1]?.daysBefore ?? 0)),
      'the days of a rung are over before the next one begins, and those of the last before the term ends',
    ),
})

export type TermLadder = z.infer<typeof schema>

/** Stands for the days of a rung where an office is told that its term is over. */
export const OVER = -1

const ladder: TermLadder = schema.parse(shipped)

/** The shipped ladder before the end of a term, or an admin's in its place. Throws a ZodError that names the wrong place. */
export function termLadderInForce(replacement?: unknown): TermLadder {
  return replacement === undefined ? ladder : schema.parse(replacement)
}

/** From so many days before the end on a term is said to end soon, and its next end may be proposed. */
export function soonDays({ rungs: [first] }: TermLadder): number {
  return first?.daysBefore ?? 0
}

/** Does the term end so soon, or is it over, that its next end is to be entered? */
export function endsSoon(termTo: string | null, today: string, steps: TermLadder): boolean {
  return termTo !== null && daysBetween(today, termTo) <= soonDays(steps)
}
