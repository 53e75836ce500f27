import { isAnotherTerm, type TermOfOffice } from '../organisation/term.ts'

/** The chair's part of a passport before and after it was written. */
export interface ChairChange {
  officeId: number
  before: TermOfOffice
  after: TermOfOffice
}

/** Can this change take anybody's access, or give somebody a reason to ask for it? */
export function concernsAccess({ before, after }: ChairChange): boolean {
  return before.phone !== after.phone || isAnotherTerm(before, after)
}

/**
 * What a change of the chair leaves of an account's access. The phone in the passport opens the office only while it
 * stands there. A confirmation is of one person in one term: it counts no more under another term or another phone.
 */
export function accessAfter(
  binding: { access: string; method: string },
  { before, after }: ChairChange,
): 'kept' | 'limited' | 'ended' {
  if (binding.method === 'phone' && before.phone !== after.phone) return 'ended'
  const anotherPhone = before.phone !== null && after.phone !== null && before.phone !== after.phone
  return binding.access === 'full' && (isAnotherTerm(before, after) || anotherPhone) ? 'limited' : 'kept'
}
