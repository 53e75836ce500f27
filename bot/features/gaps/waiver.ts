import type { Button, Screen } from '../../../core/screen.ts'
import type { Tx } from '../../../db/client.ts'
import { standingFor } from '../../../db/repos/gap-standing.ts'
import { findWaiver, settleWaiver, type WaiverRow } from '../../../db/repos/gap-waivers.ts'
import { appendNotice } from '../../../db/repos/notices.ts'
import { deciding, pathAbove } from '../../../domain/identity/who.ts'
import { fieldText } from '../../../domain/quality/gap-text.ts'
import { waiverRequest } from '../../../domain/quality/waiver-text.ts'
import type { Deps } from '../../deps.ts'
import { transactByRights } from '../../transact-by-rights.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'

const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }

/** What becomes of «this is not about us»: the level above decides, and either side takes it back. */
export function createWaiver({ database }: Deps): Record<'waiver' | 'unwaive', Handler> {
  return {
    waiver: (turn, [id, answer]) => decide(turn, Number(id), answer ?? ''),
    unwaive: (turn, [id]) => takeBack(turn, Number(id)),
  }

  async function decide(turn: Turn, id: number, answer: string): Promise<Reply> {
    const by = { accountId: turn.accountId, now: turn.now }
    const decided = await transactByRights(database, turn, async (tx, { who }) => {
      const waiver = await findWaiver(tx, id)
      if (!waiver || waiver.askedBy === turn.accountId) return undefined
      if (!deciding(who, pathAbove(waiver.orgPath))) return undefined
      if (answer === 'look') return { waiver, key: 'waive.request' } as const
      if (answer === 'back') {
        const done = await settleWaiver(tx, id, { from: ['confirmed'], to: 'withdrawn' }, by)
        if (done) await tell(tx, waiver, 'back', turn)
        return done ? ({ waiver, key: 'waive.returned' } as const) : undefined
      }
      if (waiver.state === 'confirmed' || waiver.state === 'refused') return 'before'
      // The passport has changed under it since: it will be asked anew where it still matters.
      const standing = await standingFor(tx, waiver.officeId, turn.today)
      if (waiver.state !== 'asked' || !standing || standing.lapsed.includes(id)) return 'over'
      const yes = answer === 'yes'
      await settleWaiver(tx, id, { from: ['asked'], to: yes ? 'confirmed' : 'refused' }, by)
      await tell(tx, waiver, yes ? 'yes' : 'no', turn)
      return { waiver, key: yes ? 'waive.confirmed' : 'waive.refused' } as const
    })
    if (!decided) return { note: { key: 'common.stale' } }
    if (decided === 'before') return { note: { key: 'link.alreadyDecided' } }
    if (decided === 'over') return show({ text: { key: 'waive.over' }, buttons: [[HOME]] })
    const { waiver, key } = decided
    if (key === 'waive.request') return show(waiverRequest(waiver))
    const vars = { name: waiver.orgName, field: fieldText(waiver.field) }
    const back: Button = { label: { key: 'waive.back', vars }, route: 'gap.waiver', args: [id, 'back'] }
    return show({ text: { key, vars }, buttons: key === 'waive.confirmed' ? [[back], [HOME]] : [[HOME]] })
  }

  /** The office itself takes it back: the field is asked again. */
  async function takeBack(turn: Turn, id: number): Promise<Reply> {
    const waiver = await transactByRights(database, turn, async (tx, { who }) => {
      const found = await findWaiver(tx, id)
      if (!found || !who.offices.some(({ officeId }) => officeId === found.officeId)) return undefined
      const move = { from: ['asked', 'confirmed'], to: 'withdrawn' } as const
      const done = await settleWaiver(tx, id, move, { accountId: turn.accountId, now: turn.now })
      return done ? found : undefined
    })
    if (!waiver) return { note: { key: 'common.stale' } }
    return show(returnedScreen(waiver))
  }
}

function returnedScreen({ orgId, orgName, field }: WaiverRow): Screen {
  return {
    text: { key: 'waive.returned', vars: { name: orgName, field: fieldText(field) } },
    buttons: [[{ label: { key: 'office.gapsButton' }, route: 'gaps', args: [orgId] }, HOME]],
  }
}

/** The chair who said so hears what became of it. */
async function tell(tx: Tx, waiver: WaiverRow, what: 'yes' | 'no' | 'back', turn: Turn): Promise<void> {
  const { id, orgId, field, orgName: name, askedBy: accountId } = waiver
  if (accountId === null) return
  const key = ({ yes: 'waive.yourConfirmed', no: 'waive.yourRefused', back: 'waive.yourReturned' } as const)[
    what
  ]
  const fill: Button = {
    label: { key: 'gaps.fill', vars: { field: fieldText(field) } },
    route: 'gap.fill',
    args: [orgId, field],
  }
  const screen: Screen = {
    text: { key, vars: { name, field: fieldText(field) } },
    buttons: what === 'yes' ? [[HOME]] : [[fill], [HOME]],
  }
  const kind = 'gap.waiver.decided'
  await appendNotice(tx, { accountId, orgId, kind, dedupeKey: `${kind}:${id}:${what}`, screen }, turn.now)
}
