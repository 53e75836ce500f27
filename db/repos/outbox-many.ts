import type { OutgoingMessage } from '../../domain/outbox/ports.ts'
import type { Tx } from '../client.ts'
import { moment } from '../dialect.ts'
import { Prisma } from '../generated/client.ts'

/** As many messages as one statement takes of their values. */
const APPENDED_AT_ONCE = 500

/** Appends many messages; returns the dedupe keys of those that were not there yet. */
export async function appendOutboxMany(
  tx: Tx,
  messages: readonly OutgoingMessage[],
  now: Date,
): Promise<Set<string>> {
  const planned = new Set<string>()
  for (let from = 0; from < messages.length; from += APPENDED_AT_ONCE) {
    const values = messages.slice(from, from + APPENDED_AT_ONCE).map((message) => {
      const { accountId, orgId = null, kind, dedupeKey, notBefore, screen } = message
      const lane = Prisma.sql`CASE WHEN EXISTS (SELECT 1 FROM "Account" a WHERE a."id" = ${accountId}
        AND a."channel" = 'email') THEN 'email' ELSE CAST(${message.lane} AS TEXT) END`
      const texts = Prisma.sql`${kind}, ${dedupeKey}, ${lane}, ${message.class}, ${JSON.stringify(screen)}`
      return Prisma.sql`(${accountId}, ${orgId}, ${texts}, ${moment(tx, notBefore)}, 'planned', 0, ${moment(tx, now)}, ${moment(tx, now)})`
    })
    const rows = await tx.$queryRaw<Array<{ dedupeKey: string }>>`
      INSERT INTO "OutboxMessage" ("accountId", "orgId", "kind", "dedupeKey", "lane", "class", "screen", "notBefore",
        "state", "attempts", "createdAt", "stateAt")
      VALUES ${Prisma.join(values)} ON CONFLICT ("dedupeKey") DO NOTHING RETURNING "dedupeKey"`
    for (const { dedupeKey } of rows) planned.add(dedupeKey)
  }
  return planned
}

/** Removes those of many messages that have not left yet. */
export async function cancelPlannedMany(tx: Tx, dedupeKeys: readonly string[]): Promise<void> {
  const dedupeKey = { in: [...dedupeKeys] }
  await tx.outboxMessage.deleteMany({ where: { dedupeKey, state: 'planned', attempts: 0 } })
}
