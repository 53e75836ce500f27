import type { Access } from '../identity/who.ts'
import { isInForce, type TermOfOffice } from '../organisation/term.ts'

/** Why nobody works in the bot for an organisation as they could. */
export type AccessReason =
  | 'no_chair'
  | 'no_term'
  | 'not_begun'
  | 'ended'
  | 'no_phone'
  | 'nobody'
  | 'blocked'
  | 'unconfirmed'
  | 'head'

/** In the order in which they are mended. */
export const ACCESS_REASONS: readonly AccessReason[] = [
  ...(['no_chair', 'no_term', 'ended', 'not_begun', 'no_phone', 'nobody', 'blocked'] as const),
  ...(['unconfirmed', 'head'] as const),
]

/** What an account that holds the office may do there, and whether the bot's messages reach it. */
export interface Holding {
  access: Access
  reached: boolean
}

/** What stands in the way of full access; empty where somebody has it. */
export function accessReasons(
  term: TermOfOffice | undefined,
  holdings: readonly Holding[],
  today: string,
): AccessReason[] {
  // Who has blocked the bot or is gone from the messenger works in it no more.
  const held = holdings.filter(({ reached }) => reached).map(({ access }) => access)
  if (held.includes('full')) return []
  const reasons: AccessReason[] = []
  if (!term?.chairFullName) reasons.push('no_chair')
  if (!term?.termFrom || !term.termTo) reasons.push('no_term')
  else if (term.termTo < today) reasons.push('ended')
  else if (term.termFrom > today) reasons.push('not_begun')
  if (!term?.phone) reasons.push('no_phone')
  if (holdings.length === 0) reasons.push('nobody')
  else if (held.length === 0) reasons.push('blocked')
  else if (held.includes('unlisted')) reasons.push('head')
  else if (isInForce(term, today)) reasons.push('unconfirmed')
  return reasons
}
