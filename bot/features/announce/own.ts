import type { Tx } from '../../../db/client.ts'
import { whoIs } from '../../../db/repos/accounts.ts'
import { type BroadcastRow, findBroadcast } from '../../../db/repos/broadcast.ts'
import type { Who } from '../../../domain/identity/who.ts'
import type { Turn } from '../../turn.ts'
import { mayAnnounce } from './authority.ts'

/** A broadcast by the id a button names, where the person may write to its audience now. */
export async function findOwn(read: Tx, who: Who, id: string | undefined): Promise<BroadcastRow | undefined> {
  const row = id && /^\d{1,9}$/.test(id) ? await findBroadcast(read, Number(id)) : undefined
  if (!row) return undefined
  const org =
    row.orgId === null
      ? null
      : await read.organisation.findUnique({ where: { id: row.orgId }, select: { path: true } })
  return mayAnnounce(who, org?.path ?? null) ? row : undefined
}

/** The same inside a transaction, by the rights that the person has at this moment. */
export async function findOwnNow(
  tx: Tx,
  turn: Turn,
  id: string | undefined,
): Promise<BroadcastRow | undefined> {
  return findOwn(tx, await whoIs(tx, turn.accountId, turn.today), id)
}
