import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify'
import { writeLongTable } from '../core/workbook.ts'
import type { Database } from '../db/client.ts'
import { type Recipient, type RecipientQuery, recipientPages } from '../db/repos/recipients.ts'

const COLUMNS = ['account', 'state', 'reason', 'message_id', 'at']

/** Writes the recipients of a broadcast to a CSV file, page by page. */
export async function writeRecipientsCsv(
  database: Database,
  query: RecipientQuery,
  file: string,
): Promise<void> {
  const csv = stringify({ header: true, columns: COLUMNS, escape_formulas: true })
  await pipeline(Readable.from(each(rows(database, query))), csv, createWriteStream(file))
}

/** The same as a workbook, however many there are. */
export async function writeRecipientsXlsx(
  database: Database,
  query: RecipientQuery,
  file: string,
): Promise<void> {
  const columns = COLUMNS.map((title) => ({
    title,
    width: title === 'at' ? 26 : 20,
    format: 'text' as const,
  }))
  await writeLongTable(file, { name: `Broadcast ${query.broadcastId}`, columns }, rows(database, query))
}

async function* rows(database: Database, query: RecipientQuery): AsyncGenerator<string[][]> {
  for await (const page of recipientPages(database, query)) yield page.map(cells)
}

async function* each<T>(pages: AsyncIterable<T[]>): AsyncGenerator<T> {
  for await (const page of pages) yield* page
}

function cells({ account, state, reason, messageId, at }: Recipient): string[] {
  return [account, state, reason ?? '', messageId ?? '', at.toISOString()]
}
