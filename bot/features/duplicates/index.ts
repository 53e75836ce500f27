import type { Tx } from '../../../db/client.ts'
import {
  countOpenPairs,
  decidePair,
  findPair,
  nextOpenPair,
  type PairDecider,
  type PairRow,
  undoPair,
} from '../../../db/repos/duplicates.ts'
import { deciding, decidingRights } from '../../../domain/identity/who.ts'
import { readFreshMoment } from '../../../domain/undo.ts'
import type { Deps } from '../../deps.ts'
import { transactByRights } from '../../transact-by-rights.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { doneScreen, pairScreen, undoButton } from './screens.ts'

/** Members who are probably one person: whoever has both below says whether they are, and takes it back within a minute. Nothing is merged. */
export function createDuplicates({ database }: Deps): Record<'next' | 'decide' | 'undo', Handler> {
  return {
    next: (turn, [orgId, after]) => next(turn, Number(orgId), Number(after) || 0),
    decide: (turn, [id, answer, orgId]) => decide(turn, Number(id), answer ?? '', Number(orgId)),

    /** The pair is shown again, as the next one to decide on. */
    undo: async (turn, [id, moment = '', orgId]) => {
      const decidedAt = readFreshMoment(moment, turn.now)
      const undone = await asDecider(turn, Number(id), async (tx, pair, by) => {
        return decidedAt !== undefined && undoPair(tx, pair, decidedAt, by)
      })
      if (undone === 'foreign') return { note: { key: 'common.forbidden' } }
      if (!decidedAt) return { note: { key: 'tickets.undo.late' } }
      return undone === 'done' ? next(turn, Number(orgId), Number(id) - 1) : { note: { key: 'common.stale' } }
    },
  }

  async function next(turn: Turn, orgId: number, after: number, decided?: number): Promise<Reply> {
    const rights = decidingRights(turn.who)
    const root = rights.find((right) => right.orgId === orgId) ?? (orgId ? undefined : rights[0])
    if (!root) return { note: { key: 'common.forbidden' } }
    const pair = await nextOpenPair(database.read, root.orgPath, after)
    const waiting = await countOpenPairs(database.read, root.orgPath)
    const own = turn.who.offices.some((office) => office.orgId === root.orgId)
    const undo = decided === undefined ? [] : [undoButton(decided, turn.now, root.orgId)]
    return show(
      pair ? pairScreen(pair, waiting, root.orgId, own, undo) : doneScreen(root.orgId, waiting, own, undo),
    )
  }

  async function decide(turn: Turn, id: number, answer: string, orgId: number): Promise<Reply> {
    if (answer !== 'same' && answer !== 'different') return { note: { key: 'common.stale' } }
    const decided = await asDecider(turn, id, (tx, pair, by) => decidePair(tx, pair, answer, by))
    if (decided === 'foreign') return { note: { key: 'common.forbidden' } }
    if (decided === 'done') return next(turn, orgId, id, id)
    return { ...(await next(turn, orgId, id)), note: { key: 'duplicates.before' } }
  }

  /** Where the pair stands is looked at again in the transaction that decides: members move. */
  function asDecider(
    turn: Turn,
    id: number,
    act: (tx: Tx, pair: PairRow, by: PairDecider) => Promise<boolean>,
  ): Promise<'foreign' | 'done' | 'before'> {
    return transactByRights(database, turn, async (tx, { who }) => {
      const pair = Number.isSafeInteger(id) ? await findPair(tx, id) : undefined
      const right = pair && deciding(who, pair.orgPath)
      if (!pair || !right) return 'foreign'
      const by = { accountId: turn.accountId, officeId: right.officeId ?? null, at: turn.now }
      return (await act(tx, pair, by)) ? 'done' : 'before'
    })
  }
}
