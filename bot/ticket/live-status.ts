import type { Clock } from '../../core/clock.ts'
import type { SigningKey } from '../../core/signing-keys.ts'
import { calendarDate } from '../../core/time-zone.ts'
import type { Database } from '../../db/client.ts'
import { goodCard } from '../../db/repos/revoked-cards.ts'
import { isSameCard, readToken } from '../../domain/ticket/token.ts'
import { judgeCard, type Verdict } from '../../domain/ticket/verdict.ts'
import { judgeSignature } from './keys.ts'

/** What the registry says of a card at this moment; undefined for what no key of ours has signed. */
export type LiveStatus = (token: string) => Promise<Verdict | undefined>

export function createLiveStatus(parts: {
  database: Database
  keys: readonly SigningKey[]
  clock: Clock
  timeZone: string
}): LiveStatus {
  const { database, keys, clock, timeZone } = parts
  return async (text) => {
    const token = readToken(text)
    const signature = token && (await judgeSignature(database.read, keys, token))
    // Nothing is looked up for who does not hold a card: numbers cannot be tried here.
    if (!token || signature === 'bad' || signature === 'unknown') return undefined
    const today = calendarDate(clock.now(), timeZone)
    const card = await goodCard(database.read, token.facts.cardId, today)
    // After a restore another person's card may have this one's number.
    const isGood = card !== undefined && isSameCard(token, card)
    return judgeCard(token.facts, { signature: signature ?? 'bad', today, isRevoked: () => !isGood })
  }
}
