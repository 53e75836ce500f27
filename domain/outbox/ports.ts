import type { Screen } from '../../core/screen.ts'

/** `realtime` is for a person who waits; `bulk` is everything that may take its time; `email` is all that goes by mail. */
export type Lane = 'realtime' | 'bulk' | 'email'

/** What a doubt about delivery means: a reminder may come twice, an announcement may not. */
export type MessageClass = 'urgent' | 'announcement' | 'reminder'

/** A message that somebody must get. */
export interface OutgoingMessage {
  accountId: number
  orgId?: number
  /** what it is, for reports and `cli explain`: application.new, gap.reminder, summary.weekly … */
  kind: string
  /** the same key is the same message: it is planned once */
  dedupeKey: string
  lane: Lane
  class: MessageClass
  screen: Screen
  notBefore: Date
}
