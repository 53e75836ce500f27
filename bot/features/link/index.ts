import { triesOfDay } from '../../../db/repos/link-requests.ts'
import { unbind } from '../../../db/repos/links.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { mayTry } from '../../../domain/identity/linking.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, show } from '../../turn.ts'
import { linkByPhone } from './by-phone.ts'
import { linkByTicket } from './by-ticket.ts'
import { createLinkDecisions } from './decide.ts'
import { createPhoneLost } from './phone-lost.ts'
import { tooManyScreen } from './screens.ts'

/** /link: the phone of the very account, or a request by ticket number; and the way out. */
export function createLink(
  deps: Deps,
): Record<
  'start' | 'byTicket' | 'lost' | 'unlink' | 'unlinkConfirmed' | 'request' | 'confirm' | 'refuse',
  Handler
> {
  deps.dialogues.define(linkByPhone(deps))
  deps.dialogues.define(linkByTicket(deps))
  return {
    start: (turn) => deps.dialogues.start(turn, 'link', {}),
    async byTicket(turn) {
      const tries = await triesOfDay(deps.database.read, turn.accountId, turn.now)
      return mayTry(tries) ? deps.dialogues.start(turn, 'link-ticket', {}) : show(tooManyScreen())
    },
    unlink: async () =>
      show({
        text: { key: 'link.unlinkAsk' },
        buttons: [
          [{ label: { key: 'link.unlinkYes' }, route: 'unlink.yes', style: 'danger' }],
          [
            { label: { key: 'common.back' }, route: 'settings' },
            { label: { key: 'common.home' }, route: 'menu' },
          ],
        ],
      }),
    async unlinkConfirmed(turn) {
      await transact(deps.database, (tx) => unbind(tx, turn.accountId, turn.now))
      return show({
        text: { key: 'link.unlinked' },
        buttons: [
          [
            { label: { key: 'menu.link' }, route: 'link' },
            { label: { key: 'common.home' }, route: 'menu' },
          ],
        ],
      })
    },
    ...createPhoneLost(deps),
    ...createLinkDecisions(deps),
  }
}
