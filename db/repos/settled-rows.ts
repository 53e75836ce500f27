import { afterDeath, CERTAIN, NOT_ARRIVED, type Verdict } from '../../domain/outbox/outcome.ts'
import type { MessageClass } from '../../domain/outbox/ports.ts'
import type { Tx } from '../client.ts'
import { moment } from '../dialect.ts'
import { Prisma } from '../generated/client.ts'
import { jsonRows } from '../json-rows.ts'
import { markReach } from './reach.ts'

/** A claimed message with what became of it. */
export interface Settled {
  id: number
  accountId: number
  verdict: Verdict
}

/** Tables whose rows are claimed, sent and settled alike. */
export type Claimable = 'Delivery' | 'OutboxMessage'

const COLUMNS = {
  id: 'int',
  state: 'text',
  reason: 'text',
  messageId: 'text',
  retryAt: 'moment',
  back: 'int',
} as const

/**
 * Writes what became of claimed messages, all of them in one statement. A result that comes after its worker was taken
 * for dead still settles the doubt; that there was none does not, for nobody may be there any more to send it.
 */
export async function settleRows(
  tx: Tx,
  table: Claimable,
  epoch: number,
  settled: readonly Settled[],
  now: Date,
): Promise<void> {
  if (settled.length === 0) return
  const [name, state] = [Prisma.raw(`"${table}"`), Prisma.raw(`"${table}"."state"`)]
  await tx.$executeRaw`
    UPDATE ${name} SET ${settledState(table)}, "messageId" = r."messageId",
      "notBefore" = COALESCE(r."retryAt", "notBefore"), "attempts" = "attempts" - r."back",
      "stateAt" = ${moment(tx, now)}
    FROM ${settledRows(tx, settled, now)} r
    WHERE ${name}."id" = r."id" AND "epoch" = ${epoch}
      AND (${state} = 'claimed' OR (${state} = 'unknown' AND r."state" <> 'planned')
        OR (${state} = 'planned' AND r."state" = 'sent'))`
  await markReach(tx, settled, now)
}

/** Dead workers' claims of one transaction. */
export const RECOVERY_PAGE = 500

/** A claim of a dead worker. */
export interface DeadClaim {
  id: number
  accountId: number
  attempts: number
  epoch: number | null
  class: MessageClass
}

/** Settles claims of dead workers, of each epoch by itself: the class of a message decides what a doubt means. */
export async function settleDead(
  claims: readonly DeadClaim[],
  settle: (epoch: number, settled: Settled[]) => Promise<void>,
): Promise<void> {
  for (const epoch of new Set(claims.map((claim) => claim.epoch ?? 0))) {
    const own = claims.filter((claim) => claim.epoch === epoch)
    await settle(
      epoch,
      own.map(({ id, accountId, attempts, class: kind }) => ({
        ...{ id, accountId },
        verdict: afterDeath(kind, attempts),
      })),
    )
  }
}

/** Verdicts as the rows of one statement. `back`: an attempt that does not count, because nothing of it can have arrived. */
function settledRows(tx: Tx, settled: readonly Settled[], now: Date): Prisma.Sql {
  const rows = settled.map(({ id, verdict }) => {
    const { state, reason, messageId = null, retryInMs } = verdict
    const retryAt = retryInMs === undefined ? null : new Date(now.getTime() + retryInMs)
    return {
      id,
      state,
      reason,
      messageId,
      retryAt,
      back: reason !== null && CERTAIN.includes(reason) ? 1 : 0,
    }
  })
  return jsonRows(tx, COLUMNS, rows)
}

/** A row whose last attempt may have arrived, after `attempts` that were begun: no later one can take that back. */
export function mayHaveArrived(table: Claimable, attempts: number): Prisma.Sql {
  const reason = Prisma.raw(`"${table}"."reason"`)
  return Prisma.sql`("attempts" >= ${attempts} AND ${reason} IS NOT NULL AND ${reason} NOT IN (${Prisma.join([...NOT_ARRIVED])}))`
}

/**
 * What a settled row becomes: the verdict, but a person who may have the message of an earlier attempt is not called
 * left out; and one that does not count says nothing of the attempt before it.
 */
function settledState(table: Claimable): Prisma.Sql {
  const doubt = mayHaveArrived(table, 2)
  const reason = Prisma.raw(`"${table}"."reason"`)
  return Prisma.sql`
    "state" = CASE WHEN r."state" IN ('skipped', 'failed') AND ${doubt} THEN 'unknown' ELSE r."state" END,
    "reason" = CASE WHEN (r."state" IN ('skipped', 'failed') OR r."back" = 1) AND ${doubt} THEN ${reason}
      ELSE r."reason" END`
}
