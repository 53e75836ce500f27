import type { BroadcastCategory } from '../../domain/broadcast/broadcast.ts'
import type { Verdict } from '../../domain/outbox/outcome.ts'
import type { MessageClass } from '../../domain/outbox/ports.ts'
import type { Tx } from '../client.ts'

/** Remembers of accounts what refused messages told: they blocked the bot, are gone, or have another id. */
export async function markReach(
  tx: Tx,
  settled: ReadonlyArray<{ accountId: number; verdict: Verdict }>,
  now: Date,
): Promise<void> {
  for (const { accountId, verdict } of settled)
    if (verdict.movedTo !== undefined) await moveAccount(tx, accountId, verdict.movedTo, now)
  for (const reach of ['blocked', 'deactivated']) {
    const ids = settled.filter(({ verdict }) => verdict.reason === reach).map(({ accountId }) => accountId)
    if (ids.length === 0) continue
    await tx.account.updateMany({
      where: { id: { in: ids }, reach: { not: reach } },
      data: { reach, reachAt: now },
    })
  }
}

/** Gives an account its new id. Where another account has that already, the old one is gone: the other gets its own messages. */
async function moveAccount(tx: Tx, id: number, externalId: string, now: Date): Promise<void> {
  const account = await tx.account.findUnique({ where: { id }, select: { channel: true } })
  if (!account) return
  const channel_externalId = { channel: account.channel, externalId }
  const holder = await tx.account.findUnique({ where: { channel_externalId }, select: { id: true } })
  if (!holder) await tx.account.update({ where: { id }, data: { externalId } })
  else if (holder.id !== id)
    await tx.account.update({ where: { id }, data: { reach: 'deactivated', reachAt: now } })
}

/** A class read from a row; what is not known is treated as the most careful one. */
export function toMessageClass(value: string): MessageClass {
  return value === 'reminder' || value === 'urgent' ? value : 'announcement'
}

/** A category read from a row: what is not news is an offer, whatever it is called. */
export function toCategory(value: string | null): BroadcastCategory | null {
  return value === null ? null : 'offer'
}
