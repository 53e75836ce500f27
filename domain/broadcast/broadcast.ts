import type { MessageClass } from '../outbox/ports.ts'

export const AUDIENCE_ROLES = ['all', 'members', 'chairs'] as const
export type AudienceRole = (typeof AUDIENCE_ROLES)[number]

/** `offer`: advertising of partners. Everything else is news of the union. */
export type BroadcastCategory = 'offer'

/** Whom a broadcast is for: a role inside a sub-tree; without one, inside the whole union. */
export interface Audience {
  orgId: number | null
  role: AudienceRole
  /** of an offer: those only who agreed to offers and have not taken that back */
  category?: BroadcastCategory | null
}

export type BroadcastStatus =
  | 'draft'
  | 'scheduled'
  | 'running'
  | 'paused'
  | 'finished'
  | 'cancelled'
  | 'failed'
export type BroadcastCommand = 'start' | 'pause' | 'resume' | 'cancel' | 'finish' | 'again'

/** A picture or a file by the messenger's own id. */
export interface Attachment {
  kind: 'photo' | 'document'
  fileId: string
}

/** What a new broadcast is made of. */
export interface NewBroadcast extends Audience {
  text: string
  class: MessageClass
  startAt: Date
  expiresAt?: Date
  createdBy?: number
  /** the message of the author's chat in which progress is shown */
  progressMessageId?: string
  /** nobody is written to in their night */
  quietHours?: boolean
  attachment?: Attachment
  /** the author's message that holds the text */
  textMessageId?: string
  /** when it was told to end */
  finishFrom?: Date
  finishTo?: Date
}

export interface DeliveryCounts {
  planned: number
  claimed: number
  sent: number
  failed: number
  skipped: number
  unknown: number
}

/** Recipients planned in one transaction. */
export const PLAN_PAGE = 1000
/** Longest text: Telegram's bound on a message. */
export const MAX_BROADCAST_TEXT = 4096

const MOVES: Record<BroadcastCommand, Partial<Record<BroadcastStatus, BroadcastStatus>>> = {
  start: { scheduled: 'running' },
  pause: { scheduled: 'paused', running: 'paused' },
  resume: { paused: 'scheduled' },
  cancel: { draft: 'cancelled', scheduled: 'cancelled', running: 'cancelled', paused: 'cancelled' },
  finish: { running: 'finished' },
  // Some recipients are written to once more; a paused broadcast stays paused until it is resumed.
  again: { finished: 'scheduled', running: 'running', scheduled: 'scheduled', paused: 'paused' },
}

/** The status a command leads to; undefined where it may not be given. */
export function statusAfter(status: BroadcastStatus, command: BroadcastCommand): BroadcastStatus | undefined {
  return MOVES[command][status]
}

/** The statuses from which a command may be given. */
export function statusesFor(command: BroadcastCommand): BroadcastStatus[] {
  return Object.keys(MOVES[command]) as BroadcastStatus[]
}

export function totalOf(counts: DeliveryCounts): number {
  return Object.values(counts).reduce((sum: number, count: number) => sum + count, 0)
}

/** What stands over the words of an offer takes as much of a message at most, in any language. */
export const OFFER_HEAD = 64
/** Longest text under a picture or a file: Telegram's bound on a caption. */
export const MAX_CAPTION = 1024
/** Telegram deletes a bot's message that is younger than this. */
export const RETRACTABLE_MS = 48 * 3_600_000
