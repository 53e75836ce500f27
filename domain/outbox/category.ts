import type { Lane, MessageClass } from './ports.ts'

/** What a person can switch off, one by one. */
export const CATEGORIES = ['announcement', 'reminder', 'summary', 'offer'] as const
export type Category = (typeof CATEGORIES)[number]

/** Kinds of messages that belong to another category than their class says. */
const BY_KIND: Record<string, Category> = {
  'summary.weekly': 'summary',
  'summary.quarterly': 'summary',
  'gap.reminder': 'reminder',
}
const BY_CLASS: Record<MessageClass, Category | undefined> = {
  urgent: undefined,
  announcement: 'announcement',
  reminder: 'reminder',
}

/** Consents that are asked by themselves, apart from joining, and what each is about. */
export const CONSENT_CATEGORY = { mailings: 'announcement', offers: 'offer' } as const
export type AskedPurpose = keyof typeof CONSENT_CATEGORY

/** News of the union: who takes it back is sent no announcements. */
export const MAILINGS_CONSENT = 'mailings' satisfies AskedPurpose
/** A consent that a category takes, besides not being switched off: advertising reaches nobody who did not ask for it. */
export const OFFERS_CONSENT = 'offers' satisfies AskedPurpose

/**
 * The category under which a bulk message can be switched off; undefined for what always comes: what is urgent, and
 * answers to what the person did. An offer is one whatever else it is said to be.
 */
export function categoryOf(message: {
  class: MessageClass
  kind: string
  lane: Lane
  category?: 'offer' | null | undefined
}): Category | undefined {
  if (message.category === 'offer') return 'offer'
  if (message.lane === 'realtime' || message.class === 'urgent') return undefined
  return BY_KIND[message.kind] ?? BY_CLASS[message.class]
}
