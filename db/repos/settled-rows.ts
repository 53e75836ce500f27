import type { Verdict } from '../../domain/outbox/outcome.ts'
import type { Tx } from '../client.ts'
import type { Prisma } from '../generated/client.ts'
import { jsonRows } from '../json-rows.ts'

/** A claimed message with what became of it. */
export interface Settled {
  id: number
  accountId: number
  verdict: Verdict
}

const COLUMNS = {
  id: 'int',
  state: 'text',
  reason: 'text',
  messageId: 'text',
  retryAt: 'moment',
  back: 'int',
} as const

/** Verdicts as the rows of one statement. `back`: an attempt that does not count, because the messenger was busy. */
export function settledRows(tx: Tx, settled: readonly Settled[], now: Date): Prisma.Sql {
  const rows = settled.map(({ id, verdict }) => {
    const { state, reason, messageId = null, retryInMs } = verdict
    const retryAt = retryInMs === undefined ? null : new Date(now.getTime() + retryInMs)
    return { id, state, reason, messageId, retryAt, back: reason === 'throttled' ? 1 : 0 }
  })
  return jsonRows(tx, COLUMNS, rows)
}
