import { orgLabel } from '../../domain/organisation/label.ts'
import type { Tx } from '../client.ts'
import { moment } from '../dialect.ts'

/** Somebody of whom nobody knows whether the message came: as what they are known, never by name. */
export interface UnknownRecipient {
  externalId: string
  /** the office or the membership the person was written to for; undefined: linked to nothing */
  as: { role: 'chair' | 'member'; org: string; orgPath: string } | undefined
}

/** The first of those in doubt, by keyset on the account. */
export async function unknownRecipients(
  read: Tx,
  broadcastId: number,
  limit: number,
): Promise<UnknownRecipient[]> {
  const rows = await read.delivery.findMany({
    where: { broadcastId, state: 'unknown' },
    orderBy: { id: 'asc' },
    take: limit,
    select: { accountId: true },
  })
  const ids = rows.map(({ accountId }) => accountId)
  const linked = { where: { endedAt: null }, orderBy: { id: 'asc' }, take: 1 } as const
  const accounts = await read.account.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      externalId: true,
      officeBindings: { ...linked, select: { office: { select: { org: true } } } },
      memberBindings: { ...linked, select: { member: { select: { org: true } } } },
    },
  })
  const byId = new Map(accounts.map((account) => [account.id, account]))
  return ids.flatMap((id) => {
    const account = byId.get(id)
    if (!account) return []
    const office = account.officeBindings[0]?.office.org
    const member = account.memberBindings[0]?.member.org
    const org = office ?? member
    const role = office ? ('chair' as const) : ('member' as const)
    return {
      externalId: account.externalId,
      as: org && { role, org: orgLabel(org), orgPath: org.path },
    }
  })
}

/** Messages of which nobody knows whether they arrived, of what was sent since then. */
export interface UnknownCounts {
  broadcasts: Array<{ id: number; count: number }>
  /** of the outbox */
  messages: number
}

export async function unknownCounts(read: Tx, since: Date): Promise<UnknownCounts> {
  const rows = await read.$queryRaw<Array<Record<'id' | 'n', number | bigint>>>`
    SELECT b."id" AS "id", COUNT(*) AS "n" FROM "Broadcast" b
    JOIN "Delivery" d ON d."broadcastId" = b."id" AND d."state" = 'unknown'
    WHERE b."startAt" > ${moment(read, since)} GROUP BY b."id" ORDER BY b."id" DESC`
  const messages = await read.outboxMessage.count({ where: { state: 'unknown', stateAt: { gt: since } } })
  return { broadcasts: rows.map(({ id, n }) => ({ id: Number(id), count: Number(n) })), messages }
}
