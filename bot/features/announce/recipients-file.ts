import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify'
import { type Locale, translate } from '../../../core/i18n.ts'
import type { Text } from '../../../core/screen.ts'
import { calendarDate } from '../../../core/time-zone.ts'
import { clockTime } from '../../../core/written-time.ts'
import type { Database } from '../../../db/client.ts'
import type { BroadcastRow } from '../../../db/repos/broadcast.ts'
import { type Recipient, recipientPages } from '../../../db/repos/recipients.ts'
import { totalOf } from '../../../domain/broadcast/broadcast.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { findOwn } from './own.ts'
import { reasonText } from './reasons.ts'
import { notFound } from './reply.ts'
import { HOME } from './screens.ts'

/** A row takes some 90 bytes and a bot may upload 50 MB; what is more is for the command line. */
const MOST_ROWS = 400_000
const STATES = ['planned', 'claimed', 'sent', 'failed', 'skipped', 'unknown'] as const
const NOT_SENT = STATES.filter((state) => state !== 'sent')

/** Sends the author the list of recipients as a file that opens in a spreadsheet. */
export function createRecipientsFile({ database }: Deps): Handler {
  return async (turn, [id]) => {
    const row = await findOwn(database.read, turn.who, id)
    return row ? sendFile(database, row, turn) : notFound()
  }
}

async function sendFile(database: Database, { id }: BroadcastRow, turn: Turn): Promise<Reply> {
  const total = totalOf((await database.counts.of(id)).counts)
  const isWhole = total <= MOST_ROWS
  const path = join(tmpdir(), `${randomUUID()}.csv`)
  const written = await writeRows(recipientsOf(database, id, isWhole ? undefined : NOT_SENT), path, turn)
  const rest: Text[] = isWhole ? [] : [{ key: 'announce.fileRest', vars: { id, total } }]
  return show({
    text: { key: 'announce.fileSent', vars: { id, rows: written } },
    more: rest,
    file: { name: `announcement-${id}.csv`, path, temporary: true },
    buttons: [[{ label: { key: 'common.back' }, route: 'broadcast', args: [id] }, HOME]],
  })
}

/** Streams rows to a file; returns how many. The mark in front tells spreadsheets that it is UTF-8. */
async function writeRows(rows: AsyncIterable<Recipient>, path: string, turn: Turn): Promise<number> {
  const say = (text: Text) => translate(turn.locale, text)
  const columns = (['account', 'state', 'reason', 'at'] as const).map((name) =>
    say({ key: `announce.csv.${name}` }),
  )
  let written = 0
  const cells = async function* () {
    for await (const { account, state, reason, at } of rows) {
      if (written >= MOST_ROWS) return
      written += 1
      yield [account, say(stateText(state)), reason ? say(reasonText(reason)) : '', momentOf(at, turn)]
    }
  }
  const csv = stringify({ bom: true, header: true, columns, escape_formulas: true, delimiter: ';' })
  await pipeline(Readable.from(cells()), csv, createWriteStream(path))
  return written
}

async function* recipientsOf(
  database: Database,
  broadcastId: number,
  states: readonly string[] | undefined,
): AsyncGenerator<Recipient> {
  for await (const page of recipientPages(database, { broadcastId, ...(states && { states }) })) yield* page
}

function stateText(state: string): Text {
  const known = STATES.find((each) => each === state)
  return known ? { key: `state.${known}` } : { key: 'common.plain', vars: { text: state } }
}

function momentOf(at: Date, { timeZone }: { timeZone: string; locale: Locale }): string {
  return `${calendarDate(at, timeZone)} ${clockTime(at, timeZone)}`
}
