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

/**
 * Is a chair the head of the employer, too? The employer may not process data on membership (Labour Code, art. 86): such
 * a chair sees lists of members only after somebody above has looked at it. Names are compared as two clerks write them:
 * in full, or a surname with initials.
 */
export function isEmployersHead(chair: string | null, head: string | null): boolean {
  const [one, other] = [words(chair), words(head)]
  const [surname, ...rest] = one
  if (!surname || rest.length === 0 || surname !== other[0] || other.length < 2) return false
  return rest.every((word, at) => {
    const same = other[at + 1]
    return same === undefined || (word.length > 1 && same.length > 1 ? word === same : word[0] === same[0])
  })
}

function words(name: string | null): string[] {
  const folded = (name ?? '').toLowerCase().replaceAll('ё', 'е')
  return folded.split(/[\s.]+/).filter(Boolean)
}
