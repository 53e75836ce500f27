import { translate } from '../../../core/i18n.ts'
import type { Screen } from '../../../core/screen.ts'
import { bonusTexts } from '../../../db/repos/bonus-texts.ts'
import type { DialogueState } from '../../../db/repos/dialogues.ts'
import { searchPartners } from '../../../db/repos/partner-search.ts'
import { findPartner, partnerGroups, partnersByIds } from '../../../db/repos/partners.ts'
import { categoryText } from '../../../domain/bonus/categories.ts'
import type { Deps } from '../../deps.ts'
import type { Answer } from '../../dialogue.ts'
import { type Handler, type Input, type Reply, show, type Turn } from '../../turn.ts'
import { BONUS, guestScreen, HOME, NEAR, pageOf } from './buttons.ts'
import { groupsScreen, listScreen, partnerButton, turnRow } from './partner-lists.ts'
import { placeOf, readChoice } from './partner-place.ts'
import { partnerScreen } from './partner-screen.ts'

const DIALOGUE = 'partners'
const LONGEST_QUERY = 100
const MOST_FOUND = 60
const FOUND_ON_PAGE = 8

/** Partners near a member: a list, its categories and towns, one partner; what is typed meanwhile is searched for. */
export function createPartners(deps: Deps): Record<'partners' | 'partner' | 'categories' | 'towns', Handler> {
  const { database, dialogues } = deps
  const { read } = database
  dialogues.define({
    name: DIALOGUE,
    steps: [{ id: 'query', ask: ({ subject }, turn) => list(turn, subject), read: readQuery }],
    review: (state, turn) => found(state, turn),
    takes: () => 'query',
  })

  return {
    async partners(turn, [scope, category, town, page]) {
      if (scope === 'go') return dialogues.start(turn, DIALOGUE, {}, true)
      if (scope === 'found') return dialogues.remember(turn, DIALOGUE, { found: category ?? '0' })
      return dialogues.start(turn, DIALOGUE, { ...readChoice({ scope, category, town, page }) })
    },

    async partner(turn, [id]) {
      const place = await placeOf(read, turn)
      if (!place) return show(guestScreen())
      const partner = /^\d{1,9}$/.test(id ?? '')
        ? await findPartner(read, place.scope, Number(id))
        : undefined
      if (partner) return show(partnerScreen(partner, await bonusTexts(read)))
      return show({ text: { key: 'partners.gone' }, buttons: [[NEAR], [BONUS, HOME]] })
    },

    categories: (turn, [page]) => groups(turn, 'category', page),
    towns: (turn, [page]) => groups(turn, 'town', page),
  }

  async function groups(turn: Turn, by: 'category' | 'town', page: string | undefined): Promise<Reply> {
    const place = await placeOf(read, turn)
    if (!place) return show(guestScreen())
    return show(groupsScreen(await partnerGroups(read, place.scope, by), by, page))
  }

  async function list(turn: Turn, subject: DialogueState['subject']): Promise<Screen> {
    const place = await placeOf(read, turn)
    return place ? listScreen(read, place, readChoice(subject)) : guestScreen()
  }

  /** What the words of the person lead to. */
  async function found({ subject, answers }: DialogueState, turn: Turn): Promise<Screen> {
    const place = await placeOf(read, turn)
    if (!place) return guestScreen()
    const query = answers['query'] ?? ''
    const naming = (category: string) =>
      `${translate('ru', categoryText(category))} ${translate(turn.locale, categoryText(category))}`
    const ids = await searchPartners(read, place.scope, query, { naming, limit: MOST_FOUND })
    const { page, pages } = pageOf(subject['found'], ids.length, FOUND_ON_PAGE)
    const shown = ids.slice(page * FOUND_ON_PAGE, (page + 1) * FOUND_ON_PAGE)
    const partners = await partnersByIds(read, place.scope, shown)
    const { scope, category, town, page: listPage } = readChoice(subject)
    return {
      text: {
        key: ids.length > 0 ? 'partners.found' : 'partners.foundNone',
        vars: { query, count: ids.length },
      },
      more: ids.length > 0 ? [{ key: 'partners.type' }] : [],
      buttons: [
        ...partners.map((partner) => [partnerButton(partner, place.near?.name)]),
        ...turnRow(page, pages, (to) => ({ ...NEAR, args: ['found', to] })),
        [
          {
            label: { key: 'partners.backToList' },
            route: 'partners',
            args: [scope, category, town, listPage],
          },
          { label: { key: 'partners.categories' }, route: 'partners.categories', args: ['0'] },
        ],
        [BONUS, HOME],
      ],
    }
  }
}

function readQuery(input: Input): Answer {
  const query = input.kind === 'text' ? input.text.replace(/\s+/g, ' ').trim() : ''
  if (query.length > LONGEST_QUERY) return { ok: false, why: { key: 'partners.queryLong' } }
  if (!/[\p{L}\d]/u.test(query)) return { ok: false, why: { key: 'partners.queryWords' } }
  return { ok: true, value: query, subject: { found: '0' } }
}
