import { readMarks, withoutMarks } from '../../../core/markup.ts'
import type { Button, Screen, Text } from '../../../core/screen.ts'
import { calendarDate } from '../../../core/time-zone.ts'
import type { Database } from '../../../db/client.ts'
import { type BroadcastRow, findBroadcast, listBroadcasts } from '../../../db/repos/broadcast.ts'
import { type BroadcastCommand, statusAfter, totalOf } from '../../../domain/broadcast/broadcast.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import type { Who } from '../../../domain/identity/who.ts'
import type { Turn } from '../../turn.ts'
import { announceRoots, isUnionAdmin, mayAnnounce } from './authority.ts'
import { placeText } from './review.ts'
import { HOME, roleText } from './screens.ts'

type Read = Database['read']

const LATEST = 10
const EXCERPT_CHARS = 60

/** A broadcast by the id a button names, where the person may write to its audience now. */
export async function findOwn(
  read: Read,
  who: Who,
  id: string | undefined,
): Promise<BroadcastRow | undefined> {
  const row = id && /^\d{1,9}$/.test(id) ? await findBroadcast(read, Number(id)) : undefined
  if (!row) return undefined
  const org =
    row.orgId === null
      ? null
      : await read.organisation.findUnique({ where: { id: row.orgId }, select: { path: true } })
  return mayAnnounce(who, org?.path ?? null) ? row : undefined
}

/** How far a broadcast has come, with the commands that it still takes. */
export async function progressScreen(
  { read, counts: counter }: Database,
  row: BroadcastRow,
): Promise<Screen> {
  const { id, status, orgId, role, plannedAt } = row
  const { planned, claimed, ...counts } = (await counter.of(id)).counts
  const total = totalOf({ planned, claimed, ...counts })
  const over = status === 'finished' || status === 'cancelled' || status === 'failed'
  const extra: Text[] = [
    ...(plannedAt || over ? [] : [{ key: 'announce.planning' } as const]),
    ...(counts.unknown > 0 ? [{ key: 'announce.unknownWhy' } as const] : []),
  ]
  return {
    text: {
      key: 'announce.progress',
      vars: { id, status: statusText(row), place: await placeText(read, orgId), role: roleText(role), total },
    },
    more: [{ key: 'announce.counts', vars: { ...counts, planned: planned + claimed } }, ...extra],
    buttons: [
      [{ label: { key: 'announce.refresh' }, route: 'broadcast', args: [id] }],
      ...commandRows(row),
      [{ label: { key: 'announce.toList' }, route: 'broadcasts' }, HOME],
    ],
  }
}

/** Asks before what cannot be undone. */
export function stopScreen({ id }: BroadcastRow): Screen {
  return {
    text: { key: 'announce.stopAsk', vars: { id } },
    buttons: [
      [{ label: { key: 'announce.stopYes' }, route: 'broadcast.cancel', args: [id, 'yes'], style: 'danger' }],
      [{ label: { key: 'common.back' }, route: 'broadcast', args: [id] }, HOME],
    ],
  }
}

export function statusText({ status }: BroadcastRow): Text {
  return { key: `announce.status.${status}` }
}

/** The latest broadcasts to audiences the person may write to. */
export async function listScreen(database: Database, turn: Turn): Promise<Screen> {
  const rows = await latest(database.read, turn.who)
  const write: Button[] = [{ label: { key: 'announce.new' }, route: 'announce' }]
  if (rows.length === 0) return { text: { key: 'announce.listEmpty' }, buttons: [write, [HOME]] }
  return {
    text: { key: 'announce.list' },
    more: await Promise.all(rows.map((row) => itemText(database.counts, row, turn.timeZone))),
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
  const counts = (await counter.of(row.id)).counts
  const { sent, failed, unknown } = counts
  const words = withoutMarks(readMarks(row.text)).replace(/\s+/g, ' ')
  const excerpt = words.length > EXCERPT_CHARS ? `${words.slice(0, EXCERPT_CHARS - 1)}…` : words
  const date = writtenDate(calendarDate(row.createdAt, timeZone))
  return {
    key: 'announce.listItem',
    vars: {
      id: row.id,
      date,
      status: statusText(row),
      excerpt,
      sent,
      failed,
      unknown,
      total: totalOf(counts),
    },
  }
}

function openButton({ id }: BroadcastRow): Button {
  return { label: { key: 'announce.listButton', vars: { id } }, route: 'broadcast', args: [id] }
}

function commandRows({ id, status }: BroadcastRow): Button[][] {
  const buttons: Array<[BroadcastCommand, Button]> = [
    ['pause', { label: { key: 'announce.pause' }, route: 'broadcast.pause', args: [id] }],
    ['resume', { label: { key: 'announce.resume' }, route: 'broadcast.resume', args: [id] }],
    ['cancel', { label: { key: 'announce.stop' }, route: 'broadcast.cancel', args: [id], style: 'danger' }],
  ]
  const row = buttons.filter(([name]) => statusAfter(status, name) !== undefined).map(([, button]) => button)
  return row.length > 0 ? [row] : []
}

function inRows(buttons: Button[], width: number): Button[][] {
  const rows = Math.ceil(buttons.length / width)
  return Array.from({ length: rows }, (_, at) => buttons.slice(at * width, (at + 1) * width))
}
