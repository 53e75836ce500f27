import type { MessageClass } from './ports.ts'

/**
 * What became of one attempt to send. `unreachable` with doubt: the message may have been delivered. `paid`: it left
 * above the free pace.
 */
export type Outcome = { paid?: boolean } & (
  | { kind: 'sent'; messageId: string }
  | { kind: 'throttled'; afterMs: number }
  | { kind: 'unreachable'; doubt: boolean; code: string }
  | { kind: 'blocked' }
  | { kind: 'deactivated' }
  | { kind: 'rejected'; code: string }
  /** nothing arrived, and another attempt is asked for later: a mail server's 4xx */
  | { kind: 'deferred'; code: string }
  /** the chat has another id now */
  | { kind: 'moved'; externalId: string }
  /** no attempt was made */
  | { kind: 'held'; why: Held }
)

/** Why a message is not sent though it could be. */
export type Held = 'no_consent' | 'no_email_consent' | 'switched_off' | 'frequency_cap'

/** May this attempt have cost Stars? A doubtful one may: it is never counted as less than what is spent. */
export function mayHaveCost({ paid = false, ...outcome }: Outcome): boolean {
  return paid && (outcome.kind === 'sent' || (outcome.kind === 'unreachable' && outcome.doubt))
}

export type DeliveryState = 'planned' | 'claimed' | 'sent' | 'failed' | 'skipped' | 'unknown'

/** What to write into the row of a message after an attempt. */
export interface Verdict {
  state: Exclude<DeliveryState, 'claimed'>
  reason: string | null
  messageId?: string
  /** for `planned`: how long until the next attempt */
  retryInMs?: number
  /** the id that the account has in the messenger from now on */
  movedTo?: string
}

/** Failures before a byte of the request was on the wire: the message cannot have been delivered. */
export const NOT_CONNECTED: readonly string[] = [
  'econnrefused',
  'enotfound',
  'eai_again',
  'ehostunreach',
  'enetunreach',
  'und_err_connect_timeout',
]

/** Reasons to wait for another attempt of one that certainly did not arrive: it does not count. */
export const CERTAIN: readonly string[] = ['throttled', 'unheard', 'token_refused', 'moved', ...NOT_CONNECTED]

/** Why a letter waits that certainly did not arrive: each attempt counts, for a mail server is not asked for ever. */
export const EMAIL_WAITS = { later: 'email_deferred', away: 'email_away' } as const

/** Reasons that say for certain that the attempt did not arrive. */
export const NOT_ARRIVED: readonly string[] = [...CERTAIN, ...Object.values(EMAIL_WAITS)]

/** Doubtful attempts after which a reminder is left alone. */
export const MAX_ATTEMPTS = 5
const BACKOFF_MS = 2_000

/** Decides from the outcome of attempt number `attempts` (the first is 1). */
export function verdictOf(outcome: Outcome, kind: MessageClass, attempts: number): Verdict {
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent', reason: null, messageId: outcome.messageId }
    case 'throttled':
      return { state: 'planned', reason: 'throttled', retryInMs: outcome.afterMs }
    case 'blocked':
    case 'deactivated':
      return { state: 'skipped', reason: outcome.kind }
    case 'held':
      return { state: 'skipped', reason: outcome.why }
    case 'moved':
      return { state: 'planned', reason: 'moved', retryInMs: 0, movedTo: outcome.externalId }
    case 'rejected':
      return { state: 'failed', reason: outcome.code }
    case 'deferred':
      return { state: 'planned', reason: outcome.code, retryInMs: BACKOFF_MS }
    case 'unreachable':
      return outcome.doubt
        ? afterDoubt(kind, attempts, outcome.code)
        : { state: 'planned', reason: outcome.code, retryInMs: BACKOFF_MS }
  }
}

/** A message that may or may not have arrived: a reminder goes out again, an announcement never twice. */
function afterDoubt(kind: MessageClass, attempts: number, reason: string): Verdict {
  if (kind === 'announcement' || attempts >= MAX_ATTEMPTS) return { state: 'unknown', reason }
  return { state: 'planned', reason, retryInMs: backoff(attempts) }
}

/** A message that its worker had claimed and died with. It has waited long enough: another attempt is due at once. */
export function afterDeath(kind: MessageClass, attempts: number): Verdict {
  const verdict = afterDoubt(kind, attempts, 'worker_died')
  return verdict.state === 'planned' ? { ...verdict, retryInMs: 0 } : verdict
}

function backoff(attempts: number): number {
  return BACKOFF_MS * 2 ** Math.max(0, attempts - 1)
}
