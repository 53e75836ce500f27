import type { OutgoingMessage } from '../../domain/outbox/ports.ts'
import type { Tx } from '../client.ts'
import { moment } from '../dialect.ts'
import { jsonRows } from '../json-rows.ts'

/** Messages of one statement: they are one parameter of it, a kilobyte or two each. */
const APPENDED_AT_ONCE = 500

const COLUMNS = {
  accountId: 'int',
  orgId: 'int',
  kind: 'text',
  dedupeKey: 'text',
  lane: 'text',
  class: 'text',
  screen: 'text',
  notBefore: 'moment',
} as const

/** Appends many messages; returns the dedupe keys of those that were not there yet. */
export async function appendOutboxMany(
  tx: Tx,
  messages: readonly OutgoingMessage[],
  now: Date,
): Promise<Set<string>> {
  const planned = new Set<string>()
  for (let from = 0; from < messages.length; from += APPENDED_AT_ONCE) {
    const page = messages.slice(from, from + APPENDED_AT_ONCE).map((message) => ({
      ...message,
      orgId: message.orgId ?? null,
      screen: JSON.stringify(message.screen),
    }))
    const rows = await tx.$queryRaw<Array<{ dedupeKey: string }>>`
      INSERT INTO "OutboxMessage" ("accountId", "orgId", "kind", "dedupeKey", "lane", "class", "screen", "notBefore",
        "state", "attempts", "createdAt", "stateAt")
      SELECT r."accountId", r."orgId", r."kind", r."dedupeKey",
        CASE WHEN EXISTS (SELECT 1 FROM "Account" a WHERE a."id" = r."accountId" AND a."channel" = 'email')
          THEN 'email' ELSE r."lane" END,
        r."class", r."screen", r."notBefore", 'planned', 0, ${moment(tx, now)}, ${moment(tx, now)}
      FROM ${jsonRows(tx, COLUMNS, page)} r WHERE TRUE
      ON CONFLICT ("dedupeKey") DO NOTHING RETURNING "dedupeKey"`
    for (const { dedupeKey } of rows) planned.add(dedupeKey)
  }
  return planned
}

/** Removes those of many messages that have not left yet. */
export async function cancelPlannedMany(tx: Tx, dedupeKeys: readonly string[]): Promise<void> {
  const dedupeKey = { in: [...dedupeKeys] }
  await tx.outboxMessage.deleteMany({ where: { dedupeKey, state: 'planned', attempts: 0 } })
}
