import { UNDO_SECONDS } from '../undo.ts'

/** Reasons a chair declines for most often; each is also a text. Anything else is typed. */
export const DECLINE_REASONS = ['elsewhere', 'already', 'mismatch', 'visit'] as const
export type DeclineReason = (typeof DECLINE_REASONS)[number]

/** An applicant reads the reason on a phone. */
const LONGEST_REASON = 300
const SHORTEST_REASON = 3

export type ReasonRead =
  | { ok: true; value: string }
  | { ok: false; code: 'applications.reason.short' | 'applications.reason.long' }

/** A common reason by its code, or the chair's own words. */
export function readReason(text: string): ReasonRead {
  const value = text.trim().replace(/\s+/g, ' ')
  if (value.length < SHORTEST_REASON) return { ok: false, code: 'applications.reason.short' }
  if (value.length > LONGEST_REASON) return { ok: false, code: 'applications.reason.long' }
  return { ok: true, value }
}

export function isCommonReason(reason: string): reason is DeclineReason {
  return DECLINE_REASONS.some((common) => common === reason)
}

/** May this account take its decision back? */
export function mayUndo(
  decided: { decidedBy: number | null; decidedAt: Date | null },
  accountId: number,
  now: Date,
): boolean {
  const { decidedBy, decidedAt } = decided
  return (
    decidedBy === accountId &&
    decidedAt !== null &&
    now.getTime() - decidedAt.getTime() <= UNDO_SECONDS * 1000
  )
}

/** Nobody decides on an application of their own. */
export function isOwnApplication(application: { accountId: number }, accountId: number): boolean {
  return application.accountId === accountId
}
