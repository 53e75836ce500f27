/** Days in which a person may think better of being erased; the law gives 30 in all (152-FZ, art. 21). */
export const THINK_DAYS = 3
export const LAWFUL_DAYS = 30
/** So long somebody may be waited for who says whose card it is: a few nights before the law's last day. */
export const PROOF_DAYS = 27
/** Wrong birth dates in a day, for one member: there are some twenty thousand to guess from. */
export const TRIES_A_DAY = 3

/** What a person may take back, each by itself. */
export const PURPOSES = ['joining', 'mailings', 'offers', 'email'] as const
export type Purpose = (typeof PURPOSES)[number]

export function readPurpose(text: string): Purpose | undefined {
  return PURPOSES.find((purpose) => purpose === text)
}

const DAY_MS = 86_400_000

/** Must a registry row that nobody has proven still be asked about? After that the rest goes without it. */
export function waitsForProof(askedAt: Date, now: Date): boolean {
  return now.getTime() < askedAt.getTime() + PROOF_DAYS * DAY_MS
}
