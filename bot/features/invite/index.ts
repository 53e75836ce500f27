import { deepLinkUrl, encodeDeepLink } from '../../../core/deep-link.ts'
import type { Screen } from '../../../core/screen.ts'
import { calendarDate, daysLater, endOfDay } from '../../../core/time-zone.ts'
import type { Tx } from '../../../db/client.ts'
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
import { writtenDate } from '../../../domain/calendar-date.ts'
import { INVITE_DAYS, inviteState } from '../../../domain/identity/invite.ts'
import { type DecidingRight, deciding, pathAbove } from '../../../domain/identity/who.ts'
import { isInForce } from '../../../domain/organisation/term.ts'
import { officePaper } from '../../../print/office-paper.ts'
import type { Deps } from '../../deps.ts'
import { transactByRights } from '../../transact-by-rights.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { createEndAccess } from './end-access.ts'
import { createAccessList } from './list.ts'
import { cameScreen, linkScreen, paperScreen, placeNotice, yourEndedScreen } from './screens.ts'

type Handlers = 'list' | 'hand' | 'paper' | 'revoke' | 'end' | 'endAccess' | 'restoreAccess'

/** Offices handed over from above: who has no access, a link that is good once, and taking either back. */
export function createInvites(deps: Deps): Record<Handlers, Handler> {
  const { database } = deps
  return {
    list: createAccessList(deps),
    ...createEndAccess(deps),
    paper: (turn, [id]) => paper(turn, id),
    hand: (turn, [orgId]) => hand(turn, Number(orgId) || 0),
    revoke: (turn, [id]) => withInvite(turn, id, revoke),
    end: (turn, [id]) => withInvite(turn, id, end),
  }

  /** The link that waits already, or a new one. */
  async function hand(turn: Turn, orgId: number): Promise<Reply> {
    const handed = await transactByRights(database, turn, async (tx, { who }) => {
      const place = await officePlace(tx, orgId)
      const right = place && deciding(who, pathAbove(place.orgPath))
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
    work: (tx: Tx, turn: Turn, invite: Invite, right: DecidingRight) => Promise<Screen>,
  ): Promise<Reply> {
    const screen = await transactByRights(database, turn, async (tx, now) => {
      const invite = await findInvite(tx, Number(id) || 0)
      const right = invite && deciding(now.who, pathAbove(invite.place.orgPath))
      return right && work(tx, now, invite, right)
    })
    return screen ? show(screen) : { note: { key: 'common.forbidden' } }
  }

  /** The link on paper, for its own giver: whoever holds the sheet may open it. */
  async function paper(turn: Turn, id: string | undefined): Promise<Reply> {
    const invite = await findInvite(database.read, Number(id) || 0)
    if (!invite || !deciding(turn.who, pathAbove(invite.place.orgPath)))
      return { note: { key: 'common.forbidden' } }
    const { place, createdBy } = invite
    if (inviteState(invite, turn.now) !== 'open' || createdBy !== turn.accountId)
      return show(placeNotice('invite.paperOver', place))
    const until = writtenDate(calendarDate(invite.expiresAt, turn.timeZone))
    const name = place.orgName
    return show(paperScreen(place, await officePaper({ name, url: inviteUrl(deps, invite), until })))
  }
}

async function revoke(tx: Tx, turn: Turn, invite: Invite, right: DecidingRight): Promise<Screen> {
  const done = await revokeInvite(tx, invite, actor(turn, right))
  const fresh = done ? undefined : await findInvite(tx, invite.id)
  if (fresh?.usedAt) return cameScreen('invite.usedAlready', fresh, accessByLink(fresh, turn.today))
  return placeNotice('invite.revoked', invite.place)
}

async function end(tx: Tx, turn: Turn, invite: Invite, right: DecidingRight): Promise<Screen> {
  const accountId = await endInvited(tx, invite, actor(turn, right))
  if (accountId === undefined) return placeNotice('invite.endedBefore', invite.place)
  const { orgId } = invite.place
  const dedupeKey = `office.ended:${invite.id}`
  const screen = yourEndedScreen(invite.place)
  await appendNotice(tx, { accountId, orgId, kind: 'office.ended', dedupeKey, screen }, turn.now)
  return placeNotice('invite.ended', invite.place)
}

function actor(turn: Turn, right: DecidingRight) {
  const source = right.officeId === undefined ? ('officer' as const) : ('chair' as const)
  return { accountId: turn.accountId, source, now: turn.now }
}

/** What a link opens today: `full` is confirmed by handing it over, for the term that was then, and needs it in force. */
export function accessByLink({ place: { term }, createdAt }: Invite, today: string): 'limited' | 'full' {
  return term && term.startedAt <= createdAt && isInForce(term, today) ? 'full' : 'limited'
}

export function inviteScreen(deps: Deps, invite: Invite, turn: Turn): Screen {
  return linkScreen(invite, inviteUrl(deps, invite), accessByLink(invite, turn.today), turn.timeZone)
}

function inviteUrl({ secret, botName }: Deps, { id, expiresAt }: Invite): string {
  const lastDay = calendarDate(expiresAt, 'utc')
  return deepLinkUrl(botName(), encodeDeepLink({ kind: 'office', id, lastDay }, secret))
}
