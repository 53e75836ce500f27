import type { OutgoingMessage } from '../../domain/outbox/ports.ts'
import type { Tx } from '../client.ts'
import { appendOutbox } from './outbox.ts'

/** Word to one person of what somebody just did. */
export type Notice = Pick<OutgoingMessage, 'accountId' | 'orgId' | 'kind' | 'dedupeKey' | 'screen'>

/**
 * Tells it in the caller's transaction: at once, and after a crash again rather than not at all.
 * Returns false where its dedupe key is there already.
 */
export function appendNotice(tx: Tx, notice: Notice, now: Date): Promise<boolean> {
  return appendOutbox(tx, { ...notice, lane: 'realtime', class: 'reminder', notBefore: now }, now)
}
