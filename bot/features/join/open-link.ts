import { openJoinLink } from '../../../db/repos/join-links.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, show } from '../../turn.ts'

/** A link of a poster was opened: its signature holds, and it has not been revoked, or the person joins by the name. */
export function createJoinLinkOpener({ database }: Deps, start: Handler): Handler {
  return async (turn, [id]) => {
    const orgId = await openJoinLink(database.read, Number(id))
    if (orgId !== undefined) return start(turn, [String(orgId)])
    return show({
      text: { key: 'joinLink.revoked' },
      buttons: [
        [{ label: { key: 'menu.join' }, route: 'join', style: 'primary' }],
        [{ label: { key: 'common.home' }, route: 'menu' }],
      ],
    })
  }
}
