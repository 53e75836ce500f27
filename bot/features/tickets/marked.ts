import type { DialogueState } from '../../../db/repos/dialogues.ts'
import { readTicketState } from '../../../domain/ticket/funnel.ts'
import { closedListsScreen } from '../../closed-lists.ts'
import { type Reply, show } from '../../turn.ts'
import type { Held } from './held.ts'
import type { Marked } from './screens.ts'

/** The dialogue that keeps who is marked. */
export const TICKETS = 'tickets'

export function markedOf(state: DialogueState | undefined): Marked | undefined {
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

/** Why there is no list to see. */
export function refusal(held: Held): Reply {
  return held.kind === 'head'
    ? show(closedListsScreen(held.office.orgId))
    : { note: { key: 'common.forbidden' } }
}
