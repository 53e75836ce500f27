import type { Button, Screen } from '../../../core/screen.ts'
import type { Tx } from '../../../db/client.ts'
import { findLinkRequest, type LinkRequestRow } from '../../../db/repos/link-requests.ts'
import { bindMember } from '../../../db/repos/links.ts'
import { appendNotice } from '../../../db/repos/notices.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { deciding } from '../../../domain/identity/who.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { confirmScreen } from './screens.ts'

/** Yes or no to a request for linking by ticket number: by the chair, or by the account of the phone on record. */
export function createLinkDecisions({ database }: Deps): Record<'request' | 'confirm' | 'refuse', Handler> {
  return {
    request: (turn, [id]) => look(turn, Number(id)),
    confirm: (turn, [id]) => decide(turn, Number(id), 'confirmed'),
    refuse: (turn, [id]) => decide(turn, Number(id), 'refused'),
  }

  /** A request as the decider is asked about it. */
  async function look(turn: Turn, id: number): Promise<Reply> {
    const request = await open(database.read, turn, id)
    if (!request) return { note: { key: 'common.stale' } }
    const screen = confirmScreen(id, request.member)
    const out: Button[] = [
      { label: { key: 'common.back' }, route: 'applications' },
      { label: { key: 'common.home' }, route: 'menu' },
    ]
    return show({ ...screen, buttons: [...(screen.buttons ?? []), out] })
  }

  async function decide(turn: Turn, id: number, state: 'confirmed' | 'refused'): Promise<Reply> {
    const decided = await transact(database, async (tx) => {
      const request = await open(tx, turn, id)
      if (!request) return undefined
      const { member, accountId } = request
      const { count } = await tx.linkRequest.updateMany({
        where: { id, state: 'pending' },
        data: { state, decidedAt: turn.now },
      })
      if (count === 0) return false
      if (state === 'confirmed') await bindMember(tx, accountId, member.id, 'ticket', turn.now)
      const screen: Screen = {
        text: { key: state === 'confirmed' ? 'link.done' : 'link.refused' },
        buttons: [[{ label: { key: 'common.home' }, route: 'menu' }]],
      }
      const kind = `link.${state}`
      const notice = { accountId, orgId: member.orgId, kind, dedupeKey: `${kind}:${id}`, screen }
      await appendNotice(tx, notice, turn.now)
      return true
    })
    if (decided === undefined) return { note: { key: 'common.stale' } }
    const text = decided
      ? state === 'confirmed'
        ? 'link.youConfirmed'
        : 'link.youRefused'
      : 'link.alreadyDecided'
    return show({ text: { key: text }, buttons: [[{ label: { key: 'common.home' }, route: 'menu' }]] })
  }
}

/** A request that this person may decide on. */
async function open(db: Tx, turn: Turn, id: number): Promise<LinkRequestRow | undefined> {
  const request = Number.isSafeInteger(id) ? await findLinkRequest(db, id) : undefined
  return request && mayDecide(turn, request) ? request : undefined
}

/** Nobody confirms for themselves: a chair's own request is for the holder of the card, or for the level above. */
function mayDecide(turn: Turn, { accountId, member }: LinkRequestRow): boolean {
  if (accountId === turn.accountId) return false
  return turn.who.member?.memberId === member.id || deciding(turn.who, member.orgPath) !== undefined
}
