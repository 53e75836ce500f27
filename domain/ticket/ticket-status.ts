/** States of the plastic card, in the order a person goes through them. */
const TICKET_STATUSES = ['none', 'requested', 'produced', 'issued', 'refused', 'reissue'] as const
export type TicketStatus = (typeof TICKET_STATUSES)[number]

/** `text` as a state; a word that nobody knows is no state. */
export function readTicketStatus(text: string): TicketStatus {
  return TICKET_STATUSES.find((status) => status === text) ?? 'none'
}
