import type { Screen } from '../../../core/screen.ts'
import { type DialogueState, loadDialogue } from '../../../db/repos/dialogues.ts'
import { ticketCounts, ticketPage } from '../../../db/repos/tickets.ts'
import { chairsMoves, readTicketState } from '../../../domain/ticket/funnel.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, show, type Turn } from '../../turn.ts'
import { heldPrimary } from './held.ts'
import { createHistory } from './history.ts'
import { createLists } from './lists.ts'
import { markedOf, refusal, TICKETS } from './marked.ts'
import { createMoves } from './move.ts'
import { countsScreen, listScreen, PAGE, pageMark } from './screens.ts'

/** Marked one by one at the most: what fits into one look over the result. All of a state are moved by their own button. */
const MOST_MARKED = 50

type Handlers = 'show' | 'list' | 'toggle' | 'move' | 'all' | 'undo' | 'card' | 'askLists' | 'allowLists'

/** The plastic cards of a primary's members: how many are where, and moving many of them on at once. */
export function createTickets(deps: Deps): Record<Handlers, Handler> {
  const { database, dialogues } = deps
  const { read } = database
  dialogues.define({
    name: TICKETS,
    steps: [],
    review: async (state, turn) => (await marking(turn, state)) ?? { text: { key: 'common.stale' } },
    nothingAsked: { key: 'tickets.useButtons' },
  })

  /** The list a person is marking in, as it stands now. */
  async function marking(turn: Turn, state: DialogueState | undefined): Promise<Screen | undefined> {
    const marked = markedOf(state)
    const held = marked && (await heldPrimary(read, turn, String(marked.orgId)))
    if (!marked || held?.kind !== 'open') return undefined
    const total = (await ticketCounts(read, marked.orgId)).get(marked.state) ?? 0
    const page = Math.min(marked.page, Math.max(0, Math.ceil(total / PAGE) - 1))
    const rows = await ticketPage(read, marked, { number: page, size: PAGE })
    return listScreen({ ...marked, page }, rows, total)
  }

  return {
    ...createLists(deps),
    ...createMoves(deps),
    ...createHistory(deps),

    async show(turn, [orgId = '']) {
      const held = await heldPrimary(read, turn, orgId || String(turn.who.offices[0]?.orgId ?? ''))
      if (held.kind !== 'open') return refusal(held)
      const { office, name } = held
      return show(countsScreen(office.orgId, name, await ticketCounts(read, office.orgId)))
    },

    async list(turn, [orgId = '', text = '', number = '']) {
      const [held, state] = [await heldPrimary(read, turn, orgId), readTicketState(text)]
      if (held.kind !== 'open' || !state) return refusal(held)
      const before = markedOf(await loadDialogue(read, turn.accountId, TICKETS))
      const same = before?.orgId === held.office.orgId && before.state === state
      const page = /^\d{1,5}$/.test(number) ? number : '0'
      const selected = same ? before.selected.join(' ') : ''
      return dialogues.start(turn, TICKETS, { orgId, state, page, selected })
    },

    /** Marks a person of the page that is shown, or all of it; a button of another page marks nobody. */
    async toggle(turn, [which = '', mark = '']) {
      const marked = markedOf(await loadDialogue(read, turn.accountId, TICKETS))
      const rows = marked ? await ticketPage(read, marked, { number: marked.page, size: PAGE }) : []
      const ids = rows.map(({ id }) => id)
      const isWhole = which === 'page' && marked !== undefined && pageMark(marked, rows) === mark
      const asked = isWhole ? ids : ids.filter((id) => String(id) === which)
      if (!marked || asked.length === 0 || chairsMoves(marked.state).length === 0)
        return { note: { key: 'common.stale' } }
      const all = asked.every((id) => marked.selected.includes(id))
      const others = marked.selected.filter((id) => !asked.includes(id))
      const selected = all ? others : [...others, ...asked]
      if (selected.length > MOST_MARKED)
        return { note: { key: 'tickets.most', vars: { count: MOST_MARKED } } }
      return dialogues.remember(turn, TICKETS, { selected: selected.join(' ') })
    },
  }
}
