/** Days that a one-time link waits for its chair: a week's absence is bridged, a forgotten message opens nothing. */
export const INVITE_DAYS = 7

/** What became of a one-time link. */
export type InviteState = 'open' | 'used' | 'revoked' | 'expired'

export function inviteState(
  invite: { usedAt: Date | null; revokedAt: Date | null; expiresAt: Date },
  now: Date,
): InviteState {
  if (invite.usedAt) return 'used'
  if (invite.revokedAt) return 'revoked'
  return now > invite.expiresAt ? 'expired' : 'open'
}
