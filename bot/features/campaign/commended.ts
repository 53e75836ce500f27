import { textFault } from '../../../core/check-text.ts'
import { type Locale, translate } from '../../../core/i18n.ts'
import { toTyped } from '../../../core/markup.ts'
import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { Database } from '../../../db/client.ts'
import { campaignProgress, loadCommendedRules } from '../../../db/repos/campaigns.ts'
import { childrenCoverage } from '../../../db/repos/coverage.ts'
import { loadDialogue } from '../../../db/repos/dialogues.ts'
import type { SummaryPlace } from '../../../db/repos/summary-places.ts'
import { MAX_BROADCAST_TEXT } from '../../../domain/broadcast/broadcast.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import { orgLabel } from '../../../domain/organisation/label.ts'
import type { Campaign } from '../../../domain/readiness/campaigns.ts'
import { commendedOf } from '../../../domain/readiness/commended.ts'
import type { Deps } from '../../deps.ts'
import { type Reply, show, type Turn } from '../../turn.ts'
import { mayAnnounce } from '../announce/authority.ts'
import { DIALOGUE } from '../announce/screens.ts'
import { HOME, toCampaign } from './screens.ts'

/** Names of a list that its reader gets through. */
const MOST_NAMES = 30

/** Who is to be commended among the organisations directly below: a screen, and a draft of an announcement of it. */
export function createCommended({ database, dialogues }: Deps) {
  return {
    async show(turn: Turn, place: SummaryPlace, campaign: Campaign): Promise<Reply> {
      const lists = await commended(database.read, place, campaign, turn.today)
      const args = [place.id, campaign.name]
      const announce: Button = { label: { key: 'campaign.announce' }, route: 'campaign.announce', args }
      const mayTell = lists.length > 0 && mayAnnounce(turn.who, place.path)
      return show({
        text: { key: 'campaign.commendedTitle', vars: { ...headVars(campaign), name: orgLabel(place) } },
        more: lists.length > 0 ? lists.map((list) => list(MOST_NAMES)) : [{ key: 'campaign.commendedNone' }],
        buttons: [...(mayTell ? [[announce]] : []), toCampaign(place.id, campaign)],
      })
    },

    /** Opens the announcement with the lists as its text; where another was begun, asks first. */
    async announce(turn: Turn, place: SummaryPlace, campaign: Campaign, sure: boolean): Promise<Reply> {
      if (!mayAnnounce(turn.who, place.path)) return { note: { key: 'common.forbidden' } }
      const begun = await loadDialogue(database.read, turn.accountId, DIALOGUE)
      if (begun && 'text' in begun.answers && !sure) return show(askReplace(place, campaign))
      const lists = await commended(database.read, place, campaign, turn.today)
      if (lists.length === 0) return { note: { key: 'common.stale' } }
      return dialogues.begin(
        {
          name: DIALOGUE,
          subject: { draft: String(turn.now.getTime()) },
          answers: { text: draftText(lists, campaign, turn.locale), org: String(place.id) },
        },
        turn,
      )
    },
  }
}

/** A list with at most so many names. */
type List = (most: number) => Text

async function commended(
  read: Database['read'],
  place: SummaryPlace,
  campaign: Campaign,
  today: string,
): Promise<List[]> {
  const rules = await loadCommendedRules(read)
  const { primariesByChild } = await campaignProgress(read, place, campaign, today)
  const children = await childrenCoverage(read, place.id, today)
  const areAll = rules.filedPct === 100 ? 'all' : 'part'
  const kind = children.every(({ org }) => org.level === 'primary') ? 'own' : areAll
  const names = commendedOf(
    children.map(({ org, registryCoveragePct, passportCompletenessPct }) => ({
      // Marks in a name would be read as those of the text.
      name: orgLabel(org).replaceAll(/\*\*|__/g, ''),
      counts: primariesByChild.get(org.id),
      ...{ registryCoveragePct, passportCompletenessPct },
    })),
    rules,
  )
  const list = (key: keyof typeof names, vars: { pct: number; kind?: string }): List[] =>
    names[key].length === 0
      ? []
      : [(most) => ({ key: `campaign.list_${key}`, vars: { ...vars, names: joined(names[key], most) } })]
  return [
    ...list('filed', { pct: rules.filedPct, kind }),
    ...list('coverage', { pct: rules.coveragePct }),
    ...list('completeness', { pct: rules.completePct }),
  ]
}

function joined(names: readonly string[], most: number): Text {
  const text = names.slice(0, most).join('; ')
  const count = names.length - most
  return count > 0
    ? { key: 'campaign.names', vars: { names: text, count } }
    : { key: 'common.plain', vars: { text } }
}

/** The lists as an announcement, with as many names as one message holds. */
function draftText(lists: readonly List[], campaign: Campaign, locale: Locale): string {
  const say = (text: Text) => toTyped(translate(locale, text))
  for (let most = MOST_NAMES; ; most--) {
    const text = [
      say({ key: 'campaign.announceHead', vars: headVars(campaign) }),
      ...lists.map((list) => say(list(most))),
      say({ key: 'campaign.announceThanks' }),
    ].join('\n\n')
    if (most === 1 || textFault(text, MAX_BROADCAST_TEXT)?.why !== 'long') return text
  }
}

function headVars({ title, date }: Campaign) {
  return { title, date: writtenDate(date) }
}

function askReplace(place: SummaryPlace, campaign: Campaign): Screen {
  const args = [place.id, campaign.name, 'yes']
  return {
    text: { key: 'campaign.draftExists' },
    buttons: [
      [{ label: { key: 'campaign.draftReplace' }, route: 'campaign.announce', args }],
      [{ label: { key: 'campaign.draftKeep' }, route: 'announce' }],
      [{ label: { key: 'common.back' }, route: 'campaign.commended', args: [place.id, campaign.name] }, HOME],
    ],
  }
}
