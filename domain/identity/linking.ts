/** Times in a day that one account may name a ticket. Others' tries never count: nobody locks the holder out. */
const TRIES_A_DAY = 5

/**
 * May this account name a ticket now? Right tries count as wrong ones do, else the limit would tell which were right.
 */
export function mayTry(triesOfDay: number): boolean {
  return triesOfDay < TRIES_A_DAY
}

/** Days that a request by ticket number may be confirmed in. */
export const REQUEST_DAYS = 7

/** Requests about one card that are announced in a day. The next ones wait in the list of whoever decides. */
const ANNOUNCED_A_DAY = 5

export function isAnnounced(othersOfDay: number): boolean {
  return othersOfDay < ANNOUNCED_A_DAY
}

/** Refusals of requests about one card in a day after which no code is asked for: somebody is guessing, or pressing. */
const REFUSED_A_DAY = 3

export function mayConfirm(refusedOfDay: number): boolean {
  return refusedOfDay < REFUSED_A_DAY
}

/** Codes that stand beside the right one where it is picked: a guess is wrong three times in four, and ends it. */
export const DECOYS = 3

/** The codes to pick from, in an order that says nothing of which is right. */
export function codesToPick(code: string, decoys: string): string[] {
  return [code, ...decoys.split(' ')].filter(Boolean).sort()
}

/** What two clerks write between the digits of a ticket number, or leave out. */
export const TICKET_MARKS = [' ', '\u00a0', '-', '–'] as const

/** A ticket number as it is compared. */
export function ticketKey(text: string): string {
  return TICKET_MARKS.reduce((rest, mark) => rest.replaceAll(mark, ''), text.replaceAll(/\s/g, ''))
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
