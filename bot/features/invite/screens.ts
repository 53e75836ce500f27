import { shareUrl } from '../../../core/deep-link.ts'
import type { Button, Screen, Text } from '../../../core/screen.ts'
import { calendarDate } from '../../../core/time-zone.ts'
import type { Invite, OfficePlace } from '../../../db/repos/office-invites.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'

export const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }

export interface Named {
  orgId: number
  name: string
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
      [{ label: { key: 'invite.paper' }, route: 'invite.paper', args: [id] }],
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
  key: 'invite.revoked' | 'invite.ended' | 'invite.endedBefore' | 'invite.needless' | 'invite.paperOver',
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

/** The sheet with the link, for whoever is handed it in person. */
export function paperScreen({ orgId }: OfficePlace, bytes: Buffer): Screen {
  return {
    text: { key: 'invite.paperSent' },
    file: { name: 'access.pdf', bytes },
    buttons: [[{ label: { key: 'common.back' }, route: 'invite', args: [orgId] }, HOME]],
  }
}
