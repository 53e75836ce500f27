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

/**
 * The category under which a bulk message can be switched off; undefined for what always comes: what is urgent, and
 * answers to what the person did.
 */
export function categoryOf(message: {
  class: MessageClass
  kind: string
  lane: 'realtime' | 'bulk'
}): Category | undefined {
  if (message.lane === 'realtime' || message.class === 'urgent') return undefined
  return BY_KIND[message.kind] ?? BY_CLASS[message.class]
}
