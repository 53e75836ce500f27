import type { SigningKey } from '../../core/signing-keys.ts'
import { calendarDate } from '../../core/time-zone.ts'
import type { Database } from '../../db/client.ts'
import { issueCard } from '../../db/repos/issued-cards.ts'
import { addressOf } from '../../domain/ticket/scanned.ts'
import { packCard, writeToken } from '../../domain/ticket/token.ts'
import { signingKey } from './keys.ts'

/** What the QR of a member's ticket leads to, and the last day on which it is good (YYYY-MM-DD). */
export interface TicketCode {
  address: string
  validUntil: string
}

/** The code of a member's ticket; undefined where there is nothing to check. */
export type MakeTicketCode = (memberId: number, now: Date) => Promise<TicketCode | undefined>

/** `page`: the address of the check page, undefined where nobody could open it. */
export function createTicketCode(parts: {
  database: Database
  keys: readonly SigningKey[]
  timeZone: string
  page: () => string | undefined
}): MakeTicketCode {
  const { database, keys, timeZone } = parts
  return async (memberId, now) => {
    const page = parts.page()
    const key = page && (await signingKey(database.read, keys))
    const card = key && (await issueCard(database, memberId, { today: calendarDate(now, timeZone), now }))
    const signed = card && packCard({ keyTag: key.tag, cardId: card.id, ...card })
    if (!card || !signed) return undefined
    return { address: addressOf(page, writeToken(signed, key.sign(signed))), validUntil: card.expiresOn }
  }
}
