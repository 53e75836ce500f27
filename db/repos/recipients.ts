import type { Tx } from '../client.ts'
import { addresseesOf } from './addressees.ts'

/** One recipient of a broadcast with what became of them. */
export interface Recipient {
  accountId: number
  /** channel:externalId */
  account: string
  state: string
  reason: string | null
  messageId: string | null
  at: Date
}

/** Recipients by keyset on the account. */
export async function recipientPage(
  read: Tx,
  query: { broadcastId: number; state?: string; after: number; limit: number },
): Promise<Recipient[]> {
  const { broadcastId, state, after, limit } = query
  const rows = await read.delivery.findMany({
    where: { broadcastId, accountId: { gt: after }, ...(state !== undefined && { state }) },
    orderBy: { accountId: 'asc' },
    take: limit,
    select: { accountId: true, state: true, reason: true, messageId: true, stateAt: true },
  })
  const addressees = await addresseesOf(
    read,
    rows.map(({ accountId }) => accountId),
  )
  return rows.map(({ stateAt, ...row }) => ({
    ...row,
    account: addressees(row.accountId).account,
    at: stateAt,
  }))
}
