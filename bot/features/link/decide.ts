import type { Screen } from '../../../core/screen.ts'
import { bindMember } from '../../../db/repos/links.ts'
import { appendOutbox } from '../../../db/repos/outbox.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { deciding } from '../../../domain/identity/who.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'

/** Yes or no to a request for linking by ticket number: by the chair, or by the account of the phone on record. */
export function createLinkDecisions({ database }: Deps): Record<'confirm' | 'refuse', Handler> {
  return {
    confirm: (turn, [id]) => decide(turn, Number(id), 'confirmed'),
    refuse: (turn, [id]) => decide(turn, Number(id), 'refused'),
  }

  async function decide(turn: Turn, id: number, state: 'confirmed' | 'refused'): Promise<Reply> {
    const request = await database.read.linkRequest.findUnique({
      where: { id },
      include: { member: { include: { org: true } } },
    })
    if (!request?.member || !mayDecide(turn, request.member)) return { note: { key: 'common.stale' } }
    const { member, accountId } = request
    const decided = await transact(database, async (tx) => {
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
      await appendOutbox(
        tx,
        {
          accountId,
          orgId: member.orgId,
          kind: `link.${state}`,
          dedupeKey: `link.${state}:${id}`,
          lane: 'realtime',
          class: 'reminder',
          screen,
          notBefore: turn.now,
        },
        turn.now,
      )
      return true
    })
    const text = decided
      ? state === 'confirmed'
        ? 'link.youConfirmed'
        : 'link.youRefused'
      : 'link.alreadyDecided'
    return show({ text: { key: text }, buttons: [[{ label: { key: 'common.home' }, route: 'menu' }]] })
  }
}

function mayDecide(turn: Turn, member: { id: number; org: { path: string } }): boolean {
  return turn.who.member?.memberId === member.id || deciding(turn.who, member.org.path) !== undefined
}
