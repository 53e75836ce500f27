/** States of the plastic card, in the order it passes them; the last two lead back into it. */
export const TICKET_STATES = ['none', 'requested', 'produced', 'issued', 'refused', 'reissue'] as const
export type TicketState = (typeof TICKET_STATES)[number]

/**
 * What a chair marks, from where to where: a card is asked for, made, handed out, or not wanted. The first way out of a
 * state is the next step.
 */
const CHAIR: ReadonlyArray<[from: TicketState, to: TicketState]> = [
  ['none', 'requested'],
  ['requested', 'produced'],
  ['produced', 'issued'],
  ['reissue', 'produced'],
  ['refused', 'requested'],
  ['none', 'refused'],
  ['requested', 'refused'],
  ['produced', 'refused'],
  ['reissue', 'refused'],
]

/** What a member says of the own card: it has come, it is lost or names somebody else, it is wanted after all, or not. */
const MEMBER: ReadonlyArray<[from: TicketState, to: TicketState]> = [
  ['produced', 'issued'],
  ['issued', 'reissue'],
  ['none', 'requested'],
  ['refused', 'requested'],
  ['none', 'refused'],
  ['requested', 'refused'],
]

/** Why a card is needed anew. */
export const REISSUE_REASONS = ['lost', 'name'] as const
export type ReissueReason = (typeof REISSUE_REASONS)[number]

export function readReissueReason(text: string | null | undefined): ReissueReason | undefined {
  return REISSUE_REASONS.find((reason) => reason === text)
}

export function readTicketState(text: string): TicketState | undefined {
  return TICKET_STATES.find((state) => state === text)
}

/** Where a chair takes cards from a state, the next step first; none: such a card waits for somebody else. */
export function chairsMoves(from: TicketState): TicketState[] {
  return CHAIR.flatMap(([state, to]) => (state === from ? [to] : []))
}

/** The states from which a member brings the own card into this one. */
export function membersWays(to: TicketState): TicketState[] {
  return MEMBER.flatMap(([from, state]) => (state === to ? [from] : []))
}

/** Days after which a card that was made and not handed out is asked about. */
export const WAITS_DAYS = 14
