import type { BroadcastStatus } from '../broadcast/broadcast.ts'
import { loudFrom, type QuietHours } from '../broadcast/quiet-hours.ts'
import { reminderCap } from '../broadcast/sending.ts'
import { type Category, categoryOf } from './category.ts'
import type { Held } from './outcome.ts'
import type { Lane, MessageClass } from './ports.ts'

/** A message to one person as its row says, and what it hangs on. */
export interface Traced {
  kind: string
  class: MessageClass
  lane: Lane
  /** offer: advertising */
  category?: 'offer' | null
  state: string
  reason: string | null
  notBefore: Date
  /** the process that has it in hand lives */
  inLivingHands: boolean
  /** what became of taking it back */
  retracted: string | null
  /** of a recipient of a broadcast */
  broadcast?: { status: BroadcastStatus; startAt: Date; quiet: QuietHours | undefined; utcOffset: number }
}

/** Why a message waits, and until when where that is known. */
export interface Wait {
  is: 'waits'
  why: 'start' | 'paused' | 'retry' | 'time' | 'night' | 'turn'
  until?: Date
  reason?: string
}

/** What became of a message, as one would tell it. */
export type Fate =
  | { is: 'sent' | 'taken_back' | 'sending' | 'orphaned' }
  | { is: 'failed' | 'left_out' | 'not_taken_back'; reason: string }
  /** `died`: with the process that was sending; else the connection broke */
  | { is: 'in_doubt'; died: boolean }
  | Wait

export function fateOf(traced: Traced, now: Date): Fate {
  const { state, retracted, inLivingHands } = traced
  const reason = traced.reason ?? ''
  if (retracted === 'deleted') return { is: 'taken_back' }
  if (state === 'unknown') return { is: 'in_doubt', died: reason === 'worker_died' }
  if (retracted) return { is: 'not_taken_back', reason: retracted }
  if (state === 'sent') return { is: 'sent' }
  if (state === 'claimed') return { is: inLivingHands ? 'sending' : 'orphaned' }
  if (state === 'failed') return { is: 'failed', reason }
  if (state === 'skipped') return { is: 'left_out', reason }
  return waitOf(traced, now)
}

function waitOf({ broadcast, notBefore, reason }: Traced, now: Date): Wait {
  if (broadcast?.status === 'paused') return { is: 'waits', why: 'paused' }
  if (broadcast && broadcast.startAt > now) return { is: 'waits', why: 'start', until: broadcast.startAt }
  if (notBefore > now)
    return reason === null
      ? { is: 'waits', why: 'time', until: notBefore }
      : { is: 'waits', why: 'retry', until: notBefore, reason }
  const loud = broadcast?.quiet ? loudFrom(now, broadcast.utcOffset, broadcast.quiet) : now
  return loud > now ? { is: 'waits', why: 'night', until: loud } : { is: 'waits', why: 'turn' }
}

/** Why a message to a person who can be reached would be left out if its turn came now. */
export function heldBack(
  message: Pick<Traced, 'kind' | 'class' | 'lane' | 'category'>,
  person: { muted: readonly Category[]; reminders: number; agreedToOffers: boolean },
): Held | undefined {
  const category = categoryOf(message)
  if (category === 'offer' && !person.agreedToOffers) return 'no_consent'
  if (category && person.muted.includes(category)) return 'switched_off'
  const capped = message.class === 'reminder' && message.lane !== 'realtime'
  return capped && person.reminders >= reminderCap.messages ? 'frequency_cap' : undefined
}
