import type { OutgoingMessage } from '../../domain/outbox/ports.ts'
import type { Tx } from '../client.ts'

/** Appends a message in the caller's transaction. Returns false where its dedupe key is there already. */
export async function appendOutbox(tx: Tx, message: OutgoingMessage, now: Date): Promise<boolean> {
  const { screen, ...fields } = message
  const known = await tx.outboxMessage.findUnique({
    where: { dedupeKey: message.dedupeKey },
    select: { id: true },
  })
  if (known) return false
  await tx.outboxMessage.create({
    data: { ...fields, screen: JSON.stringify(screen), createdAt: now, stateAt: now },
  })
  return true
}
