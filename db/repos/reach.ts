import type { Verdict } from '../../domain/outbox/outcome.ts'
import type { MessageClass } from '../../domain/outbox/ports.ts'
import type { Tx } from '../client.ts'

/** Remembers of accounts what refused messages told: they blocked the bot, or are gone. */
export async function markReach(
  tx: Tx,
  settled: ReadonlyArray<{ accountId: number; verdict: Verdict }>,
  now: Date,
): Promise<void> {
  for (const reach of ['blocked', 'deactivated']) {
    const ids = settled.filter(({ verdict }) => verdict.reason === reach).map(({ accountId }) => accountId)
    if (ids.length === 0) continue
    await tx.account.updateMany({
      where: { id: { in: ids }, reach: { not: reach } },
      data: { reach, reachAt: now },
    })
  }
}

/** A class read from a row; what is not known is treated as the most careful one. */
export function toMessageClass(value: string): MessageClass {
  return value === 'reminder' || value === 'urgent' ? value : 'announcement'
}
