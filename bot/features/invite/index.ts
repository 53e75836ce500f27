import { deepLinkUrl, encodeDeepLink } from '../../../core/deep-link.ts'
import type { Screen } from '../../../core/screen.ts'
import { calendarDate, daysLater, endOfDay } from '../../../core/time-zone.ts'
import { appendNotice } from '../../../db/repos/notices.ts'
import {
  createInvite,
  endInvited,
  findInvite,
  type Invite,
  officePlace,
  revokeInvite,
  waitingInvite,
} from '../../../db/repos/office-invites.ts'
import { isHeldInFull } from '../../../db/repos/offices-without-access.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { INVITE_DAYS } from '../../../domain/identity/invite.ts'
import { type DecidingRight, deciding, pathAbove } from '../../../domain/identity/who.ts'
import { isInForce } from '../../../domain/organisation/term.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { createAccessList } from './list.ts'
import { cameScreen, linkScreen, placeNotice, yourEndedScreen } from './screens.ts'

/** Offices handed over from above: who has no access, a link that is good once, and taking either back. */
export function createInvites(deps: Deps): Record<'list' | 'hand' | 'revoke' | 'end', Handler> {
  const { database } = deps
  return {
    list: createAccessList(deps),
    hand: (turn, [orgId]) => hand(turn, Number(orgId) || 0),
    revoke: (turn, [id]) => withInvite(turn, id, revoke),
    end: (turn, [id]) => withInvite(turn, id, end),
  }

  /** The link that waits already, or a new one. */
  async function hand(turn: Turn, orgId: number): Promise<Reply> {
    const handed = await transact(database, async (tx) => {
      const place = await officePlace(tx, orgId)
      const right = place && deciding(turn.who, pathAbove(place.orgPath))
      if (!place || !right) return undefined
      if (await isHeldInFull(tx, place.officeId, turn.today)) return placeNotice('invite.needless', place)
      const until = endOfDay(daysLater(turn.today, INVITE_DAYS), turn.timeZone)
      const id =
        (await waitingInvite(tx, place.officeId, turn.accountId, turn.now)) ??
        (await createInvite(tx, place, until, actor(turn, right)))
      const invite = await findInvite(tx, id)
      return invite && inviteScreen(deps, invite, turn)
    })
    return handed ? show(handed) : { note: { key: 'common.forbidden' } }
  }

  /** An invitation to an office below the person's own; of any giver, for roles change hands. */
  async function withInvite(
    turn: Turn,
    id: string | undefined,
    work: (turn: Turn, invite: Invite, right: DecidingRight) => Promise<Screen>,
  ): Promise<Reply> {
    const invite = await findInvite(database.read, Number(id) || 0)
    const right = invite && deciding(turn.who, pathAbove(invite.place.orgPath))
    return invite && right ? show(await work(turn, invite, right)) : { note: { key: 'common.forbidden' } }
  }

  async function revoke(turn: Turn, invite: Invite, right: DecidingRight): Promise<Screen> {
    const done = await transact(database, (tx) => revokeInvite(tx, invite, actor(turn, right)))
    const fresh = done ? undefined : await findInvite(database.read, invite.id)
    if (fresh?.usedAt) return cameScreen('invite.usedAlready', fresh, accessByLink(fresh, turn.today))
    return placeNotice('invite.revoked', invite.place)
  }

  async function end(turn: Turn, invite: Invite, right: DecidingRight): Promise<Screen> {
    const whose = await transact(database, async (tx) => {
      const accountId = await endInvited(tx, invite, actor(turn, right))
      if (accountId === undefined) return undefined
      const { orgId } = invite.place
      const dedupeKey = `office.ended:${invite.id}`
      const screen = yourEndedScreen(invite.place)
      await appendNotice(tx, { accountId, orgId, kind: 'office.ended', dedupeKey, screen }, turn.now)
      return accountId
    })
    return placeNotice(whose === undefined ? 'invite.endedBefore' : 'invite.ended', invite.place)
  }
}

function actor(turn: Turn, right: DecidingRight) {
  const source = right.officeId === undefined ? ('officer' as const) : ('chair' as const)
  return { accountId: turn.accountId, source, now: turn.now }
}

/** What a link opens today: `full` is confirmed by handing it over, for the term that was then, and needs it in force. */
export function accessByLink({ place: { term }, createdAt }: Invite, today: string): 'limited' | 'full' {
  return term && term.startedAt <= createdAt && isInForce(term, today) ? 'full' : 'limited'
}

export function inviteScreen({ secret, botName }: Deps, invite: Invite, turn: Turn): Screen {
  const lastDay = calendarDate(invite.expiresAt, 'utc')
  const payload = encodeDeepLink({ kind: 'office', id: invite.id, lastDay }, secret)
  return linkScreen(invite, deepLinkUrl(botName(), payload), accessByLink(invite, turn.today), turn.timeZone)
}
