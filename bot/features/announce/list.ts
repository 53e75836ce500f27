import { readMarks, withoutMarks } from '../../../core/markup.ts'
import type { Button, Screen, Text } from '../../../core/screen.ts'
import { calendarDate } from '../../../core/time-zone.ts'
import type { Database } from '../../../db/client.ts'
import { type BroadcastRow, listBroadcasts } from '../../../db/repos/broadcast.ts'
import { totalOf } from '../../../domain/broadcast/broadcast.ts'
import { statusText } from '../../../domain/broadcast/progress-texts.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import { isUnionAdmin, type Who } from '../../../domain/identity/who.ts'
import type { Turn } from '../../turn.ts'
import { announceRoots } from './authority.ts'
import { HOME } from './screens.ts'

type Read = Database['read']

const LATEST = 10
const EXCERPT_CHARS = 60

/** The latest broadcasts to audiences the person may write to. */
export async function listScreen(
  { read, counts }: Pick<Database, 'read' | 'counts'>,
  turn: Turn,
): Promise<Screen> {
  const rows = await latest(read, turn.who)
  const write: Button[] = [{ label: { key: 'announce.new' }, route: 'announce' }]
  if (rows.length === 0) return { text: { key: 'announce.listEmpty' }, buttons: [write, [HOME]] }
  return {
    text: { key: 'announce.list' },
    more: await Promise.all(rows.map((row) => itemText(counts, row, turn.timeZone))),
    buttons: [...inRows(rows.map(openButton), 5), write, [HOME]],
  }
}

async function latest(read: Read, who: Who): Promise<BroadcastRow[]> {
  if (isUnionAdmin(who)) return listBroadcasts(read, { limit: LATEST })
  const lists = await Promise.all(
    announceRoots(who).map(({ path }) => listBroadcasts(read, { orgPath: path, limit: LATEST })),
  )
  return lists
    .flat()
    .sort((one, other) => other.id - one.id)
    .slice(0, LATEST)
}

async function itemText(counter: Database['counts'], row: BroadcastRow, timeZone: string): Promise<Text> {
  const { counts } = await counter.of(row.id)
  const { sent, failed, unknown } = counts
  const date = writtenDate(calendarDate(row.createdAt, timeZone))
  const vars = { id: row.id, date, status: statusText(row), excerpt: excerptText(row) }
  return { key: 'announce.listItem', vars: { ...vars, sent, failed, unknown, total: totalOf(counts) } }
}

function excerptText({ text: whole, attachment }: BroadcastRow): Text {
  const words = withoutMarks(readMarks(whole)).replace(/\s+/g, ' ')
  const text = words.length > EXCERPT_CHARS ? `${words.slice(0, EXCERPT_CHARS - 1)}…` : words
  if (!attachment) return { key: 'common.plain', vars: { text } }
  return {
    key: attachment.kind === 'photo' ? 'announce.excerptPhoto' : 'announce.excerptDocument',
    vars: { text },
  }
}

function openButton({ id }: BroadcastRow): Button {
  return { label: { key: 'announce.listButton', vars: { id } }, route: 'broadcast', args: [id] }
}

function inRows(buttons: Button[], width: number): Button[][] {
  const rows = Math.ceil(buttons.length / width)
  return Array.from({ length: rows }, (_, at) => buttons.slice(at * width, (at + 1) * width))
}
