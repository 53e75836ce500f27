import type { Screen } from '../../../core/screen.ts'
import type { DialogueState } from '../../../db/repos/dialogues.ts'
import { endDialogue, loadDialogue } from '../../../db/repos/dialogues.ts'
import { moveTickets, ticketCounts, ticketPage, undoMove } from '../../../db/repos/tickets.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { chairsMove, readTicketState } from '../../../domain/ticket/funnel.ts'
import { readFreshMoment } from '../../../domain/undo.ts'
import { closedListsScreen } from '../../closed-lists.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { type Held, heldPrimary } from './held.ts'
import { createLists } from './lists.ts'
import { countsScreen, listScreen, type Marked, movedScreen, PAGE } from './screens.ts'

const TICKETS = 'tickets'
/** Marked at once at the most: what fits into one look over the result. */
const MOST_MARKED = 50

type Handlers = 'show' | 'list' | 'toggle' | 'move' | 'undo' | 'askLists' | 'allowLists'

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

    async toggle(turn, [which = '']) {
      const marked = markedOf(await loadDialogue(read, turn.accountId, TICKETS))
      if (!marked) return { note: { key: 'common.stale' } }
      const rows = await ticketPage(read, marked, { number: marked.page, size: PAGE })
      const ids = rows.map(({ id }) => id)
      const asked = which === 'page' ? ids : ids.filter((id) => String(id) === which)
      const all = asked.every((id) => marked.selected.includes(id))
      const others = marked.selected.filter((id) => !asked.includes(id))
      const selected = all ? others : [...others, ...asked]
      if (selected.length > MOST_MARKED)
        return { note: { key: 'tickets.most', vars: { count: MOST_MARKED } } }
      return dialogues.remember(turn, TICKETS, { selected: selected.join(' ') })
    },

    async move(turn) {
      const { accountId, now } = turn
      return transact(database, async (tx): Promise<Reply> => {
        const marked = markedOf(await loadDialogue(tx, accountId, TICKETS))
        const held = marked && (await heldPrimary(tx, turn, String(marked.orgId)))
        const to = marked && chairsMove(marked.state)
        if (!marked || !to || held?.kind !== 'open') return { note: { key: 'common.stale' } }
        await endDialogue(tx, accountId, TICKETS)
        const asked = { orgId: marked.orgId, memberIds: marked.selected, from: marked.state, to }
        const moved = await moveTickets(tx, asked, mover(held, turn))
        return show(movedScreen(marked.orgId, to, moved.length, now))
      })
    },

    async undo(turn, [orgId = '', moment = '']) {
      const held = await heldPrimary(read, turn, orgId)
      if (held.kind !== 'open') return refusal(held)
      const movedAt = readFreshMoment(moment, turn.now)
      if (!movedAt) return { note: { key: 'tickets.undo.late' } }
      const what = { orgId: held.office.orgId, accountId: turn.accountId, movedAt }
      const count = await transact(database, (tx) => undoMove(tx, what, mover(held, turn)))
      const counts = await ticketCounts(read, held.office.orgId)
      const screen = countsScreen(held.office.orgId, held.name, counts)
      return show({ ...screen, text: { key: 'tickets.undone', vars: { count } }, more: [screen.text] })
    },
  }

  function mover({ office }: Extract<Held, { kind: 'open' }>, { accountId, now, today }: Turn) {
    return { accountId, officeId: office.officeId, source: 'chair' as const, at: now, today }
  }

  function refusal(held: Held): Reply {
    return held.kind === 'head'
      ? show(closedListsScreen(held.office.orgId))
      : { note: { key: 'common.forbidden' } }
  }
}

function markedOf(state: DialogueState | undefined): Marked | undefined {
  const ticketState = readTicketState(state?.subject['state'] ?? '')
  if (!state || !ticketState) return undefined
  const selected = (state.subject['selected'] ?? '').split(' ').filter(Boolean).map(Number)
  return {
    orgId: Number(state.subject['orgId']),
    state: ticketState,
    page: Number(state.subject['page']),
    selected,
  }
}
