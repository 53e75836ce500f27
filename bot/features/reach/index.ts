import { deepLinkUrl, LINK_PAYLOAD } from '../../../core/deep-link.ts'
import { memberStanding, UNREACHED, unreachedBelow, unreachedPage } from '../../../db/repos/member-reach.ts'
import { findRuleRoot } from '../../../db/repos/rules.ts'
import { deciding } from '../../../domain/identity/who.ts'
import { drawLinkPicture } from '../../../print/code-picture.ts'
import { pictureOf } from '../../../print/picture.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { heldPrimary } from '../tickets/held.ts'
import { refusal } from '../tickets/marked.ts'
import { belowScreen, howScreen, NAMES, namesScreen, PLACES, type Place, reachScreen } from './screens.ts'

/** Which members the bot reaches: how many, who of the own primary not, and what to give them so that it does. */
export function createReach({ database, botName }: Deps): Record<'show' | 'list' | 'below' | 'how', Handler> {
  const { read } = database
  return {
    show: (turn, [orgId]) =>
      inPlace(turn, orgId, async (org) => {
        const own = turn.who.offices.some(({ orgId, access }) => orgId === org.id && access === 'full')
        return show(reachScreen(org, await memberStanding(read, org.path), own))
      }),

    /** Names are for the chair of the very primary alone. */
    list: async (turn, [orgId = '', text, page]) => {
      const held = await heldPrimary(read, turn, orgId)
      const why = UNREACHED.find((each) => each === text)
      if (held.kind !== 'open') return refusal(held)
      if (!why) return { note: { key: 'common.stale' } }
      const { office, name } = held
      const number = pageOf(page)
      // One more than is shown tells whether there is a next page.
      const rows = await unreachedPage(read, office.orgId, why, { number, size: NAMES, more: 1 })
      return show(namesScreen({ id: office.orgId, name }, why, number, rows))
    },

    below: (turn, [orgId, page]) =>
      inPlace(turn, orgId, async (org) => {
        const number = pageOf(page)
        const rows = await unreachedBelow(read, org.id, { number, size: PLACES, more: 1 })
        return show(belowScreen(org, number, rows))
      }),

    how: (turn, [orgId]) =>
      inPlace(turn, orgId, async (org) => {
        const url = deepLinkUrl(botName(), LINK_PAYLOAD)
        const picture = pictureOf(drawLinkPicture({ name: org.name, url }))
        return { screen: howScreen(org, url), picture }
      }),
  }

  /** An organisation that the person decides for; of the union as a whole nobody is counted one by one. */
  async function inPlace(
    turn: Turn,
    orgId: string | undefined,
    answer: (org: Place) => Promise<Reply>,
  ): Promise<Reply> {
    const org = await findRuleRoot(read, { id: Number(orgId) || 0 })
    if (!org || org.level === 'union' || !deciding(turn.who, org.path))
      return { note: { key: 'common.forbidden' } }
    return answer({ ...org, name: org.shortName ?? org.name })
  }
}

function pageOf(text: string | undefined): number {
  return text && /^\d{1,5}$/.test(text) ? Number(text) : 0
}
