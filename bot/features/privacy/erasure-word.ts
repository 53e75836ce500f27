import type { Screen } from '../../../core/screen.ts'
import type { Tx } from '../../../db/client.ts'
import { noteProof, type OwnMember, otherHolders, ownMembers } from '../../../db/repos/erasure-proofs.ts'
import { cancelErasure, findWish, type Wish } from '../../../db/repos/erasures.ts'
import { appendNotice } from '../../../db/repos/notices.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { deciding } from '../../../domain/identity/who.ts'
import { erasureStoppedScreen } from '../../../domain/privacy/erasure-text.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, show, type Turn } from '../../turn.ts'

/** What others say of a wish to be erased: that it is a mistake, or that the card is that person's. */
export function createErasureWord({ database }: Deps): Record<'stopErasure' | 'confirmErasure', Handler> {
  return {
    async stopErasure(turn, [id]) {
      const stopped = await transact(database, async (tx) => {
        const wish = await findWish(tx, Number(id))
        const member = wish && (await concerned(tx, turn, wish))
        if (!wish || !member) return false
        await cancelErasure(tx, wish.accountId)
        const notice = { accountId: wish.accountId, orgId: member.org.id, kind: 'erasure.stopped' }
        const dedupeKey = `erasure.stopped:${wish.id}`
        await appendNotice(tx, { ...notice, dedupeKey, screen: erasureStoppedScreen() }, turn.now)
        return true
      })
      return stopped ? show(word('privacy.erasure.youStopped')) : { note: { key: 'common.stale' } }
    },

    /** By who decides for the organisation, of a card that the registry has no birth date for. */
    async confirmErasure(turn, [id, memberId]) {
      const confirmed = await transact(database, async (tx) => {
        const wish = await findWish(tx, Number(id))
        const members = wish ? await ownMembers(tx, wish.accountId) : []
        const member = members.find((each) => each.isLinked && each.id === Number(memberId))
        if (!wish || !member || wish.accountId === turn.accountId) return false
        if (!deciding(turn.who, member.org.path)) return false
        await noteProof(tx, wish.id, member.id, turn.now)
        return true
      })
      return confirmed ? show(word('privacy.erasure.youConfirmed')) : { note: { key: 'common.stale' } }
    },
  }
}

/** The linked card of a wish that this person has a say in: as who decides, or as who the card was linked with before. */
async function concerned(tx: Tx, turn: Turn, wish: Wish): Promise<OwnMember | undefined> {
  if (wish.accountId === turn.accountId) return undefined
  const member = (await ownMembers(tx, wish.accountId)).find(({ isLinked }) => isLinked)
  if (!member || deciding(turn.who, member.org.path)) return member
  return (await otherHolders(tx, member.id, wish.accountId)).includes(turn.accountId) ? member : undefined
}

function word(key: 'privacy.erasure.youStopped' | 'privacy.erasure.youConfirmed'): Screen {
  return { text: { key }, buttons: [[{ label: { key: 'common.home' }, route: 'menu' }]] }
}
