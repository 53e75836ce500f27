/** States of the plastic card, in the order it passes them; the last two lead back into it. */
export const TICKET_STATES = ['none', 'requested', 'produced', 'issued', 'refused', 'reissue'] as const
export type TicketState = (typeof TICKET_STATES)[number]

/** What a chair marks, from where to where: a card is asked for, made, handed out, or not wanted. */
const CHAIR: ReadonlyArray<[from: TicketState, to: TicketState]> = [
  ['none', 'requested'],
  ['requested', 'produced'],
  ['produced', 'issued'],
  ['reissue', 'produced'],
  ['refused', 'requested'],
]

/** What a member says of the own card: it has come, it is lost or names somebody else, it is wanted after all. */
const MEMBER: ReadonlyArray<[from: TicketState, to: TicketState]> = [
  ['produced', 'issued'],
  ['issued', 'reissue'],
  ['none', 'requested'],
  ['refused', 'requested'],
]

export function readTicketState(text: string): TicketState | undefined {
  return TICKET_STATES.find((state) => state === text)
}

/** Where a chair takes cards from a state; undefined: such a card waits for somebody else. */
export function chairsMove(from: TicketState): TicketState | undefined {
  return CHAIR.find(([state]) => state === from)?.[1]
}

export function membersMove(from: TicketState): TicketState | undefined {
  return MEMBER.find(([state]) => state === from)?.[1]
}

/** Days after which a card that was made and not handed out is asked about. */
export const WAITS_DAYS = 14
