import type { Text } from '../../../core/screen.ts'
import type { Tx } from '../../../db/client.ts'
import { leaveDialogue } from '../../../db/repos/dialogues.ts'
import { findPermit, type JoinPermit, openPermit } from '../../../db/repos/join-permits.ts'
import { appendNotice } from '../../../db/repos/notices.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { PERMIT_DAYS, permitState } from '../../../domain/membership/join-permit.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { permitScreen } from '../office/permit-screens.ts'
import { JOIN } from './screens.ts'
import { settled } from './settled.ts'

type Opened = 'opened' | 'own' | 'used' | 'revoked' | 'expired' | 'void'

/**
 * A permit's link was opened: whoever opened it last holds it and joins as everybody does. A parent who brought the paper
 * looks first, and hands it on.
 */
export function createPermitOpener(deps: Deps, start: Handler): Handler {
  const { database, dialogues } = deps
  return async (turn, [id]) => {
    // Who is in already, or waits for a decision, spends nothing.
    const done = await settled(database.read, turn, true)
    if (done) return done
    const { opened, permit } = await transact(database, async (tx) => {
      await leaveDialogue(tx, turn.accountId)
      const found = await findPermit(tx, Number(id) || 0)
      return { opened: found ? await open(tx, found, turn) : ('void' as const), permit: found }
    })
    if (!permit || opened === 'void') return refused('void')
    if (opened === 'own') return show(permitScreen(deps, permit, turn, { key: 'permit.own' }))
    if (opened !== 'opened') return refused(opened)
    const orgId = String(permit.org.id)
    await dialogues.start(turn, JOIN, { permit: String(permit.id), permitOrgId: orgId }, true)
    return start(turn, [orgId])
  }
}

async function open(tx: Tx, permit: JoinPermit, turn: Turn): Promise<Opened> {
  const { accountId, now } = turn
  const state = permitState(permit, now)
  if (state === 'held' && permit.openedBy === accountId) return 'opened'
  if (state !== 'open' && state !== 'held') return state
  // People try links before they hand them over: that spends nothing.
  if (permit.createdBy === accountId) return 'own'
  const by = { accountId, officeId: null, source: 'member' as const, now }
  if (!(await openPermit(tx, permit, by))) return state === 'held' ? 'expired' : 'used'
  if (permit.createdBy !== null) await tellGiver(tx, permit.createdBy, permit, turn)
  return 'opened'
}

async function tellGiver(
  tx: Tx,
  giver: number,
  { id, org }: JoinPermit,
  { accountId: opener, now }: Turn,
): Promise<void> {
  const screen = {
    text: { key: 'permit.opened' as const, vars: { place: org.name } },
    buttons: [
      [{ label: { key: 'permit.revoke' as const }, route: 'permit.revoke', args: [id] }],
      [{ label: { key: 'common.home' as const }, route: 'menu' }],
    ],
  }
  const notice = { accountId: giver, orgId: org.id, kind: 'permit.opened', screen }
  await appendNotice(tx, { ...notice, dedupeKey: `permit.opened:${id}:${opener}` }, now)
}

function refused(why: Exclude<Opened, 'opened' | 'own'>): Reply {
  const text: Text = { key: `permit.open.${why}`, vars: { days: PERMIT_DAYS } }
  return show({
    text,
    buttons: [
      [{ label: { key: 'menu.join' }, route: 'join', style: 'primary' }],
      [{ label: { key: 'common.home' }, route: 'menu' }],
    ],
  })
}
