import { deepLinkUrl, encodeDeepLink, shareUrl } from '../../../core/deep-link.ts'
import type { Button, Screen, Text } from '../../../core/screen.ts'
import { calendarDate } from '../../../core/time-zone.ts'
import type { JoinPermit } from '../../../db/repos/join-permits.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import type { Deps } from '../../deps.ts'
import type { Turn } from '../../turn.ts'

const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }

/** What the parent's paper is for, and the button to press when it has come. `lastId`: of the newest permit there is. */
export function paperScreen(place: { id: number; name: string }, lastId: number): Screen {
  return {
    text: { key: 'permit.title', vars: { name: place.name } },
    buttons: [
      [
        {
          label: { key: 'permit.give' },
          route: 'permit.give',
          args: [place.id, lastId],
          style: 'primary',
        },
      ],
      [{ label: { key: 'minor.form' }, route: 'minor.form', args: [place.id] }],
      back(place.id),
    ],
  }
}

export function permitUrl({ secret, botName }: Deps, { id, expiresAt }: JoinPermit): string {
  const lastDay = calendarDate(expiresAt, 'utc')
  return deepLinkUrl(botName(), encodeDeepLink({ kind: 'permit', id, lastDay }, secret))
}

/** The one-time link of a permit, to be handed to the person whose parent has signed. */
export function permitScreen(deps: Deps, permit: JoinPermit, turn: Turn, first?: Text): Screen {
  const url = permitUrl(deps, permit)
  const { org, id } = permit
  const link: Text = {
    key: 'permit.link',
    vars: { name: org.name, url, until: permitUntil(permit, turn) },
  }
  return {
    text: first ?? link,
    more: [...(first ? [link] : []), { key: 'permit.how' }],
    buttons: [
      [{ label: { key: 'joinLink.share' }, url: shareUrl(url), style: 'primary' }],
      [{ label: { key: 'permit.another' }, route: 'permit.give', args: [org.id, id] }],
      [{ label: { key: 'permit.revoke' }, route: 'permit.revoke', args: [id], style: 'danger' }],
      back(org.id),
    ],
  }
}

export function permitUntil({ expiresAt }: JoinPermit, { timeZone }: Turn): string {
  return writtenDate(calendarDate(expiresAt, timeZone))
}

export function permitNotice(key: 'permit.revoked' | 'permit.usedAlready', { org }: JoinPermit): Screen {
  return { text: { key, vars: { name: org.name } }, buttons: [back(org.id)] }
}

function back(orgId: number): Button[] {
  return [{ label: { key: 'common.back' }, route: 'permit', args: [orgId] }, HOME]
}
