import type { Database, Tx } from '../db/client.ts'
import { whoIs } from '../db/repos/accounts.ts'
import { transact } from '../db/unit-of-work.ts'
import { isUnionAdmin } from '../domain/identity/who.ts'
import type { Turn } from './turn.ts'

/**
 * Runs `work` in one transaction, by the rights of this moment: in the turn it gets, `who` is read there anew. A role may
 * have been taken away since the turn began, and what is written by it is to know that.
 */
export function transactByRights<T>(
  database: Database,
  turn: Turn,
  work: (tx: Tx, turn: Turn) => Promise<T>,
): Promise<T> {
  return transact(database, async (tx) =>
    work(tx, { ...turn, who: await whoIs(tx, turn.accountId, turn.today) }),
  )
}

/** The same for what only an admin of the union changes. `act` gives undefined where the button is no longer good. */
export function transactAsUnionAdmin<T>(
  database: Database,
  turn: Turn,
  act: (tx: Tx) => Promise<T | undefined>,
): Promise<T | 'forbidden' | 'stale'> {
  return transactByRights(database, turn, async (tx, { who }) =>
    isUnionAdmin(who) ? ((await act(tx)) ?? 'stale') : 'forbidden',
  )
}
