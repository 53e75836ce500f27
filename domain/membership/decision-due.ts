import { z } from 'zod'
import shipped from './data/decision-due.json' with { type: 'json' }

const DAY_MS = 86_400_000
const NAMES = ['soon', 'due', 'late', 'overdue'] as const

const days = z.number().int().min(1).max(60)
const schema = z.object({
  comment: z.string().optional(),
  days,
  choices: z.array(days).min(2),
  rungs: z
    .array(z.object({ name: z.enum(NAMES), fromDay: z.number().int(), levelsAbove: z.number().int().min(0) }))
    .min(1)
    .refine(
      (rungs) => rungs.every((rung, at) => at === 0 || rung.fromDay > (rungs[at - 1]?.fromDay ?? 0)),
      'each rung begins later than the one before it',
    ),
})

export type DecisionDue = z.infer<typeof schema>
export type DueRung = DecisionDue['rungs'][number]

const table: DecisionDue = schema.parse(shipped)

/** The shipped days and rungs, or an admin's in their place. Throws a ZodError that names the wrong place. */
export function decisionDueInForce(replacement?: unknown): DecisionDue {
  return replacement === undefined ? table : schema.parse(replacement)
}

/** When an application should have been decided on; `officeDays`: what its office has chosen. */
export function dueAt(submittedAt: Date, officeDays: number | null, { days: usual }: DecisionDue): Date {
  return new Date(submittedAt.getTime() + (officeDays ?? usual) * DAY_MS)
}

/** The last rung that an undecided application has reached; undefined while nobody needs to be reminded. */
export function rungReached(due: Date, now: Date, { rungs }: DecisionDue): DueRung | undefined {
  return rungs.findLast(({ fromDay }) => now.getTime() >= due.getTime() + fromDay * DAY_MS)
}

/** The path so many levels above an organisation, the union's at the most: '/1/5/77/' one above is '/1/5/'. */
export function levelsUp(path: string, levels: number): string {
  const ids = path.split('/').filter(Boolean)
  return `/${ids.slice(0, Math.max(1, ids.length - levels)).join('/')}/`
}
