import type { Screen } from '../../../core/screen.ts'
import { appendNotice } from '../../../db/repos/notices.ts'
import { decidingAccounts } from '../../../db/repos/offices.ts'
import { allowLists, termWithOrg } from '../../../db/repos/terms.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { deciding, pathAbove } from '../../../domain/identity/who.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, show } from '../../turn.ts'
import { heldPrimary } from './held.ts'
import { headScreen } from './screens.ts'

const HOME = [{ label: { key: 'common.home' as const }, route: 'menu' }]

/** A chair who heads the employer, too, asks those above for the lists of members; they look at it and answer. */
export function createLists({ database }: Deps): Record<'askLists' | 'allowLists', Handler> {
  return {
    async askLists(turn, [orgId = '']) {
      const held = await heldPrimary(database.read, turn, orgId)
      if (held.kind !== 'head') return { note: { key: 'common.stale' } }
      const { office, name, termId, confirmedFor } = held
      const screen = requestScreen(termId, { name, chair: confirmedFor })
      await transact(database, async (tx) => {
        for (const accountId of await decidingAccounts(
          tx,
          pathAbove(office.orgPath),
          turn.today,
          turn.accountId,
        )) {
          const kind = 'lists.request'
          const dedupeKey = `${kind}:${termId}:${accountId}:${turn.today}`
          await appendNotice(tx, { accountId, orgId: office.orgId, kind, dedupeKey, screen }, turn.now)
        }
      })
      return show(headScreen(office.orgId, name, true))
    },

    /** Only for the very term the request was made in, by somebody above. */
    async allowLists(turn, [id = '', answer = '']) {
      const term = await termWithOrg(database.read, Number(id))
      if (!term || !deciding(turn.who, pathAbove(term.orgPath))) return { note: { key: 'common.stale' } }
      if (answer === 'yes')
        await transact(database, (tx) => allowLists(tx, term.id, turn.accountId, turn.now))
      const vars = { name: term.orgName }
      return show({
        text: { key: answer === 'yes' ? 'lists.allowed' : 'lists.refused', vars },
        buttons: [HOME],
      })
    },
  }
}

function requestScreen(termId: number, vars: { name: string; chair: string }): Screen {
  return {
    text: { key: 'lists.request', vars },
    buttons: [
      [
        { label: { key: 'lists.yes' }, route: 'lists.allow', args: [termId, 'yes'], style: 'primary' },
        { label: { key: 'lists.no' }, route: 'lists.allow', args: [termId, 'no'] },
      ],
      HOME,
    ],
  }
}
