import type { Database, Tx } from '../client.ts'
import { Prisma } from '../generated/client.ts'

/** One recipient of a broadcast with what became of them. */
export interface Recipient {
  accountId: number
  /** channel:externalId; empty where the account is gone */
  account: string
  state: string
  reason: string | null
  messageId: string | null
  at: Date
}

export interface RecipientQuery {
  broadcastId: number
  /** only those in one of these states */
  states?: readonly string[]
}

/** Rows in memory at once: they are made into cells within some 20 ms. */
const PAGE = 2_000

interface Row extends Omit<Recipient, 'accountId' | 'at'> {
  accountId: number | bigint
  at: Date | string
}

/** The first recipients by their accounts. */
export async function firstRecipients(read: Tx, query: RecipientQuery, limit: number): Promise<Recipient[]> {
  return (await read.$queryRaw<Row[]>(pageAfter(query, 0, limit))).map(recipient)
}

/**
 * All recipients, page by page, read apart: to find the few in some states every row of the broadcast is looked at. What
 * changes meanwhile is told as it is when its page is read.
 */
export async function* recipientPages(
  { apartPages }: Pick<Database, 'apartPages'>,
  query: RecipientQuery,
): AsyncGenerator<Recipient[]> {
  const pages = apartPages<Row>((last) => pageAfter(query, Number(last?.accountId ?? 0), PAGE))
  for await (const page of pages) yield page.map(recipient)
}

/** Recipients by keyset on the account. */
function pageAfter({ broadcastId, states }: RecipientQuery, after: number, limit: number): Prisma.Sql {
  // The state is compared as an expression: by its index every page would sort all rows of that state anew.
  const inState = states ? Prisma.sql`AND d."state" || '' IN (${Prisma.join([...states])})` : Prisma.empty
  return Prisma.sql`
    SELECT d."accountId", COALESCE(a."channel" || ':' || a."externalId", '') AS "account", d."state", d."reason",
      d."messageId", d."stateAt" AS "at"
    FROM "Delivery" d LEFT JOIN "Account" a ON a."id" = d."accountId"
    WHERE d."broadcastId" = ${broadcastId} AND d."accountId" > ${after} ${inState}
    ORDER BY d."accountId" LIMIT ${limit}`
}

function recipient(row: Row): Recipient {
  return { ...row, accountId: Number(row.accountId), at: new Date(row.at) }
}

/** What became of one account in a broadcast. */
export interface DeliveryTo {
  broadcastId: number
  state: string
  reason: string | null
  at: Date
  /** not before then, where it waits */
  notBefore: Date
  utcOffset: number
  epoch: number | null
  /** what became of taking the message back */
  retracted: string | null
}

/** What one account was to get of all broadcasts or of one, newest first: each is asked by its own index, there is none by account. */
export async function deliveriesTo(
  read: Tx,
  accountId: number,
  { limit, broadcastId }: { limit: number; broadcastId?: number },
): Promise<DeliveryTo[]> {
  const one = broadcastId === undefined ? Prisma.empty : Prisma.sql`AND b."id" = ${broadcastId}`
  const rows = await read.$queryRaw<DeliveryTo[]>`
    SELECT d."broadcastId", d."state", d."reason", d."stateAt" AS "at", d."notBefore", d."utcOffset", d."epoch",
      d."retracted"
    FROM "Broadcast" b CROSS JOIN "Delivery" d
    WHERE d."broadcastId" = b."id" AND d."accountId" = ${accountId} ${one}
    ORDER BY d."id" DESC LIMIT ${limit}`
  return rows.map((row) => ({
    ...row,
    broadcastId: Number(row.broadcastId),
    utcOffset: Number(row.utcOffset),
    epoch: row.epoch === null ? null : Number(row.epoch),
    at: new Date(row.at),
    notBefore: new Date(row.notBefore),
  }))
}
