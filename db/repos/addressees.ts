import type { Category } from '../../domain/outbox/category.ts'
import type { Tx } from '../client.ts'

/** Whom a claimed message is for, as of now. */
export interface Addressee {
  externalId: string
  /** channel:externalId */
  account: string
  locale: string
  reach: string
  /** switched the category of the message off */
  muted: boolean
}

/** An account that is there no more: nothing can reach it. */
const GONE: Addressee = { externalId: '0', account: '', locale: 'ru', reach: 'deactivated', muted: false }

/** Looks up the people behind accounts; `category` is that of the messages they are to get. */
export async function addresseesOf(
  read: Tx,
  accountIds: readonly number[],
  category: Category | undefined,
): Promise<(accountId: number) => Addressee> {
  const ids = [...new Set(accountIds)]
  if (ids.length === 0) return () => GONE
  const rows = await read.account.findMany({
    where: { id: { in: ids } },
    select: { id: true, channel: true, externalId: true, locale: true, reach: true },
  })
  const where = { accountId: { in: ids }, category: category ?? '' }
  const muted = category ? await read.mutedCategory.findMany({ where, select: { accountId: true } }) : []
  const off = new Set(muted.map(({ accountId }) => accountId))
  const found = new Map(
    rows.map(({ id, channel, externalId, locale, reach }) => [
      id,
      { externalId, account: `${channel}:${externalId}`, locale, reach, muted: off.has(id) },
    ]),
  )
  return (id) => found.get(id) ?? GONE
}
