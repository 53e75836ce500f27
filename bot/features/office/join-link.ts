import { deepLinkUrl, encodeDeepLink, shareUrl } from '../../../core/deep-link.ts'
import type { Button, Screen } from '../../../core/screen.ts'
import { daysLater } from '../../../core/time-zone.ts'
import { findPrimary } from '../../../db/repos/organisation-search.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import { deciding, pathAbove } from '../../../domain/identity/who.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, show, type Turn } from '../../turn.ts'

/** Days that a poster on the wall stays good: a school year with its summer; it is printed anew every September. */
const JOIN_LINK_DAYS = 365

/** The link by which people of a primary apply to join: for its chair, and for those above. */
export function createJoinLink({ database, secret, botName }: Deps): Handler {
  return async (turn, [orgId]) => {
    const primary = await findPrimary(database.read, Number(orgId) || 0)
    if (!primary || !deciding(turn.who, primary.path)) return { note: { key: 'common.forbidden' } }
    const lastDay = daysLater(turn.today, JOIN_LINK_DAYS)
    const payload = encodeDeepLink({ kind: 'join', id: primary.id, lastDay }, secret)
    const url = deepLinkUrl(botName(), payload)
    return show(joinLinkScreen(primary.name, url, lastDay, back(turn, primary)))
  }
}

function back({ who }: Turn, { id, path }: { id: number; path: string }): Button {
  const label = { key: 'common.back' as const }
  const own = who.offices.some((office) => office.orgId === id)
  const parentId = pathAbove(path).split('/').at(-2) ?? ''
  return own ? { label, route: 'office', args: [id] } : { label, route: 'access.list', args: [parentId] }
}

function joinLinkScreen(name: string, url: string, lastDay: string, wayBack: Button): Screen {
  return {
    text: { key: 'joinLink.title', vars: { name, url, until: writtenDate(lastDay) } },
    more: [{ key: 'joinLink.how' }],
    buttons: [
      [{ label: { key: 'joinLink.share' }, url: shareUrl(url), style: 'primary' }],
      [wayBack, { label: { key: 'common.home' }, route: 'menu' }],
    ],
  }
}
