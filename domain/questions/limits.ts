import { z } from 'zod'
import shipped from './data/limits.json' with { type: 'json' }

const DAY_MS = 86_400_000

const schema = z.object({
  comment: z.string().optional(),
  /** days after which an unanswered question goes one level up */
  answerDays: z.number().int().min(1).max(30),
  /** questions of one person that may wait at once: more is pressing somebody */
  mostOpen: z.number().int().min(1).max(50),
  /** questions of one person in a day, dropped ones too */
  mostADay: z.number().int().min(1).max(100),
})

export type QuestionLimits = z.infer<typeof schema>

const limits: QuestionLimits = schema.parse(shipped)

/** The shipped limits, or an admin's in their place. Throws a ZodError that names the wrong place. */
export function questionLimitsInForce(replacement?: unknown): QuestionLimits {
  return replacement === undefined ? limits : schema.parse(replacement)
}

/** Who owes an answer since this moment, or before it, has let it wait for too long. */
export function lateBefore(now: Date, { answerDays }: QuestionLimits): Date {
  return new Date(now.getTime() - answerDays * DAY_MS)
}
