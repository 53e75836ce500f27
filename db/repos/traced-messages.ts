import { quietHoursOf } from '../../domain/broadcast/sending.ts'
import type { Traced } from '../../domain/outbox/fate.ts'
import type { Lane } from '../../domain/outbox/ports.ts'
import type { Tx } from '../client.ts'
import { type BroadcastRow, findBroadcasts } from './broadcast.ts'
import { toMessageClass } from './reach.ts'
import { type DeliveryTo, deliveriesTo } from './recipients.ts'

/** A message meant for one account. */
export interface TracedMessage extends Traced {
  /** a broadcast's number, or the dedupe key of a message of the outbox */
  ref: string
  at: Date
  /** the first words are told; of other messages none, for they may name people */
  text?: string
}

/** What an account was to get, newest first; `lives` says of an epoch whether its process does. */
export async function tracedMessages(
  read: Tx,
  accountId: number,
  { limit, lives }: { limit: number; lives: (epoch: number | null) => boolean },
): Promise<TracedMessage[]> {
  const rows = await read.outboxMessage.findMany({
    where: { accountId },
    orderBy: { id: 'desc' },
    take: limit,
    omit: { screen: true },
  })
  const messages = rows.map(
    (row): TracedMessage => ({
      ...{ kind: row.kind, ref: row.dedupeKey, class: toMessageClass(row.class), lane: row.lane as Lane },
      ...{ state: row.state, reason: row.reason, at: row.stateAt, notBefore: row.notBefore },
      ...{ inLivingHands: lives(row.epoch), retracted: null },
    }),
  )
  const deliveries = await deliveriesTo(read, accountId, { limit })
  const broadcasts = await findBroadcasts(
    read,
    deliveries.map(({ broadcastId }) => broadcastId),
  )
  const known = new Map(broadcasts.map((row) => [row.id, row]))
  for (const delivery of deliveries) {
    const broadcast = known.get(delivery.broadcastId)
    if (broadcast) messages.push(tracedDelivery(delivery, broadcast, lives))
  }
  return messages.sort((one, other) => other.at.getTime() - one.at.getTime())
}

/** What became of an account in one broadcast; undefined where it is not among its recipients. */
export async function tracedRecipient(
  read: Tx,
  accountId: number,
  broadcast: BroadcastRow,
  lives: (epoch: number | null) => boolean,
): Promise<TracedMessage | undefined> {
  const [delivery] = await deliveriesTo(read, accountId, { limit: 1, broadcastId: broadcast.id })
  return delivery && tracedDelivery(delivery, broadcast, lives)
}

function tracedDelivery(
  { broadcastId, epoch, utcOffset, ...delivery }: DeliveryTo,
  row: BroadcastRow,
  lives: (epoch: number | null) => boolean,
): TracedMessage {
  return {
    ...delivery,
    ...{ kind: 'broadcast', ref: String(broadcastId), class: row.class, lane: 'bulk', text: row.text },
    category: row.category,
    inLivingHands: lives(epoch),
    broadcast: { status: row.status, startAt: row.startAt, quiet: quietHoursOf(row), utcOffset },
  }
}
