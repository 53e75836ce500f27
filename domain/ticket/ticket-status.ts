import { readTicketState, type TicketState } from './funnel.ts'

/** `text` as a state; a word that nobody knows is no state. */
export function readTicketStatus(text: string): TicketState {
  return readTicketState(text) ?? 'none'
}
