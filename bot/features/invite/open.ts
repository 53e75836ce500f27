import type { Screen } from '../../../core/screen.ts'
import type { Tx } from '../../../db/client.ts'
import { whoIs } from '../../../db/repos/accounts.ts'
import { leaveDialogue } from '../../../db/repos/dialogues.ts'
import { appendNotice } from '../../../db/repos/notices.ts'
import { findInvite, type Invite, useInvite } from '../../../db/repos/office-invites.ts'
import { officeWaits } from '../../../db/repos/office-waits.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { waitsTexts } from '../../../domain/identity/chair-text.ts'
import { INVITE_DAYS, inviteState } from '../../../domain/identity/invite.ts'
import { deciding, pathAbove } from '../../../domain/identity/who.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { loadOffice, officeScreen } from '../office/screens.ts'
import { accessByLink, inviteScreen } from './index.ts'
import { cameScreen, HOME } from './screens.ts'

/** `void`: the giver's right to hand this office over has ended since. */
type Refused = 'used' | 'expired' | 'revoked' | 'void'
type Opened = 'opened' | 'again' | 'own' | Refused

/** A one-time link is opened: the first account is bound to the office, everybody else hears why not. */
export function createInviteOpener(deps: Deps): Handler {
  const { database } = deps
  return async (turn, [id]) => {
    const { opened, invite } = await transact(database, async (tx) => {
      await leaveDialogue(tx, turn.accountId)
      const found = await findInvite(tx, Number(id) || 0)
      return { opened: found ? await open(tx, found, turn) : ('void' as const), invite: found }
    })
    if (!invite) return refused('void')
    if (opened === 'own') return withWord(inviteScreen(deps, invite, turn), 'invite.own')
    if (opened === 'opened' || opened === 'again') return office(turn, invite, opened)
    return refused(opened)
  }

  /** The office as its new holder sees it; somebody whose access has ended since holds it no more. */
  async function office(turn: Turn, { place }: Invite, opened: 'opened' | 'again'): Promise<Reply> {
    const who = await whoIs(database.read, turn.accountId, turn.today)
    const held = who.offices.find(({ officeId }) => officeId === place.officeId)
    if (!held) return refused('used')
    const screen = officeScreen(await loadOffice(database.read, held, turn.today))
    if (opened === 'again') return show(screen)
    const waits = held.access === 'full' ? await officeWaits(database.read, held, turn.today) : undefined
    const more = [...(screen.more ?? []), ...(waits ? waitsTexts(waits) : [])]
    return withWord({ ...screen, more }, 'invite.opened')
  }
}

async function open(tx: Tx, invite: Invite, turn: Turn): Promise<Opened> {
  const state = inviteState(invite, turn.now)
  if (state !== 'open') return state === 'used' && invite.usedBy === turn.accountId ? 'again' : state
  if (invite.createdBy === turn.accountId) return 'own'
  const giver = await whoIs(tx, invite.createdBy, turn.today)
  const right = deciding(giver, pathAbove(invite.place.orgPath))
  if (!right) return 'void'
  const source = right.officeId === undefined ? 'officer' : 'chair'
  const access = accessByLink(invite, turn.today)
  const used = await useInvite(tx, invite, access, { accountId: turn.accountId, source, now: turn.now })
  if (!used) return 'used'
  await tellGiver(tx, invite, access, turn)
  return 'opened'
}

async function tellGiver(tx: Tx, invite: Invite, access: 'limited' | 'full', turn: Turn): Promise<void> {
  const notice = {
    accountId: invite.createdBy,
    orgId: invite.place.orgId,
    kind: 'office.came',
    dedupeKey: `office.came:${invite.id}`,
    screen: cameScreen('invite.came', invite, access),
  }
  await appendNotice(tx, notice, turn.now)
}

function withWord({ text, ...screen }: Screen, key: 'invite.own' | 'invite.opened'): Reply {
  return show({ ...screen, text: { key }, more: [text, ...(screen.more ?? [])] })
}

function refused(why: Refused): Reply {
  return show({ text: { key: `invite.open.${why}`, vars: { days: INVITE_DAYS } }, buttons: [[HOME]] })
}
