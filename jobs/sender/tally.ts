import type { Verdict } from '../../domain/outbox/outcome.ts'
import type { Mail } from './attempt.ts'

/** What one run did. */
export interface Tally {
  sent: number
  skipped: number
  failed: number
  unknown: number
  items: Array<{ account: string; org: string | null; kind: string }>
}

/** A report names so many messages at most: a broadcast may have millions. */
const MAX_ITEMS = 20_000

export const newTally = (): Tally => ({ sent: 0, skipped: 0, failed: 0, unknown: 0, items: [] })

export function count(tally: Tally, mail: Mail, { state }: Verdict): void {
  if (state === 'planned') return
  tally[state] += 1
  if (state === 'sent' && tally.items.length < MAX_ITEMS)
    tally.items.push({ account: mail.account, org: mail.org, kind: mail.kind })
}
