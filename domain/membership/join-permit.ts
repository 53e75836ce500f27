import { type Admission, admission } from './birth-date.ts'

/** Days that a permit waits to be opened: a week's holidays are bridged, a forgotten link lets nobody in. */
export const PERMIT_DAYS = 14

/** `open`: nobody has opened it; `held`: by the account that opened it last. */
export type PermitState = 'open' | 'held' | 'used' | 'revoked' | 'expired'

export interface PermitFacts {
  openedBy: number | null
  openedAt: Date | null
  usedAt: Date | null
  revokedAt: Date | null
  expiresAt: Date
}

/** An opened permit waits for its application as long as a draft is kept, whatever its last day. */
export function permitState(permit: PermitFacts, now: Date): PermitState {
  if (permit.usedAt) return 'used'
  if (permit.revokedAt) return 'revoked'
  if (permit.openedAt) return 'held'
  return now > permit.expiresAt ? 'expired' : 'open'
}

/** May a person of this age apply to `orgId`, given the organisation that a permit lets a minor into? */
export function admittedTo(
  birthDate: string,
  today: string,
  { orgId, permitOrgId }: { orgId: number | undefined; permitOrgId: number | undefined },
): Admission {
  const age = admission(birthDate, today)
  const permitted = age === 'minor' && orgId !== undefined && permitOrgId === orgId
  return permitted ? 'adult' : age
}
