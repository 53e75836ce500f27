/** Requests by ticket number that one account may make in a day, and that may be made at one number. */
const TRIES_A_DAY = 5

/** May this request be looked at? The answer to the asker is the same either way. */
export function mayTry(tries: { byAccount: number; atNumber: number }): boolean {
  return tries.byAccount < TRIES_A_DAY && tries.atNumber < TRIES_A_DAY
}

/** Which member a phone opens: the only one, or the one whose birth date was given; undefined where that is not settled. */
export function memberOfPhone(
  members: Array<{ id: number; birthDate: string | null }>,
  birthDate: string | undefined,
): number | undefined {
  const matching =
    members.length > 1 ? members.filter((member) => birthDate && member.birthDate === birthDate) : members
  return matching.length === 1 ? matching[0]?.id : undefined
}
