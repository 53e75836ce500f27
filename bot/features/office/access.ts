import type { Screen } from '../../../core/screen.ts'
import { appendNotice } from '../../../db/repos/notices.ts'
import { officeWaits } from '../../../db/repos/office-waits.ts'
import {
  type BindingRow,
  decidingAccounts,
  findBinding,
  grantFull,
  ownBinding,
} from '../../../db/repos/offices.ts'
import { waitsTexts } from '../../../domain/identity/chair-text.ts'
import { deciding, officeAt, pathAbove } from '../../../domain/identity/who.ts'
import type { Deps } from '../../deps.ts'
import { transactByRights } from '../../transact-by-rights.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'

/** Limited access to an office becomes full when somebody above says so. */
export function createAccess({ database }: Deps): Record<'askFull' | 'decideFull', Handler> {
  return {
    askFull: (turn, [orgId]) => askAbove(turn, Number(orgId)),
    decideFull: (turn, [id, answer, termId]) => decide(turn, Number(id), answer === 'yes', Number(termId)),
  }

  /** One request a day: whoever presses again hears that it is on its way. */
  async function askAbove(turn: Turn, orgId: number): Promise<Reply> {
    const asked = await transactByRights(database, turn, async (tx, { who }) => {
      const office = officeAt(who, orgId)
      if (!office) return undefined
      const binding = await ownBinding(tx, turn.accountId, office.officeId)
      if (!binding || binding.confirmed) return 'needless'
      const above = await decidingAccounts(tx, pathAbove(office.orgPath), turn.today, turn.accountId)
      for (const accountId of above)
        await appendNotice(tx, message(binding, accountId, requestScreen(binding), turn), turn.now)
      return above.length > 0 ? 'asked' : 'nobody'
    })
    return asked ? show(backScreen(`access.${asked}`, orgId)) : { note: { key: 'common.forbidden' } }
  }

  /** A request names the term it was made in: what was asked under one chair is not given under the next. */
  async function decide(turn: Turn, id: number, yes: boolean, termId: number): Promise<Reply> {
    const decided = await transactByRights(database, turn, async (tx, { who }) => {
      const binding = Number.isSafeInteger(id) ? await findBinding(tx, id) : undefined
      const own = binding?.accountId === turn.accountId
      if (!binding || own || (binding.termId ?? 0) !== termId) return undefined
      if (!deciding(who, pathAbove(binding.orgPath))) return undefined
      if (binding.confirmed) return 'before'
      if (yes) await grantFull(tx, binding, turn.accountId, turn.now)
      const told: Screen = {
        ...backScreen(yes ? 'access.yours' : 'access.yoursRefused', binding.orgId),
        ...(yes && { more: waitsTexts(await officeWaits(tx, binding, turn.today)) }),
      }
      await appendNotice(tx, message(binding, binding.accountId, told, turn, yes ? 'yes' : 'no'), turn.now)
      return binding
    })
    if (!decided) return { note: { key: 'common.stale' } }
    if (decided === 'before') return { note: { key: 'link.alreadyDecided' } }
    return show({
      text: { key: yes ? 'access.given' : 'access.refused', vars: { name: decided.orgName } },
      buttons: [[{ label: { key: 'common.home' }, route: 'menu' }]],
    })
  }
}

function message(binding: BindingRow, accountId: number, screen: Screen, turn: Turn, decided?: 'yes' | 'no') {
  const kind = decided ? 'office.access' : 'office.request'
  return {
    accountId,
    orgId: binding.orgId,
    kind,
    dedupeKey: `${kind}:${binding.id}:${binding.termId ?? 0}:${accountId}:${decided ?? ''}:${turn.today}`,
    screen,
  }
}

function requestScreen({ id, orgName, chairFullName, termId = 0 }: BindingRow): Screen {
  const vars = { name: orgName, chair: chairFullName ?? { key: 'access.noChair' as const } }
  return {
    text: { key: 'access.request', vars },
    buttons: [
      [
        { label: { key: 'access.yes' }, route: 'access', args: [id, 'yes', termId], style: 'primary' },
        { label: { key: 'access.no' }, route: 'access', args: [id, 'no', termId] },
      ],
    ],
  }
}

function backScreen(
  key: 'access.asked' | 'access.needless' | 'access.nobody' | 'access.yours' | 'access.yoursRefused',
  orgId: number,
): Screen {
  return {
    text: { key },
    buttons: [
      [
        { label: { key: 'menu.office' }, route: 'office', args: [orgId] },
        { label: { key: 'common.home' }, route: 'menu' },
      ],
    ],
  }
}
