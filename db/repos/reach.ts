import type { Verdict } from '../../domain/outbox/outcome.ts'
import type { MessageClass } from '../../domain/outbox/ports.ts'
import type { Tx } from '../client.ts'

/** Remembers of an account what a refused message told: it blocked the bot, or is gone. */
export async function markReach(tx: Tx, accountId: number, verdict: Verdict, now: Date): Promise<void> {
  if (verdict.state !== 'skipped') return
  if (verdict.reason !== 'blocked' && verdict.reason !== 'deactivated') return
  await tx.account.updateMany({
    where: { id: accountId, reach: { not: verdict.reason } },
    data: { reach: verdict.reason, reachAt: now },
  })
}

/** A class read from a row; what is not known is treated as the most careful one. */
export function toMessageClass(value: string): MessageClass {
  return value === 'reminder' || value === 'urgent' ? value : 'announcement'
}
