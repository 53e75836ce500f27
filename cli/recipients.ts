import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify'
import type { Tx } from '../db/client.ts'
import { recipientPage } from '../db/repos/recipients.ts'

const PAGE = 2000
const COLUMNS = ['account', 'state', 'reason', 'message_id', 'at']

/** Writes the recipients of a broadcast to a CSV file, page by page. */
export async function writeRecipients(
  read: Tx,
  query: { broadcastId: number; state?: string },
  file: string,
): Promise<void> {
  const csv = stringify({ header: true, columns: COLUMNS, escape_formulas: true })
  await pipeline(Readable.from(rows(read, query)), csv, createWriteStream(file))
}

async function* rows(read: Tx, query: { broadcastId: number; state?: string }) {
  for (let after = 0; ; ) {
    const page = await recipientPage(read, { ...query, after, limit: PAGE })
    for (const { account, state, reason, messageId, at } of page)
      yield [account, state, reason ?? '', messageId ?? '', at.toISOString()]
    const last = page.at(-1)
    if (!last) return
    after = last.accountId
  }
}
