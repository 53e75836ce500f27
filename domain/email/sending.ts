import { z } from 'zod'
import { type Outcome, type Verdict, verdictOf } from '../outbox/outcome.ts'
import type { MessageClass } from '../outbox/ports.ts'
import data from './data/sending.json' with { type: 'json' }

const DAY_MINUTES = 24 * 60

const schema = z.object({
  perMinute: z.number().min(1),
  connections: z.number().int().min(1),
  retryMinutes: z
    .array(z.number().min(1))
    .refine((pauses) => pauses.every((pause, at) => at === 0 || pause > (pauses[at - 1] ?? 0)), 'pauses grow')
    .refine((pauses) => pauses.reduce((sum, pause) => sum + pause, 0) >= DAY_MINUTES, 'a day at the least'),
})

/** How letters are sent, as data. */
export const emailSending = schema.parse(data)

/** What to do after attempt number `attempts`: a mail server may be away, or say «later», for a day and more. */
export function emailVerdict(outcome: Outcome, kind: MessageClass, attempts: number): Verdict {
  if (outcome.kind !== 'deferred' && outcome.kind !== 'unreachable') return verdictOf(outcome, kind, attempts)
  if (outcome.code === 'unheard') return verdictOf(outcome, kind, attempts)
  const doubt = outcome.kind === 'unreachable' && outcome.doubt
  if (doubt && kind === 'announcement') return { state: 'unknown', reason: outcome.code }
  const pause = emailSending.retryMinutes[attempts - 1]
  if (pause !== undefined) return { state: 'planned', reason: outcome.code, retryInMs: pause * 60_000 }
  return { state: doubt ? 'unknown' : 'failed', reason: outcome.code }
}
