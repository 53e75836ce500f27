import type { Text } from '../../core/screen.ts'
import { type BroadcastStatus, type DeliveryCounts, totalOf } from './broadcast.ts'

/** A broadcast as far as its progress is told. */
export interface ProgressFacts {
  id: number
  status: BroadcastStatus
  startAt: Date
  plannedAt: Date | null
  finishedAt: Date | null
  finishFrom: Date | null
  finishTo: Date | null
  retractAskedAt: Date | null
  retractedAt: Date | null
}

/** How moments are said to the reader, by the reader's clock and in the reader's language. */
export interface Sayings {
  moment: (at: Date) => Text
  interval: (from: Date, to: Date) => Text
  time: (at: Date) => string
}

export interface Progress {
  facts: ProgressFacts
  counts: DeliveryCounts
  now: Date
  /** when it ends, as it looks now */
  ends: { from: Date; to: Date } | undefined
  /** why people were left out or could not be reached */
  why?: { failed: Text | undefined; skipped: Text | undefined }
}

const CELLS = 10
const NOTHING: Text = { key: 'common.plain', vars: { text: '' } }

export function titleText({ id, ...facts }: ProgressFacts): Text {
  return { key: 'announce.progress', vars: { id, status: statusText(facts) } }
}

/** Where a broadcast stands, in words. */
export function statusText({
  status,
  retractAskedAt,
  retractedAt,
}: Pick<ProgressFacts, 'status' | 'retractAskedAt' | 'retractedAt'>): Text {
  if (retractedAt) return { key: 'announce.status.retracted' }
  if (retractAskedAt) return { key: 'announce.status.retracting' }
  return { key: `announce.status.${status}` }
}

/** How far it has come, in lines: a bar, and what became of people. */
export function countLines({ facts, counts, why }: Progress): [Text, ...Text[]] {
  const total = totalOf(counts)
  const waiting = counts.planned + counts.claimed
  const { sent, failed, skipped, unknown } = counts
  const sentOf: Text = { key: 'announce.sentOf', vars: { sent, total } }
  const others: Array<Text | false> = [
    waiting > 0 && { key: 'announce.waiting', vars: { count: waiting } },
    failed > 0 && { key: 'announce.failed', vars: { count: failed, why: why?.failed ?? NOTHING } },
    skipped > 0 && { key: 'announce.skipped', vars: { count: skipped, why: why?.skipped ?? NOTHING } },
    unknown > 0 && { key: 'announce.unknown', vars: { count: unknown } },
  ]
  const told = others.filter((text) => text !== false)
  return facts.plannedAt && total > 0 ? [barText(total - waiting, total), sentOf, ...told] : [sentOf, ...told]
}

/** Lines of one paragraph. */
export function linesText(texts: readonly [Text, ...Text[]]): Text {
  const [first, ...others] = texts
  const [second, ...rest] = others
  return second ? { key: 'announce.line', vars: { first, rest: linesText([second, ...rest]) } } : first
}

/** When it starts or ends; in the end, whether the promise was kept. */
export function timeTexts({ facts, now, ends }: Progress, say: Sayings): Text[] {
  const { status, startAt, plannedAt, finishedAt, finishFrom: from, finishTo: to } = facts
  const promise = from && to ? say.interval(from, to) : undefined
  if (status === 'finished' && finishedAt) {
    const moment = say.moment(finishedAt)
    return promise
      ? [{ key: 'announce.keptPromise', vars: { interval: promise, time: say.time(finishedAt) } }]
      : [{ key: 'announce.finishedAt', vars: { moment } }]
  }
  if (status === 'scheduled' && startAt > now)
    return [
      { key: 'announce.startsAt', vars: { moment: say.moment(startAt) } },
      ...(promise ? [{ key: 'announce.ends', vars: { interval: promise } } as const] : []),
    ]
  if (status !== 'running') return []
  const expected = ends && say.interval(ends.from, ends.to)
  // Said once where both are the same.
  const isAsPromised = JSON.stringify(expected) === JSON.stringify(promise)
  const times: Array<Text | false | undefined> = [
    !plannedAt && { key: 'announce.planning' },
    expected && { key: 'announce.ends', vars: { interval: expected } },
    promise && !isAsPromised && { key: 'announce.promised', vars: { interval: promise } },
  ]
  return times.filter((text) => text !== false && text !== undefined)
}

export function barText(done: number, total: number): Text {
  const filled = Math.floor((done / total) * CELLS)
  const bar = '▓'.repeat(filled) + '░'.repeat(CELLS - filled)
  // 100 % is said when everybody is done, not before.
  return { key: 'announce.bar', vars: { bar, pct: Math.floor((done / total) * 100) } }
}
