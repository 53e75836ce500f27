import type { Screen } from '../../../core/screen.ts'
import type { Tx } from '../../../db/client.ts'
import { noteProof, ownMembers, provenMembers } from '../../../db/repos/erasure-proofs.ts'
import { noteStop, stoppingRight, stopsOf } from '../../../db/repos/erasure-stops.ts'
import { cancelErasure, findWish, type Wish } from '../../../db/repos/erasures.ts'
import { appendNotice } from '../../../db/repos/notices.ts'
import { deciding } from '../../../domain/identity/who.ts'
import { erasureStoppedScreen } from '../../../domain/privacy/erasure-text.ts'
import type { Deps } from '../../deps.ts'
import { transactByRights } from '../../transact-by-rights.ts'
import { type Handler, show, type Turn } from '../../turn.ts'

/** What others say of a wish to be erased: that it is a mistake, or that the card is that person's. */
export function createErasureWord({ database }: Deps): Record<'stopErasure' | 'confirmErasure', Handler> {
  return {
    async stopErasure(turn, [id]) {
      const said = await transactByRights(database, turn, async (tx, now) => {
        const wish = await findWish(tx, Number(id))
        return wish && wish.accountId !== now.accountId ? stop(tx, now, wish) : undefined
      })
      return said ? show(word(said)) : { note: { key: 'common.stale' } }
    },

    /** By who decides for the organisation, of a card that the registry has no birth date for. */
    async confirmErasure(turn, [id, memberId]) {
      const confirmed = await transactByRights(database, turn, async (tx, { who }) => {
        const wish = await findWish(tx, Number(id))
        const members = wish ? await ownMembers(tx, wish.accountId) : []
        const member = members.find((each) => each.id === Number(memberId))
        if (!wish || !member || wish.accountId === turn.accountId) return false
        if (!deciding(who, member.org.path)) return false
        await noteProof(tx, wish.id, member.id, turn.now)
        return true
      })
      return confirmed ? show(word('privacy.erasure.youConfirmed')) : { note: { key: 'common.stale' } }
    },
  }
}

/** Stops it for the first card that this person decides on and may still do so; undefined where there is none at all. */
async function stop(tx: Tx, turn: Turn, wish: Wish): Promise<Said | undefined> {
  const members = await ownMembers(tx, wish.accountId)
  const concerned = members.filter(({ org }) => deciding(turn.who, org.path))
  const provenIds = await provenMembers(tx, wish.id)
  for (const { id: memberId, org } of concerned) {
    const proven = provenIds.has(memberId)
    const stops = proven ? await stopsOf(tx, wish.accountId, memberId) : []
    const right = stoppingRight(turn.who, org.path, stops)
    if (!right) continue
    await cancelErasure(tx, wish.accountId)
    await noteStop(tx, { accountId: turn.accountId, right, memberId, proven }, turn.now)
    const notice = { accountId: wish.accountId, orgId: org.id, kind: 'erasure.stopped' }
    const dedupeKey = `erasure.stopped:${wish.id}`
    await appendNotice(tx, { ...notice, dedupeKey, screen: erasureStoppedScreen(proven) }, turn.now)
    return 'privacy.erasure.youStopped'
  }
  return concerned.length > 0 ? 'privacy.erasure.again' : undefined
}

type Said = 'privacy.erasure.youStopped' | 'privacy.erasure.youConfirmed' | 'privacy.erasure.again'

function word(key: Said): Screen {
  return { text: { key }, buttons: [[{ label: { key: 'common.home' }, route: 'menu' }]] }
}
