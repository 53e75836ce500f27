import type { Category } from '../../domain/outbox/category.ts'
import type { Tx } from '../client.ts'
import { jsonInts } from '../json-rows.ts'

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

interface Row {
  id: number | bigint
  channel: string
  externalId: string
  locale: string
  reach: string
  muted: number | bigint
}

/** Looks up the people behind accounts; `category` is that of the messages they are to get. */
export async function addresseesOf(
  read: Tx,
  accountIds: readonly number[],
  category: Category | undefined,
): Promise<(accountId: number) => Addressee> {
  if (accountIds.length === 0) return () => GONE
  const rows = await read.$queryRaw<Row[]>`
    SELECT a."id", a."channel", a."externalId", a."locale", a."reach",
      CASE WHEN EXISTS (SELECT 1 FROM "MutedCategory" m WHERE m."accountId" = a."id"
        AND m."category" = ${category ?? ''}) THEN 1 ELSE 0 END AS "muted"
    FROM "Account" a WHERE a."id" IN ${jsonInts(read, [...new Set(accountIds)])}`
  const found = new Map(
    rows.map(({ id, channel, externalId, locale, reach, muted }) => [
      Number(id),
      { externalId, account: `${channel}:${externalId}`, locale, reach, muted: Number(muted) === 1 },
    ]),
  )
  return (id) => found.get(id) ?? GONE
}
