import { AsyncLocalStorage } from 'node:async_hooks'
import { reach } from '../core/crash-point.ts'
import { againOnConflict } from './again-on-conflict.ts'
import type { Database, Tx } from './client.ts'
import { dialectOf, moment } from './dialect.ts'

/** The update a turn answers. `applied` turns true with its first committed effect. */
export interface TurnScope {
  /** the update's row, claimed by `epoch` */
  inboundId: number
  epoch: number
  now: Date
  applied: boolean
}

/** Says that this update is not this process's any more: it was taken for dead, and another one handles the update. */
export class UpdateLost extends Error {
  constructor() {
    super('another process handles this update')
    this.name = 'UpdateLost'
  }
}

const turns = new AsyncLocalStorage<TurnScope>()

/** Runs `work` as the handling of one update: its first transaction also marks the update, both or neither. */
export function inTurn<T>(scope: TurnScope, work: () => Promise<T>): Promise<T> {
  return turns.run(scope, work)
}

/**
 * Runs `work` in one transaction: all of its writes happen, or none. Inside a turn the first such transaction marks the
 * update as applied, so that an answer given once counts once, however often the process dies around it. Throws UpdateLost
 * when the update is not this process's to apply. On PostgreSQL `work` may run more than once.
 * `statementsStandAlone`: each statement holds its own conditions, and none relies on what another one read.
 */
export async function transact<T>(
  database: Database,
  work: (tx: Tx) => Promise<T>,
  { statementsStandAlone = false }: { statementsStandAlone?: boolean } = {},
): Promise<T> {
  const scope = turns.getStore()
  const result = await againOnConflict(() =>
    database.write.$transaction(
      async (tx) => {
        if (scope && !scope.applied) await markApplied(tx, scope)
        return work(tx)
      },
      statementsStandAlone ? {} : oneAtATime(database),
    ),
  )
  if (scope && !scope.applied) {
    scope.applied = true
    reach('update.applied')
  }
  return result
}

/**
 * On PostgreSQL a row that was read here and changed by another meanwhile ends the transaction, which is then run again:
 * what it decided on still holds when it commits, as on SQLite, where there is one writer.
 */
function oneAtATime({ write }: Database): { isolationLevel?: 'Serializable' } {
  // The client's types are SQLite's, which knows one level only.
  return dialectOf(write) === 'postgres' ? { isolationLevel: 'RepeatableRead' as 'Serializable' } : {}
}

async function markApplied(tx: Tx, { inboundId, epoch, now }: TurnScope): Promise<void> {
  const marked = await tx.$executeRaw`
    UPDATE "InboundUpdate" SET "state" = 'applied', "stateAt" = ${moment(tx, now)}
    WHERE "id" = ${inboundId} AND "state" = 'claimed' AND "epoch" = ${epoch}`
  if (marked === 0) throw new UpdateLost()
}
