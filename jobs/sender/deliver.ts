import type { Outcome, Verdict } from '../../domain/outbox/outcome.ts'
import { verdictOf } from '../../domain/outbox/outcome.ts'
import type { Lane, MessageClass } from '../../domain/outbox/ports.ts'
import type { Pace } from './pace.ts'
import type { Rendered, Sender } from './ports.ts'

/** A claimed message, ready to go. */
export interface Mail {
  id: number
  accountId: number
  externalId: string
  account: string
  reach: string
  class: MessageClass
  attempts: number
  kind: string
  org: string | null
  lane: Lane
  /** undefined: it cannot be shown, and says so by failing */
  rendered: Rendered | undefined
}

/** Where messages come from, and where their fate is written. */
export interface MailBox {
  /** the lane of the next due message; undefined when nothing is due */
  nextLane(): Promise<Lane | undefined>
  claim(lane: Lane): Promise<Mail[]>
  settle(mail: Mail, verdict: Verdict): Promise<void>
  /** the messenger asks for a rest of everything that may wait */
  rest(ms: number): Promise<void>
  /** called after each settled message: progress, for whoever watches */
  settled?(): void
}

export interface Tally {
  sent: number
  skipped: number
  failed: number
  unknown: number
  items: Array<{ account: string; org: string | null; kind: string }>
}

export const newTally = (): Tally => ({ sent: 0, skipped: 0, failed: 0, unknown: 0, items: [] })

/** Refusals to connect in a row after which the messenger counts as down and the rest waits for the next run. */
const DOWN_AFTER = 3
/** One connection carries two messages a second at a round trip of half a second. */
const PER_CONNECTION = 2
const MAX_CONNECTIONS = 64

export interface Post {
  sender: Sender
  pace: Pace
  rate: number
  /** true while the process closes: what is in hand is finished, nothing new is taken */
  stopping: () => boolean
}

/** Sends everything that is due in `box`, several at a time, and returns when nothing is. */
export async function deliver(box: MailBox, post: Post, tally: Tally): Promise<void> {
  const state = { refused: 0 }
  const width = Math.min(MAX_CONNECTIONS, Math.max(1, Math.ceil(post.rate / PER_CONNECTION)))
  await Promise.all(Array.from({ length: width }, () => deliverOneByOne(box, post, tally, state)))
}

async function deliverOneByOne(
  box: MailBox,
  post: Post,
  tally: Tally,
  state: { refused: number },
): Promise<void> {
  while (!post.stopping() && state.refused < DOWN_AFTER) {
    const lane = await box.nextLane()
    if (!lane) return
    // The claim comes after the wait, so that a crash leaves as few claims in doubt as it can.
    await post.pace.take(lane)
    if (post.stopping()) return
    for (const mail of await box.claim(lane)) {
      const outcome = await attempt(mail, post)
      if (outcome.kind === 'throttled') await box.rest(outcome.afterMs)
      post.pace.heard(outcome.kind === 'throttled')
      state.refused = outcome.kind === 'unreachable' && !outcome.doubt ? state.refused + 1 : 0
      const verdict = verdictOf(outcome, mail.class, mail.attempts)
      await box.settle(mail, verdict)
      count(tally, mail, verdict)
      box.settled?.()
    }
  }
}

async function attempt(mail: Mail, post: Post): Promise<Outcome> {
  if (mail.reach === 'blocked' || mail.reach === 'deactivated') return { kind: mail.reach }
  if (!mail.rendered) return { kind: 'rejected', code: 'not_renderable' }
  return post.sender.send(mail.externalId, mail.rendered)
}

function count(tally: Tally, mail: Mail, { state }: Verdict): void {
  if (state === 'planned') return
  tally[state] += 1
  if (state === 'sent') tally.items.push({ account: mail.account, org: mail.org, kind: mail.kind })
}
