import { NOT_CONNECTED, type Outcome } from '../../domain/outbox/outcome.ts'

/** Seconds to wait after a 429 that does not say how long. */
const DEFAULT_RETRY_AFTER_S = 5

interface Rule {
  status: number
  /** part of Telegram's description, lower case */
  says?: string
  outcome: (retryAfter: number | undefined) => Outcome
}

/** THE table: what Telegram answers → what it means. The first rule that fits wins. */
const RULES: Rule[] = [
  {
    status: 429,
    outcome: (after) => ({ kind: 'throttled', afterMs: (after ?? DEFAULT_RETRY_AFTER_S) * 1000 }),
  },
  { status: 403, says: 'deactivated', outcome: () => ({ kind: 'deactivated' }) },
  { status: 403, outcome: () => ({ kind: 'blocked' }) },
  { status: 400, says: 'chat not found', outcome: () => ({ kind: 'rejected', code: 'chat_not_found' }) },
  { status: 400, says: 'not modified', outcome: () => ({ kind: 'rejected', code: 'not_modified' }) },
  {
    status: 400,
    says: 'message to delete not found',
    outcome: () => ({ kind: 'rejected', code: 'message_gone' }),
  },
  { status: 400, says: "can't be deleted", outcome: () => ({ kind: 'rejected', code: 'too_old' }) },
  { status: 400, says: 'too long', outcome: () => ({ kind: 'rejected', code: 'too_long' }) },
  { status: 401, outcome: () => ({ kind: 'unreachable', doubt: false, code: 'token_refused' }) },
  { status: 404, outcome: () => ({ kind: 'rejected', code: 'method_missing' }) },
]

/** A call that failed, in no library's terms. */
export type FailedCall =
  | {
      is: 'answered'
      status: number
      description: string
      retryAfter?: number | undefined
      movedTo?: number | undefined
    }
  | { is: 'silent' }
  | { is: 'garbled' }
  | { is: 'cut'; code: string }

/** The outcome of a call that failed. A 5xx may stand before or after the delivery, so it is a doubt as well. */
export function outcomeOf(failed: FailedCall): Outcome {
  if (failed.is === 'silent') return { kind: 'unreachable', doubt: true, code: 'timeout' }
  if (failed.is === 'garbled') return { kind: 'unreachable', doubt: true, code: 'garbled_answer' }
  if (failed.is === 'cut') {
    const code = failed.code.toLowerCase()
    return { kind: 'unreachable', doubt: !NOT_CONNECTED.includes(code), code }
  }
  const { status, description, retryAfter, movedTo } = failed
  if (movedTo !== undefined) return { kind: 'moved', externalId: String(movedTo) }
  if (status >= 500) return { kind: 'unreachable', doubt: true, code: `server_${status}` }
  const said = description.toLowerCase()
  const rule = RULES.find((row) => row.status === status && (!row.says || said.includes(row.says)))
  return rule ? rule.outcome(retryAfter) : { kind: 'rejected', code: `telegram_${status}` }
}
