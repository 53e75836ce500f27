import { type DeepLink, type FollowedLink, followDeepLink, LINK_PAYLOAD } from '../../../core/deep-link.ts'
import type { Button, Screen, Text } from '../../../core/screen.ts'
import { countQuestionsFor } from '../../../db/repos/questions.ts'
import { INVITE_DAYS } from '../../../domain/identity/invite.ts'
import { isUnionAdmin, may, type Who } from '../../../domain/identity/who.ts'
import { PERMIT_DAYS } from '../../../domain/membership/join-permit.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'

/** /start, /menu and /help: where everybody is at home. */
export function createMenu(
  deps: Deps,
  openers: Record<DeepLink['kind'] | 'link', Handler>,
): Record<'start' | 'menu' | 'help', Handler> {
  return {
    async start(turn, [payload]) {
      // Whoever holds a card already is at home, and is not asked for it again.
      const isInvited = payload === LINK_PAYLOAD
      if (isInvited && !turn.who.member) return openers.link(turn, [])
      if (payload && !isInvited) return follow(turn, payload)
      await deps.dialogues.leave(turn, true)
      const known = isKnown(turn.who)
      return show({
        text: { key: known ? 'menu.welcomeBack' : 'menu.welcome' },
        buttons: await buttonsFor(turn),
      })
    },
    async menu(turn) {
      await deps.dialogues.leave(turn, true)
      return show({ ...menuScreen(turn.who), buttons: await buttonsFor(turn) })
    },
    async help(turn) {
      return show({ text: { key: 'menu.help' }, buttons: menuButtons(turn.who) })
    },
  }

  /** With the questions that wait for the person, where there are some. */
  async function buttonsFor({ who, accountId }: Turn): Promise<Button[][]> {
    const waiting = may('decider', who) ? await countQuestionsFor(deps.database.read, who, accountId) : 0
    return menuButtons(who, waiting)
  }

  /** A link brought the person; where it is no good, the reason stands over the menu. */
  async function follow(turn: Turn, payload: string): Promise<Reply> {
    const link = followDeepLink(payload, deps.secret, turn.now)
    if ('id' in link) return openers[link.kind](turn, [String(link.id)])
    await deps.dialogues.leave(turn, true)
    return show({ text: whyNot(link), buttons: menuButtons(turn.who) })
  }
}

function whyNot(link: Exclude<FollowedLink, DeepLink>): Text {
  if (link.kind === 'damaged') return { key: 'start.damaged' }
  if (link.was === 'office') return { key: 'invite.open.expired', vars: { days: INVITE_DAYS } }
  if (link.was === 'permit') return { key: 'permit.open.expired', vars: { days: PERMIT_DAYS } }
  return { key: 'start.expired' }
}

export function menuScreen(who: Who): Screen {
  return { text: { key: 'menu.title' }, buttons: menuButtons(who) }
}

function isKnown(who: Who): boolean {
  return who.member !== undefined || who.offices.length > 0 || who.grants.length > 0
}

/** At most four rows for a member, more only for people with more to do. */
function menuButtons(who: Who, questions = 0): Button[][] {
  const rows: Button[][] = []
  const stranger: Button[][] = [
    [{ label: { key: 'menu.join' }, route: 'join', ...(!isKnown(who) && { style: 'primary' as const }) }],
    [{ label: { key: 'menu.link' }, route: 'link' }],
  ]
  if (!isKnown(who)) rows.push(...stranger)
  if (who.member) {
    rows.push([
      { label: { key: 'menu.card' }, route: 'card' },
      { label: { key: 'menu.bonus' }, route: 'bonus' },
    ])
    rows.push([{ label: { key: 'menu.profile' }, route: 'profile' }])
  }
  if (may('office', who)) {
    rows.push([
      { label: { key: 'menu.office' }, route: 'office' },
      { label: { key: 'menu.summary' }, route: 'summary' },
    ])
  }
  if (may('decider', who)) rows.push([{ label: { key: 'menu.applications' }, route: 'applications' }])
  if (questions > 0)
    rows.push([{ label: { key: 'question.menu', vars: { count: questions } }, route: 'questions' }])
  if (may('inspector', who))
    rows.push([
      { label: { key: 'find.menu' }, route: 'find' },
      { label: { key: 'campaign.button' }, route: 'campaign' },
    ])
  if (may('officer', who)) {
    rows.push([
      { label: { key: 'invite.button' }, route: 'access.list' },
      { label: { key: 'mend.button' }, route: 'mend' },
    ])
    rows.push([
      { label: { key: 'duplicates.menu' }, route: 'duplicates' },
      { label: { key: 'import.menu' }, route: 'import' },
    ])
  }
  if (may('decider', who)) {
    rows.push([
      { label: { key: 'menu.announce' }, route: 'announce' },
      { label: { key: 'menu.broadcasts' }, route: 'broadcasts' },
    ])
  }
  if (isUnionAdmin(who)) rows.push([{ label: { key: 'tables.menu' }, route: 'tables' }])
  // Who has work here comes for it, and seldom to join.
  if (isKnown(who) && !who.member) rows.push(stranger.flat())
  rows.push([
    { label: { key: 'menu.ask' }, route: 'ask' },
    { label: { key: 'menu.settings' }, route: 'settings' },
  ])
  return rows
}
