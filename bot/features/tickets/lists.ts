import type { Screen } from '../../../core/screen.ts'
import type { Tx } from '../../../db/client.ts'
import { appendNotice } from '../../../db/repos/notices.ts'
import { decidingAccounts } from '../../../db/repos/offices.ts'
import { setLists, type TermWithOrg, termWithOrg } from '../../../db/repos/terms.ts'
import { deciding, pathAbove } from '../../../domain/identity/who.ts'
import { closedListsScreen } from '../../closed-lists.ts'
import type { Deps } from '../../deps.ts'
import { transactByRights } from '../../transact-by-rights.ts'
import { type Handler, show, type Turn } from '../../turn.ts'
import { heldPrimary } from './held.ts'

const HOME = [{ label: { key: 'common.home' as const }, route: 'menu' }]

/** A chair who heads the employer, too, asks those above for the lists of members; they look at it and answer. */
export function createLists({ database }: Deps): Record<'askLists' | 'allowLists', Handler> {
  return {
    async askLists(turn, [orgId = '']) {
      const asked = await transactByRights(database, turn, async (tx, now) => {
        const held = await heldPrimary(tx, now, orgId)
        if (held.kind !== 'head') return undefined
        const term = await termWithOrg(tx, { officeId: held.office.officeId })
        if (!term) return { orgId: held.office.orgId, count: 0 }
        const above = await decidingAccounts(tx, pathAbove(term.orgPath), turn.today, turn.accountId)
        for (const accountId of above) {
          const kind = 'lists.request'
          const dedupeKey = `${kind}:${term.id}:${accountId}:${turn.today}`
          const notice = { accountId, orgId: term.orgId, kind, dedupeKey, screen: requestScreen(term) }
          await appendNotice(tx, notice, turn.now)
        }
        return { orgId: held.office.orgId, count: above.length }
      })
      if (!asked) return { note: { key: 'common.stale' } }
      return show(closedListsScreen(asked.orgId, asked.count > 0 ? 'lists.asked' : 'lists.nobody'))
    },

    /** Only for the very term the request was made in, by somebody above who is not the chair. */
    async allowLists(turn, [id = '', answer = '']) {
      const open = answer === 'yes'
      const decided = await transactByRights(database, turn, async (tx, { who }) => {
        const term = await termWithOrg(tx, { id: Number(id) })
        if (!term || !deciding(who, pathAbove(term.orgPath))) return undefined
        if (term.heldBy.includes(turn.accountId)) return 'own'
        const changed = await setLists(tx, term, open, turn)
        if (changed || !open) await tellChair(tx, term, { open, changed }, turn)
        return term
      })
      if (!decided) return { note: { key: 'common.stale' } }
      if (decided === 'own') return { note: { key: 'lists.own' } }
      const vars = { name: decided.orgName }
      return show({ text: { key: open ? 'lists.allowed' : 'lists.refused', vars }, buttons: [HOME] })
    },
  }
}

/** The chair hears of every change, and of a refusal that changes nothing once a day. */
async function tellChair(
  tx: Tx,
  { id, orgId, orgName, heldBy }: TermWithOrg,
  { open, changed }: { open: boolean; changed: boolean },
  { now, today }: Turn,
): Promise<void> {
  const screen: Screen = {
    text: { key: open ? 'lists.told.open' : 'lists.told.closed', vars: { name: orgName } },
    buttons: [[{ label: { key: 'menu.office' }, route: 'office', args: [orgId] }], HOME],
  }
  for (const accountId of heldBy) {
    const dedupeKey = `lists.answer:${id}:${accountId}:${changed ? now.getTime() : today}`
    await appendNotice(tx, { accountId, orgId, kind: 'lists.answer', dedupeKey, screen }, now)
  }
}

function requestScreen({ id, orgName, chairFullName }: TermWithOrg): Screen {
  return {
    text: { key: 'lists.request', vars: { name: orgName, chair: chairFullName ?? '' } },
    buttons: [
      [
        { label: { key: 'lists.yes' }, route: 'lists.allow', args: [id, 'yes'], style: 'primary' },
        { label: { key: 'lists.no' }, route: 'lists.allow', args: [id, 'no'] },
      ],
      HOME,
    ],
  }
}
