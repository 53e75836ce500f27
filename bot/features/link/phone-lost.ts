import { notePhoneLost, phoneHolder, requestsOfDay } from '../../../db/repos/link-requests.ts'
import { appendNotice } from '../../../db/repos/notices.ts'
import { decidingAccounts } from '../../../db/repos/offices.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { isAnnounced } from '../../../domain/identity/linking.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, show } from '../../turn.ts'
import { nearestChair } from '../settings/links.ts'
import { confirmScreen, holderScreen } from './screens.ts'

/**
 * The phone of the chat that holds the card is lost: whoever has it now is not asked but told, and the chair decides. The
 * answer is the same whether the ticket was found, and whether anybody holds it.
 */
export function createPhoneLost({ database }: Deps): { lost: Handler } {
  return {
    async lost(turn, [id = '']) {
      const { accountId, today, now } = turn
      const isNoted = await transact(database, async (tx) => {
        const request = await notePhoneLost(tx, Number(id) || 0, accountId, now)
        if (request === undefined || request === 'unknown') return request !== undefined
        const { member } = request
        const holder = await phoneHolder(tx, member.id)
        // Where nobody holds it, the chair has been asked already.
        if (holder === undefined || holder === accountId) return true
        const about = { orgId: member.orgId, kind: 'link.lostPhone' }
        const key = `link.lostPhone:${request.id}`
        const isLoud = isAnnounced(await requestsOfDay(tx, member.id, request.id, now))
        // Past the day's number it waits in the list of whoever decides.
        for (const decider of isLoud ? await decidingAccounts(tx, member.orgPath, today, holder) : []) {
          if (decider === accountId) continue
          const screen = confirmScreen(request, 'chair')
          await appendNotice(
            tx,
            { ...about, accountId: decider, dedupeKey: `${key}:${decider}`, screen },
            now,
          )
        }
        const screen = holderScreen(request.id, await nearestChair(tx, member.orgId))
        await appendNotice(tx, { ...about, accountId: holder, dedupeKey: `${key}:holder`, screen }, now)
        return true
      })
      if (!isNoted) return { note: { key: 'common.stale' } }
      return show({
        text: { key: 'link.lostNoted' },
        buttons: [[{ label: { key: 'common.home' }, route: 'menu' }]],
      })
    },
  }
}
