import type { Tx } from '../client.ts'

/** A member as an operator names one, with the accounts that see the ticket. */
export interface TicketHolder {
  id: number
  aisId: string
  orgId: number
  accounts: Array<{ id: number; account: string }>
}

/** Two at the most: where there are more than one, the name was not good enough. */
const ENOUGH = 2

export async function ticketHolders(
  read: Tx,
  by: { account: { channel: string; externalId: string } } | { ticket: string },
): Promise<TicketHolder[]> {
  const where =
    'ticket' in by
      ? { ticketNumber: by.ticket }
      : { bindings: { some: { endedAt: null, account: by.account } } }
  const members = await read.member.findMany({
    where,
    orderBy: { id: 'asc' },
    take: ENOUGH,
    include: { bindings: { where: { endedAt: null }, include: { account: true }, orderBy: { id: 'asc' } } },
  })
  return members.map(({ id, aisId, orgId, bindings }) => ({
    ...{ id, aisId, orgId },
    accounts: bindings.map(({ account }) => ({
      id: account.id,
      account: `${account.channel}:${account.externalId}`,
    })),
  }))
}
