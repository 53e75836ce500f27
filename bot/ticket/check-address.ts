import type { SigningKey } from '../../core/signing-keys.ts'
import { calendarDate } from '../../core/time-zone.ts'
import type { Database } from '../../db/client.ts'
import { issueCard } from '../../db/repos/issued-cards.ts'
import { addressOf } from '../../domain/ticket/scanned.ts'
import { packCard, writeToken } from '../../domain/ticket/token.ts'
import { signingKey } from './keys.ts'

/** The address that checks a member's card, for its QR and its button; undefined where there is nothing to check. */
export type CheckAddress = (memberId: number, now: Date) => Promise<string | undefined>

/** `page`: the address of the check page, undefined where nobody could open it. */
export function createCheckAddress(parts: {
  database: Database
  keys: readonly SigningKey[]
  timeZone: string
  page: () => string | undefined
}): CheckAddress {
  const { database, keys, timeZone } = parts
  return async (memberId, now) => {
    const page = parts.page()
    const key = page && (await signingKey(database.read, keys))
    const card = key && (await issueCard(database, memberId, { today: calendarDate(now, timeZone), now }))
    const signed = card && packCard({ keyTag: key.tag, cardId: card.id, ...card })
    return signed && addressOf(page, writeToken(signed, key.sign(signed)))
  }
}
