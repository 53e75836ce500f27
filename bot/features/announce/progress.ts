import type { Button, Screen, Text } from '../../../core/screen.ts'
import { sayingsFor } from '../../../core/written-time.ts'
import type { BroadcastRow } from '../../../db/repos/broadcast.ts'
import { retractions, topReasons } from '../../../db/repos/delivery-reasons.ts'
import {
  type BroadcastCommand,
  type DeliveryCounts,
  RETRACTABLE_MS,
  statusAfter,
  totalOf,
} from '../../../domain/broadcast/broadcast.ts'
import { countLines, linesText, timeTexts, titleText } from '../../../domain/broadcast/progress-texts.ts'
import type { Turn } from '../../turn.ts'
import { inBrackets, reasonList } from './reasons.ts'
import { placeText } from './review.ts'
import { HOME, roleText } from './screens.ts'
import { type Pace, planRest, type Sources } from './sending.ts'

/** How far a broadcast has come, what stands in its way, and the commands that it still takes. */
export async function progressScreen(
  sources: Sources,
  row: BroadcastRow,
  turn: Turn,
  pace: Pace,
): Promise<Screen> {
  const { read, counts: counter } = sources
  const { counts, at } = await counter.of(row.id)
  const say = sayingsFor(turn.timeZone, turn.locale)
  const progress = {
    ...{ facts: row, counts, now: turn.now },
    ends: await planRest(sources, row, pace, turn.now),
    why: {
      failed: counts.failed > 0 ? inBrackets(await topReasons(read, row.id, 'failed')) : undefined,
      skipped: counts.skipped > 0 ? inBrackets(await topReasons(read, row.id, 'skipped')) : undefined,
    },
  }
  // Counted in real time, told by the clock of this turn.
  const countedAt = new Date(turn.now.getTime() - (Date.now() - at.getTime()))
  const counted: Text = { key: 'announce.countedAt', vars: { time: say.time(countedAt) } }
  return {
    text: titleText(row),
    more: [
      {
        key: 'announce.progressTo',
        vars: { place: await placeText(read, row.orgId), role: roleText(row.role) },
      },
      ...(row.category === 'offer' ? [{ key: 'announce.isOffer' } as const] : []),
      ...(await troubleTexts(sources, row)),
      linesText(countLines(progress)),
      ...timeTexts(progress, say),
      ...(await retractTexts(sources, row)),
      counted,
    ],
    buttons: [
      [{ label: { key: 'announce.refresh' }, route: 'broadcast', args: [row.id] }],
      ...commandRows(row),
      ...careRows(row, counts, turn.now),
      [{ label: { key: 'announce.toList' }, route: 'broadcasts' }, HOME],
    ],
  }
}

/** Why it paused itself, and what to do. */
async function troubleTexts({ read }: Sources, { id, status, pauseReason }: BroadcastRow): Promise<Text[]> {
  if (status !== 'paused' || pauseReason === null) return []
  if (pauseReason === 'stars') return [{ key: 'announce.pausedStars' }]
  const reasons = [...(await topReasons(read, id, 'failed')), ...(await topReasons(read, id, 'unknown'))]
  const why = reasonList(reasons.sort((one, other) => other.count - one.count))
  return [{ key: 'announce.pausedErrors', vars: { why: why ?? { key: 'reason.connection' } } }]
}

/** How many messages were taken back, and why the others were not. */
async function retractTexts(
  sources: Sources,
  { id, retractAskedAt, retractedAt }: BroadcastRow,
): Promise<Text[]> {
  if (!retractAskedAt) return []
  const results = await retractions(sources, id)
  const sum = (of: typeof results): number => of.reduce((all, { count }) => all + count, 0)
  const deleted = sum(results.filter(({ reason }) => reason === 'deleted'))
  const left = sum(results.filter(({ reason }) => reason === ''))
  const kept = results.filter(({ reason }) => reason !== '' && reason !== 'deleted')
  return [
    retractedAt
      ? { key: 'announce.retracted', vars: { deleted } }
      : { key: 'announce.retracting', vars: { deleted, left } },
    ...(kept.length > 0
      ? [{ key: 'announce.notRetracted', vars: { count: sum(kept), why: inBrackets(kept) } } as const]
      : []),
  ]
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

/** What can be done about messages that went, or may have. */
function careRows(row: BroadcastRow, { sent, unknown, ...rest }: DeliveryCounts, now: Date): Button[][] {
  const { id, status, finishedAt, retractAskedAt } = row
  const isYoung = !finishedAt || now.getTime() - finishedAt.getTime() < RETRACTABLE_MS
  const again: Button = {
    label: { key: 'announce.again', vars: { count: unknown } },
    route: 'broadcast.again',
    args: [id],
  }
  return [
    ...(unknown > 0 && !retractAskedAt && statusAfter(status, 'again') ? [[again]] : []),
    ...(totalOf({ sent, unknown, ...rest }) > 0
      ? [[{ label: { key: 'announce.file' } as const, route: 'broadcast.file', args: [id] }]]
      : []),
    ...(sent > 0 && isYoung && !retractAskedAt
      ? [[{ label: { key: 'announce.retract' } as const, route: 'broadcast.retract', args: [id] }]]
      : []),
  ]
}
