import { deepLinkUrl, encodeDeepLink, shareUrl } from '../../../core/deep-link.ts'
import type { Button, Screen } from '../../../core/screen.ts'
import { daysLater } from '../../../core/time-zone.ts'
import { livingJoinLink, revokeJoinLinks } from '../../../db/repos/join-links.ts'
import { findPrimary, type PrimaryFound } from '../../../db/repos/organisation-search.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import { deciding, pathAbove } from '../../../domain/identity/who.ts'
import { drawJoinPicture, type JoinInvitation, joinPoster } from '../../../print/join-poster.ts'
import { pictureOf } from '../../../print/picture.ts'
import type { Deps } from '../../deps.ts'
import { transactByRights } from '../../transact-by-rights.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'

/** Days that a poster on the wall stays good: a school year with its summer; it is printed anew every September. */
const JOIN_LINK_DAYS = 365
/** A poster is not printed from a link that ends sooner. */
const GOOD_FOR_DAYS = 180
/** Second press of the button that ends a link. */
const CONFIRMED = 'yes'

/** The link by which people of a primary apply to join: for its chair, and for those above; as a code and as a poster. */
export function createJoinLink({
  database,
  secret,
  botName,
}: Deps): Record<'joinLink' | 'joinPoster' | 'joinRevoke', Handler> {
  return {
    async joinLink(turn, [orgId]) {
      const primary = await findOwn(turn, orgId)
      if (!primary) return { note: { key: 'common.forbidden' } }
      return linkReply(turn, primary)
    },

    async joinRevoke(turn, [orgId, confirmed]) {
      const primary = await findOwn(turn, orgId)
      if (!primary) return { note: { key: 'common.forbidden' } }
      if (confirmed !== CONFIRMED) return show(revokeScreen(primary))
      const isOwn = await transactByRights(database, turn, async (tx, { who, now }) => {
        if (!deciding(who, primary.path)) return false
        await revokeJoinLinks(tx, primary.id, now)
        return true
      })
      if (!isOwn) return { note: { key: 'common.forbidden' } }
      return linkReply(turn, primary)
    },

    async joinPoster(turn, [orgId]) {
      const primary = await findOwn(turn, orgId)
      if (!primary) return { note: { key: 'common.forbidden' } }
      const wayBack = { label: { key: 'common.back' as const }, route: 'join.link', args: [primary.id] }
      return show({
        text: { key: 'joinLink.posterSent' },
        file: { name: 'poster.pdf', bytes: await joinPoster(await invite(turn, primary)) },
        buttons: [[wayBack, { label: { key: 'common.home' }, route: 'menu' }]],
      })
    },
  }

  async function findOwn(turn: Turn, orgId: string | undefined): Promise<PrimaryFound | undefined> {
    const primary = await findPrimary(database.read, Number(orgId) || 0)
    return primary && deciding(turn.who, primary.path) ? primary : undefined
  }

  async function linkReply(turn: Turn, primary: PrimaryFound): Promise<Reply> {
    const invitation = await invite(turn, primary)
    return {
      screen: joinLinkScreen(primary.id, invitation, back(turn, primary)),
      picture: pictureOf(drawJoinPicture(invitation)),
    }
  }

  async function invite(turn: Turn, { id: orgId, name }: PrimaryFound): Promise<JoinInvitation> {
    const { accountId, today, now } = turn
    const days = { goodOn: daysLater(today, GOOD_FOR_DAYS), lastDay: daysLater(today, JOIN_LINK_DAYS) }
    const { id, lastDay } = await transact(database, (tx) =>
      livingJoinLink(tx, { orgId, accountId }, days, now),
    )
    const payload = encodeDeepLink({ kind: 'join', id, lastDay }, secret)
    const url = deepLinkUrl(botName(), payload)
    return { name, url, botName: botName(), until: writtenDate(lastDay) }
  }
}

function revokeScreen({ id, name }: PrimaryFound): Screen {
  return {
    text: { key: 'joinLink.revokeAsk', vars: { name } },
    buttons: [
      [{ label: { key: 'joinLink.revoke' }, route: 'join.revoke', args: [id, CONFIRMED], style: 'danger' }],
      [
        { label: { key: 'common.back' }, route: 'join.link', args: [id] },
        { label: { key: 'common.home' }, route: 'menu' },
      ],
    ],
  }
}

function back({ who }: Turn, { id, path }: { id: number; path: string }): Button {
  const label = { key: 'common.back' as const }
  const own = who.offices.some((office) => office.orgId === id)
  const parentId = pathAbove(path).split('/').at(-2) ?? ''
  return own ? { label, route: 'office', args: [id] } : { label, route: 'access.list', args: [parentId] }
}

function joinLinkScreen(id: number, { name, url, until }: JoinInvitation, wayBack: Button): Screen {
  return {
    text: { key: 'joinLink.title', vars: { name, url, until } },
    more: [{ key: 'joinLink.how' }],
    buttons: [
      [{ label: { key: 'joinLink.share' }, url: shareUrl(url), style: 'primary' }],
      [{ label: { key: 'joinLink.poster' }, route: 'join.poster', args: [id] }],
      [{ label: { key: 'joinLink.revoke' }, route: 'join.revoke', args: [id] }],
      [{ label: { key: 'permit.button' }, route: 'permit', args: [id] }],
      [{ label: { key: 'duesRate.button' }, route: 'dues.rate', args: [id] }],
      [wayBack, { label: { key: 'common.home' }, route: 'menu' }],
    ],
  }
}
