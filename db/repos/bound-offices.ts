import type { Tx } from '../client.ts'

/** An office somebody answers for in the chat, with the accounts that can be reached. */
export interface BoundOffice {
  officeId: number
  orgId: number
  orgAisId: string
  name: string
  timeZone: string
  accounts: Array<{ id: number; account: string }>
}

/** Offices with at least one reachable account, in the order of their ids: all, or of these. */
export async function boundOffices(
  read: Tx,
  defaultZone: string,
  ids?: readonly number[],
): Promise<BoundOffice[]> {
  const bindings = await read.officeBinding.findMany({
    where: { ...(ids && { officeId: { in: [...ids] } }), endedAt: null, account: { reach: 'active' } },
    orderBy: [{ officeId: 'asc' }, { accountId: 'asc' }],
    select: {
      officeId: true,
      account: { select: { id: true, channel: true, externalId: true, timeZone: true } },
      office: {
        select: {
          org: { select: { id: true, aisId: true, name: true, shortName: true, timeZone: true } },
        },
      },
    },
  })
  const offices = new Map<number, BoundOffice>()
  for (const { officeId, account, office } of bindings) {
    const { org } = office
    const known = offices.get(officeId) ?? {
      officeId,
      orgId: org.id,
      orgAisId: org.aisId,
      name: org.shortName ?? org.name,
      timeZone: org.timeZone ?? account.timeZone ?? defaultZone,
      accounts: [],
    }
    if (!known.accounts.some(({ id }) => id === account.id))
      known.accounts.push({ id: account.id, account: `${account.channel}:${account.externalId}` })
    offices.set(officeId, known)
  }
  return [...offices.values()]
}
