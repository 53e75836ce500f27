import { CERTAIN, type Verdict } from '../../domain/outbox/outcome.ts'
import type { Tx } from '../client.ts'
import { Prisma } from '../generated/client.ts'
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

/** A row whose last attempt may have arrived, after `attempts` that were begun: no later one can take that back. */
export function mayHaveArrived(table: 'Delivery' | 'OutboxMessage', attempts: number): Prisma.Sql {
  const reason = Prisma.raw(`"${table}"."reason"`)
  return Prisma.sql`("attempts" >= ${attempts} AND ${reason} IS NOT NULL AND ${reason} NOT IN (${Prisma.join([...CERTAIN])}))`
}

/**
 * What a settled row becomes: the verdict, but a person who may have the message of an earlier attempt is not called
 * left out; and a 429 says nothing of the attempt before it.
 */
export function settledState(table: 'Delivery' | 'OutboxMessage'): Prisma.Sql {
  const doubt = mayHaveArrived(table, 2)
  const reason = Prisma.raw(`"${table}"."reason"`)
  return Prisma.sql`
    "state" = CASE WHEN r."state" IN ('skipped', 'failed') AND ${doubt} THEN 'unknown' ELSE r."state" END,
    "reason" = CASE WHEN (r."state" IN ('skipped', 'failed') OR r."back" = 1) AND ${doubt} THEN ${reason}
      ELSE r."reason" END`
}
