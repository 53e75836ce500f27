import type { InboxStanding } from '../../db/repos/inbox-standing.ts'
import type { UnknownCounts } from '../../db/repos/unknown-recipients.ts'
import { lateForSomebody, lateJobs } from '../../watch/checks.ts'
import type { Whole } from '../../watch/facts.ts'
import { BULK_PATIENCE_MS, INBOX_PATIENCE_MS } from '../../watch/limits.ts'
import { span } from '../span.ts'
import { type Finding, fail, ok, warn } from './finding.ts'

/** A broadcast that is not over, as far as it matters here. */
export interface OpenBroadcast {
  id: number
  status: string
  startAt: Date
  /** errors | stars; null: a person paused it */
  pauseReason: string | null
  /** why most of its failures failed */
  mostly: string | undefined
  /** messages that left lately, of one that is due; undefined: nothing of it is due */
  leftLately: number | undefined
}

/** The messenger's 429: how long the lane is at rest still. */
export function examinePace({ lanes, at }: Whole): Finding {
  const resting = lanes.find(({ restMs }) => restMs > 0)
  if (resting)
    return warn(
      'pace',
      `sending in bulk rests until ${clock(at, resting.restMs)} (${span(resting.restMs)}): Telegram answered 429`,
      'Nothing to do, it goes on by itself; where it comes back all day, lower SEND_RATE.',
    )
  const slow = lanes.find(({ factor }) => factor < 1)
  return ok(
    'pace',
    slow ? `no pause; at ${Math.round(slow.factor * 100)} % after a 429` : 'no pause in force',
  )
}

function clock(at: Date, restMs: number): string {
  return `${new Date(at.getTime() + restMs).toISOString().slice(0, 19)}Z`
}

const PAUSED: Record<string, string> = {
  errors: 'it paused itself: too many messages failed',
  stars: 'it paused itself: the limit of Stars is used up',
}

export function examinePaused(broadcasts: readonly OpenBroadcast[]): Finding {
  const paused = broadcasts.filter(({ status }) => status === 'paused')
  if (paused.length === 0) return ok('broadcasts', 'none is paused')
  const [first] = paused
  return warn(
    'broadcasts',
    paused.map((each) => `broadcast ${each.id} is paused, ${whyPaused(each)}`).join('; '),
    `"cli broadcast report ${first?.id} --state failed --json" shows who failed; then "cli broadcast resume ${first?.id}" or "cancel ${first?.id}".`,
  )
}

function whyPaused({ pauseReason, mostly }: OpenBroadcast): string {
  const why = pauseReason === null ? 'by a person' : (PAUSED[pauseReason] ?? pauseReason)
  return mostly === undefined ? why : `${why} (mostly ${mostly})`
}

/** What is due, and whether it leaves. Being late is no fault of bulk: a national announcement takes 25 hours. */
export function examineQueue(whole: Whole, broadcasts: readonly OpenBroadcast[]): Finding {
  const [late] = lateForSomebody(whole)
  const lookAt = 'Look at the checks above and at the log of jobs.'
  if (late) return fail('queue', late.message, lookAt)
  const stuck = stuckBroadcasts(whole, broadcasts)
  if (stuck.length > 0) return fail('queue', stuck.join('; '), lookAt)
  const due = whole.outbox.reduce((sum, queue) => sum + queue.due, 0)
  const heads = [...whole.outbox.flatMap(({ head }) => head ?? []), ...whole.broadcastHeads]
  if (heads.length === 0) return ok('queue', 'nothing is due')
  const oldest = Math.min(...heads.map(({ dueAt }) => dueAt.getTime()))
  const running = whole.broadcastHeads.map(({ broadcastId }) => `broadcast ${broadcastId}`)
  const what = [`messages of the outbox: ${due}`, ...running].join(', ')
  return ok('queue', `due: ${what}; the oldest for ${span(whole.at.getTime() - oldest)}`)
}

function stuckBroadcasts({ at, lanes }: Whole, broadcasts: readonly OpenBroadcast[]): string[] {
  if (lanes.some(({ restMs }) => restMs > 0)) return []
  const overdue = at.getTime() - BULK_PATIENCE_MS
  return broadcasts.flatMap(({ id, status, startAt, leftLately }) => {
    if (startAt.getTime() > overdue) return []
    if (status === 'scheduled')
      return [`broadcast ${id} should have begun ${span(at.getTime() - startAt.getTime())} ago`]
    return leftLately === 0
      ? [`broadcast ${id} is due, and nothing of it has left for ${span(BULK_PATIENCE_MS)}`]
      : []
  })
}

export function examineInbox({ counts, head }: InboxStanding, now: Date): Finding {
  const waiting = counts.find(({ state }) => state === 'new')?.count ?? 0
  if (!head) return ok('inbox', 'nobody waits for an answer')
  const age = now.getTime() - head.receivedAt.getTime()
  const says = `updates of people that wait: ${waiting}; the oldest for ${span(age)}`
  return age > INBOX_PATIENCE_MS
    ? fail('inbox', says, 'Look at the checks above and at the log of the bot.')
    : ok('inbox', says)
}

export function examineJobs(whole: Whole): Finding {
  const late = lateJobs(whole)
  if (late.length === 0) return ok('schedule', 'no job by the calendar is late')
  return fail(
    'schedule',
    late.map(({ message }) => message).join('; '),
    `A process of jobs catches up by itself; by hand: ${late.map(({ key }) => `"cli run ${key}"`).join(', ')}.`,
  )
}

/** Nothing is broken; the authors decide whether these people are written to once more. */
export function examineUnknown({ broadcasts, messages }: UnknownCounts, days: number): Finding {
  const parts = [
    ...broadcasts.map(({ id, count }) => `recipients of broadcast ${id}: ${count}`),
    ...(messages > 0 ? [`messages of the outbox: ${messages}`] : []),
  ]
  if (parts.length === 0) return ok('unknown', `nobody's message is in doubt (${days} days)`)
  const [first] = broadcasts
  return warn(
    'unknown',
    `it is not known whether these arrived: ${parts.join(', ')}`,
    first
      ? `The author sees who and may send again: /broadcasts in the chat; here "cli broadcast report ${first.id} --state unknown --json".`
      : 'Nothing is sent twice by itself; "cli explain --account …" says it of one person.',
  )
}
