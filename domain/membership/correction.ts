/** What a member may fill or correct on the own card, as the registry names it. */
export const PROFILE_FIELDS = ['status', 'phone', 'email', 'last_name'] as const
export type ProfileField = (typeof PROFILE_FIELDS)[number]

/** What waits for somebody who decides on members; the address for letters is the member's own and never does. */
export type CorrectedField = Exclude<ProfileField, 'email'>

export function readProfileField(text: string | undefined): ProfileField | undefined {
  return PROFILE_FIELDS.find((field) => field === text)
}

export function isCorrected(field: ProfileField): field is CorrectedField {
  return field !== 'email'
}

/**
 * Whose word is enough to write a value over what is on record (null: nothing is).
 *
 * An empty status takes the member's word: nobody is harmed by it and reports need it. One that differs from what is
 * on record moves the member from one column of the reports to another, so the chair confirms.
 * The phone opens the account: whoever shares its contact is linked to the card. Could the chat that holds the card
 * today change it alone, an hour with somebody else's telephone would be enough to keep the card for good; and an empty
 * one is no safer, for then nobody else's phone stands against it. A chair, who knows the person, says yes first.
 * The surname is what the chair, the plastic ticket and its code know the member by.
 */
export function needsChair(field: ProfileField, onRecord: string | null): field is CorrectedField {
  if (field === 'email') return false
  return field !== 'status' || onRecord !== null
}

/** As many a day of one member: enough for every slip, too few to bury a chair. */
const A_DAY = 5

export function mayPropose(proposedInADay: number): boolean {
  return proposedInADay < A_DAY
}
