import { countOpenPairs, decidePair, findPair, nextOpenPair } from '../../../db/repos/duplicates.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { deciding, decidingRights } from '../../../domain/identity/who.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { doneScreen, pairScreen } from './screens.ts'

/** Members who are probably one person: whoever has both below says whether they are. Nothing is merged. */
export function createDuplicates({ database }: Deps): Record<'next' | 'decide', Handler> {
  return {
    next: (turn, [orgId, after]) => next(turn, Number(orgId), Number(after) || 0),
    decide: (turn, [id, answer, orgId]) => decide(turn, Number(id), answer ?? '', Number(orgId)),
  }

  async function next(turn: Turn, orgId: number, after: number): Promise<Reply> {
    const rights = decidingRights(turn.who)
    const root = rights.find((right) => right.orgId === orgId) ?? (orgId ? undefined : rights[0])
    if (!root) return { note: { key: 'common.forbidden' } }
    const pair = await nextOpenPair(database.read, root.orgPath, after)
    const waiting = await countOpenPairs(database.read, root.orgPath)
    const own = turn.who.offices.some((office) => office.orgId === root.orgId)
    return show(pair ? pairScreen(pair, waiting, root.orgId) : doneScreen(root.orgId, waiting, own))
  }

  /** Where the pair stands is looked at again in the transaction that decides: members move. */
  async function decide(turn: Turn, id: number, answer: string, orgId: number): Promise<Reply> {
    if (!Number.isSafeInteger(id) || (answer !== 'same' && answer !== 'different'))
      return { note: { key: 'common.stale' } }
    const decided = await transact(database, async (tx) => {
      const pair = await findPair(tx, id)
      const right = pair && deciding(turn.who, pair.orgPath)
      if (!pair || !right) return 'foreign'
      const by = { accountId: turn.accountId, officeId: right.officeId ?? null, at: turn.now }
      return (await decidePair(tx, pair, answer, by)) ? 'done' : 'before'
    })
    if (decided === 'foreign') return { note: { key: 'common.forbidden' } }
    const reply = await next(turn, orgId, id)
    return decided === 'done' ? reply : { ...reply, note: { key: 'duplicates.before' } }
  }
}
