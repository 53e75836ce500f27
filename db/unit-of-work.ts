import { AsyncLocalStorage } from 'node:async_hooks'
import { againOnConflict } from './again-on-conflict.ts'
import type { Database, Tx } from './client.ts'
import { dialectOf, moment } from './dialect.ts'

/** The update a turn answers. `applied` turns true with its first committed effect. */
export interface TurnScope {
  channel: string
  updateId: string
  now: Date
  applied: boolean
}

/** Says that the effect of this update is already in the database: it was delivered a second time. */
export class AlreadyApplied extends Error {
  constructor() {
    super('this update has been applied before')
    this.name = 'AlreadyApplied'
  }
}

const turns = new AsyncLocalStorage<TurnScope>()

/** Runs `work` as the handling of one update: its first transaction also records the update, both or neither. */
export function inTurn<T>(scope: TurnScope, work: () => Promise<T>): Promise<T> {
  return turns.run(scope, work)
}

/**
 * Runs `work` in one transaction: all of its writes happen, or none. Inside a turn the first such transaction
 * records the update, so that an answer given once counts once, however often the process dies around it.
 * Throws AlreadyApplied when the update was recorded before. On PostgreSQL `work` may run more than once.
 */
export async function transact<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  const scope = turns.getStore()
  const result = await againOnConflict(() =>
    database.write.$transaction(
      async (tx) => {
        if (scope && !scope.applied) await recordUpdate(tx, scope)
        return work(tx)
      },
      isolationOf(database, scope),
    ),
  )
  if (scope) scope.applied = true
  return result
}

/**
 * A turn decides on what it has read. On PostgreSQL a row that it changes, and that another has changed since it looked,
 * ends it, and it is run again: as on SQLite, where there is one writer. Jobs claim their rows by the statement that
 * changes them, and need no more than the default.
 */
function isolationOf({ write }: Database, scope?: TurnScope): { isolationLevel?: 'Serializable' } {
  // The client's types are SQLite's, which knows one level only.
  return scope && dialectOf(write) === 'postgres'
    ? { isolationLevel: 'RepeatableRead' as 'Serializable' }
    : {}
}

async function recordUpdate(tx: Tx, scope: TurnScope): Promise<void> {
  const { channel, updateId, now } = scope
  const recorded = await tx.$executeRaw`
    INSERT INTO "InboundUpdate" ("channel", "updateId", "line", "body", "state", "receivedAt", "stateAt")
    VALUES (${channel}, ${updateId}, '', '', 'applied', ${moment(tx, now)}, ${moment(tx, now)})
    ON CONFLICT ("channel", "updateId") DO UPDATE SET "state" = 'applied', "stateAt" = ${moment(tx, now)}
    WHERE "InboundUpdate"."state" IN ('new', 'claimed')`
  if (recorded === 0) throw new AlreadyApplied()
}
