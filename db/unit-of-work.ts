import { AsyncLocalStorage } from 'node:async_hooks'
import { reach } from '../core/crash-point.ts'
import type { Database, Tx } from './client.ts'
import { moment } from './dialect.ts'

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
 * when the update is not this process's to apply.
 */
export async function transact<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  const scope = turns.getStore()
  if (!scope || scope.applied) return database.write.$transaction(work)
  const result = await database.write.$transaction(async (tx) => {
    await markApplied(tx, scope)
    return work(tx)
  })
  scope.applied = true
  reach('update.applied')
  return result
}

async function markApplied(tx: Tx, { inboundId, epoch, now }: TurnScope): Promise<void> {
  const marked = await tx.$executeRaw`
    UPDATE "InboundUpdate" SET "state" = 'applied', "stateAt" = ${moment(tx, now)}
    WHERE "id" = ${inboundId} AND "state" = 'claimed' AND "epoch" = ${epoch}`
  if (marked === 0) throw new UpdateLost()
}
