import type { CardFacts } from './token.ts'

/**
 * What a check says of a card. `unchecked`: it would be valid, but nobody knows who was struck off lately. `foreign`: it
 * is no code of a ticket at all. `misread`: it would be one but for how it was typed.
 */
export const VERDICTS = [
  'valid',
  'unchecked',
  'expired',
  'revoked',
  'forged',
  'future',
  'foreign',
  'misread',
] as const
export type Verdict = (typeof VERDICTS)[number]

/** `unknown`: no key of ours has this tag. `revoked`: the key was ours until somebody else may have learned it. */
export type Signature = 'good' | 'bad' | 'unknown' | 'revoked'

/** A card issued tomorrow may have come from a place where it is tomorrow already. */
const DAYS_AHEAD = 1

/** A list that is older says nothing of who is good: people leave every day. */
export const LIST_GOOD_MS = 7 * 86_400_000

/**
 * Judges a card by its own words, by its signature and by who was struck off. `today`: YYYY-MM-DD.
 * `isRevoked`: undefined where there is no list that could say no.
 */
export function judgeCard(
  facts: Pick<CardFacts, 'cardId' | 'issuedOn' | 'expiresOn'>,
  grounds: { signature: Signature; today: string; isRevoked: (cardId: number) => boolean | undefined },
): Verdict {
  if (grounds.signature !== 'good') return 'forged'
  if (facts.issuedOn > daysAfter(grounds.today, DAYS_AHEAD)) return 'future'
  if (facts.expiresOn < grounds.today) return 'expired'
  const isRevoked = grounds.isRevoked(facts.cardId)
  if (isRevoked === undefined) return 'unchecked'
  return isRevoked ? 'revoked' : 'valid'
}

function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
