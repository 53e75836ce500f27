import type { MessageClass } from '../../domain/outbox/ports.ts'
import type { PrismaClient, Tx } from '../client.ts'
import { moment } from '../dialect.ts'
import { Prisma } from '../generated/client.ts'
import { type ClaimedMessage, claimMessages } from './outbox.ts'
import { mayHaveArrived } from './settled-rows.ts'

const EMAIL = 'email'
const QUEUE = { lane: 'email' } as const

/** How the office that a letter is about stands now. */
interface Standing {
  orgAisId: string
  /** where its chair agreed to get letters; null: nowhere any more */
  address: string | null
  /** somebody of the office who can be reached in the chat */
  chat: number | bigint | null
}

/**
 * Takes due letters. What was true when they were planned may have changed: where somebody of the office is in the chat
 * by now, the very message goes there instead; where the chair, the address or the consent is another, it is held.
 */
export async function claimLetters(
  tx: Tx,
  claim: { epoch: number; limit: number; now: Date; class?: MessageClass },
): Promise<ClaimedMessage[]> {
  const claimed = await claimMessages(tx, { ...claim, ...QUEUE })
  const standings = await standingsOf(tx, claimed)
  const letters: ClaimedMessage[] = []
  for (const message of claimed) {
    const { address, chat } = standings.get(message.orgAisId ?? '') ?? { address: null, chat: null }
    if (chat !== null && (await toChat(tx, message.id, Number(chat)))) continue
    const agreed = address === message.externalId
    letters.push(agreed ? message : { ...message, held: message.held ?? 'no_email_consent' })
  }
  return letters
}

async function standingsOf(tx: Tx, messages: readonly ClaimedMessage[]): Promise<Map<string, Standing>> {
  const ids = [...new Set(messages.flatMap(({ orgAisId }) => orgAisId ?? []))]
  if (ids.length === 0) return new Map()
  const rows = await tx.$queryRaw<Standing[]>`
    SELECT o."aisId" AS "orgAisId", lower(t."email") AS "address",
      (SELECT MIN(b."accountId") FROM "OfficeBinding" b
        JOIN "Account" a ON a."id" = b."accountId" AND a."reach" = 'active'
        WHERE b."officeId" = f."id" AND b."endedAt" IS NULL) AS "chat"
    FROM "Organisation" o JOIN "Office" f ON f."orgId" = o."id"
      LEFT JOIN "Term" t ON t."officeId" = f."id" AND t."endedAt" IS NULL AND t."emailConsent" = TRUE
    WHERE o."aisId" IN (${Prisma.join(ids)}) AND o."removedOn" IS NULL`
  return new Map(rows.map((row) => [row.orgAisId, row]))
}

/** Gives a letter to the chat, once; false where an attempt by mail may have arrived: then it is not told twice. */
async function toChat(tx: Tx, id: number, accountId: number): Promise<boolean> {
  const moved = await tx.$executeRaw`
    UPDATE "OutboxMessage" SET "accountId" = ${accountId}, "lane" = 'bulk', "state" = 'planned', "attempts" = 0,
      "reason" = NULL, "epoch" = NULL
    WHERE "id" = ${id} AND NOT ${mayHaveArrived('OutboxMessage', 2)}`
  return moved > 0
}

/** Mail came back from these addresses for good: nothing goes there any more, and their offices have a wrong address. */
export async function noteReturned(tx: Tx, accountIds: readonly number[], now: Date): Promise<void> {
  if (accountIds.length === 0) return
  await tx.account.updateMany({
    where: { id: { in: [...accountIds] }, channel: EMAIL },
    data: { reach: 'deactivated', reachAt: now },
  })
  await tx.$executeRaw`
    INSERT INTO "Gap" ("officeId", "field", "openedAt")
    SELECT t."officeId", 'chair_email', ${moment(tx, now)} FROM "Term" t
      JOIN "Account" a ON a."channel" = 'email' AND a."externalId" = lower(t."email")
    WHERE a."id" IN (${Prisma.join([...accountIds])}) AND t."endedAt" IS NULL
      AND NOT EXISTS (SELECT 1 FROM "Gap" g WHERE g."officeId" = t."officeId" AND g."field" = 'chair_email'
        AND g."closedAt" IS NULL)`
}

/** Those of these addresses from which letters came back. */
export async function returnedAddresses(
  read: PrismaClient | Tx,
  emails: readonly string[],
): Promise<Set<string>> {
  if (emails.length === 0) return new Set()
  const rows = await read.account.findMany({
    where: { channel: EMAIL, externalId: { in: [...emails] }, reach: 'deactivated' },
    select: { externalId: true },
  })
  return new Set(rows.map(({ externalId }) => externalId))
}

/** Somebody says that this address is right: it is tried once more. */
export async function trustAddress(tx: Tx, address: string, now: Date): Promise<void> {
  await tx.account.updateMany({
    where: { channel: EMAIL, externalId: address.toLowerCase(), reach: 'deactivated' },
    data: { reach: 'active', reachAt: now },
  })
}

/** The address of an account, and what is known of it; undefined where it is gone, or is no address. */
export async function addressOf(
  read: Tx,
  accountId: number,
): Promise<{ address: string; reach: string } | undefined> {
  const row = await read.account.findFirst({
    where: { id: accountId, channel: EMAIL },
    select: { externalId: true, reach: true },
  })
  return row ? { address: row.externalId, reach: row.reach } : undefined
}

/** Ends letters to an address at its owner's wish, or lets them come again. An address that was wrong stays so. */
export async function setLetters(tx: Tx, accountId: number, wanted: boolean, now: Date): Promise<void> {
  const [from, to] = wanted ? ['blocked', 'active'] : ['active', 'blocked']
  await tx.account.updateMany({
    where: { id: accountId, channel: EMAIL, reach: from },
    data: { reach: to, reachAt: now },
  })
}

/**
 * Forgets addresses that no chair has any more, a page of them, with what was sent there. One that unsubscribed is kept:
 * the wish holds when the address comes back with the next chair.
 */
export async function forgetAddresses(tx: Tx, before: Date, limit: number): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM "Account" WHERE "id" IN (
      SELECT a."id" FROM "Account" a
      WHERE a."channel" = 'email' AND a."reach" <> 'blocked' AND a."firstSeenAt" < ${moment(tx, before)}
        AND a."externalId" NOT IN (
          SELECT lower(t."email") FROM "Term" t WHERE t."endedAt" IS NULL AND t."email" IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM "OutboxMessage" m WHERE m."accountId" = a."id"
          AND m."stateAt" >= ${moment(tx, before)})
      LIMIT ${limit})`
}
