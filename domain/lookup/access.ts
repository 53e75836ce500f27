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
  | 'unconfirmed'
  | 'head'

/** What stands in the way of full access; empty where somebody has it. */
export function accessReasons(
  term: TermOfOffice | undefined,
  held: readonly Access[],
  today: string,
): AccessReason[] {
  if (held.includes('full')) return []
  const reasons: AccessReason[] = []
  if (!term?.chairFullName) reasons.push('no_chair')
  if (!term?.termFrom || !term.termTo) reasons.push('no_term')
  else if (term.termTo < today) reasons.push('ended')
  else if (term.termFrom > today) reasons.push('not_begun')
  if (!term?.phone) reasons.push('no_phone')
  if (held.length === 0) reasons.push('nobody')
  else if (held.includes('unlisted')) reasons.push('head')
  else if (isInForce(term, today)) reasons.push('unconfirmed')
  return reasons
}
