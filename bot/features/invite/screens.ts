import { shareUrl } from '../../../core/deep-link.ts'
import type { Button, Screen, Text } from '../../../core/screen.ts'
import { calendarDate } from '../../../core/time-zone.ts'
import type { Invite, OfficePlace } from '../../../db/repos/office-invites.ts'
import type { WithoutAccess, WithoutAccessPage } from '../../../db/repos/offices-without-access.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'

/** As many organisations as one screen of a phone holds. */
export const PAGE = 8
/** As much of a name as a button shows on a phone. What tells organisations apart stands at its end. */
const LABEL_CHARS = 44

export const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }

export interface Named {
  orgId: number
  name: string
}

/** The organisations below one whose chair is not in the bot, with the way back. */
export function listScreen(
  org: Named,
  page: WithoutAccessPage & { number: number },
  wayOut: Button[],
): Screen {
  const { rows, empty, limited, number } = page
  const vars = { name: org.name, empty, limited }
  if (rows.length === 0) return { text: { key: 'invite.listEmpty', vars }, buttons: [wayOut] }
  const turning: Button[] = [
    ...(number > 0 ? [pageButton('invite.earlier', org.orgId, number - 1)] : []),
    ...((number + 1) * PAGE < empty + limited ? [pageButton('invite.later', org.orgId, number + 1)] : []),
  ]
  return {
    text: { key: 'invite.list', vars },
    more: [{ key: 'invite.listHow' }],
    buttons: [...rows.map((row) => [rowButton(row)]), ...(turning.length > 0 ? [turning] : []), wayOut],
  }
}

function pageButton(key: 'invite.earlier' | 'invite.later', orgId: number, number: number): Button {
  return { label: { key }, route: 'access.list', args: [orgId, number] }
}

function rowButton({ orgId, name, held }: WithoutAccess): Button {
  const vars = { name: name.length > LABEL_CHARS ? `…${name.slice(1 - LABEL_CHARS)}` : name }
  return {
    label: { key: held ? 'invite.rowLimited' : 'invite.rowEmpty', vars },
    route: 'invite',
    args: [orgId],
  }
}

/** Which of the organisations that one heads. */
export function chooseScreen(orgs: Named[]): Screen {
  if (orgs.length === 0) return { text: { key: 'invite.nothingBelow' }, buttons: [[HOME]] }
  const rows = orgs.map(({ orgId, name }): Button[] => [
    { label: { key: 'common.plain', vars: { text: name } }, route: 'access.list', args: [orgId] },
  ])
  return { text: { key: 'office.choose' }, buttons: [...rows, [HOME]] }
}

/** The one-time link, to whom it goes and what it will open. */
export function linkScreen(
  invite: Invite,
  url: string,
  access: 'limited' | 'full',
  timeZone: string,
): Screen {
  const { id, place, expiresAt } = invite
  const until = writtenDate(calendarDate(expiresAt, timeZone))
  return {
    text: { key: 'invite.link', vars: { name: place.orgName, url, until } },
    more: [
      { key: 'invite.linkHow' },
      ...(place.term?.chairFullName ? [chairText(place)] : []),
      opensText(access),
    ],
    buttons: [
      [{ label: { key: 'invite.share' }, url: shareUrl(url), style: 'primary' }],
      [{ label: { key: 'invite.revoke' }, route: 'invite.revoke', args: [id], style: 'danger' }],
      [below(place)],
      [backToList(place), HOME],
    ],
  }
}

function chairText({ term }: OfficePlace): Text {
  return { key: 'invite.chair', vars: { chair: term?.chairFullName ?? '' } }
}

function opensText(access: 'limited' | 'full'): Text {
  return { key: access === 'full' ? 'invite.opensFull' : 'invite.opensLimited' }
}

/** What else one does for an organisation that nobody runs here: its wall poster, or the organisations below it. */
function below({ level, orgId }: OfficePlace): Button {
  return level === 'primary'
    ? { label: { key: 'joinLink.button' }, route: 'join.link', args: [orgId] }
    : { label: { key: 'invite.below' }, route: 'access.list', args: [orgId] }
}

/** To the list that the organisation stands in: the one of its parent. */
export function backToList({ orgPath }: { orgPath: string }): Button {
  const parentId = orgPath.split('/').at(-3)
  return { label: { key: 'common.back' }, route: 'access.list', ...(parentId && { args: [parentId] }) }
}

/** A word on an organisation, with the way back to its list. */
export function placeNotice(
  key: 'invite.revoked' | 'invite.ended' | 'invite.endedBefore' | 'invite.needless',
  place: OfficePlace,
): Screen {
  return { text: { key, vars: { name: place.orgName } }, buttons: [[backToList(place), HOME]] }
}

/** The link was used while its giver wanted to revoke it, or just now: who came can be sent away. */
export function cameScreen(
  key: 'invite.came' | 'invite.usedAlready',
  { id, place }: Invite,
  access: 'limited' | 'full',
): Screen {
  return {
    text: { key, vars: { name: place.orgName } },
    more: [{ key: access === 'full' ? 'invite.cameFull' : 'invite.cameLimited' }, { key: 'invite.cameHow' }],
    buttons: [
      [{ label: { key: 'invite.end' }, route: 'invite.end', args: [id], style: 'danger' }],
      [backToList(place), HOME],
    ],
  }
}

/** What the person hears whose access was taken back. */
export function yourEndedScreen(place: OfficePlace): Screen {
  return { text: { key: 'invite.yourEnded', vars: { name: place.orgName } }, buttons: [[HOME]] }
}
