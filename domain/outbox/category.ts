import type { MessageClass } from './ports.ts'

/** What a person can switch off, one by one. */
export const CATEGORIES = ['announcement', 'reminder', 'summary', 'offer'] as const
export type Category = (typeof CATEGORIES)[number]

/** Kinds of messages that belong to another category than their class says. */
const BY_KIND: Record<string, Category> = { 'summary.weekly': 'summary', 'gap.reminder': 'reminder' }
const BY_CLASS: Record<MessageClass, Category | undefined> = {
  urgent: undefined,
  announcement: 'announcement',
  reminder: 'reminder',
}

/** Consents that a category takes, besides not being switched off: advertising reaches nobody who did not ask for it. */
export const OFFERS_CONSENT = 'offers'

/**
 * The category under which a bulk message can be switched off; undefined for what always comes: what is urgent, and
 * answers to what the person did. An offer is one whatever else it is said to be.
 */
export function categoryOf(message: {
  class: MessageClass
  kind: string
  lane: 'realtime' | 'bulk'
  category?: 'offer' | null | undefined
}): Category | undefined {
  if (message.category === 'offer') return 'offer'
  if (message.lane === 'realtime' || message.class === 'urgent') return undefined
  return BY_KIND[message.kind] ?? BY_CLASS[message.class]
}
