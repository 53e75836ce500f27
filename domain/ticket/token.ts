import { fromBase64url, toBase64url } from './base64url.ts'
import { shortened } from './card-name.ts'
import { dayNumber, dayOfNumber } from './day-number.ts'
import { packText, unpackText } from './packed-text.ts'

/** What a card says about itself, and nothing that is not printed on it. */
export interface CardFacts {
  /** names the key that signs: the first four bytes of the public key's hash, as hex */
  keyTag: string
  cardId: number
  /** the day on which all of this was true, YYYY-MM-DD */
  issuedOn: string
  /** the last day on which it may be believed */
  expiresOn: string
  /** '' for who has no plastic card */
  number: string
  /** surname with initials */
  name: string
}

export interface ReadToken {
  facts: CardFacts
  /** what the signature is of */
  signed: Uint8Array<ArrayBuffer>
  signature: Uint8Array<ArrayBuffer>
}

/** The first byte: a reader knows by it what follows. */
const VERSION = 1
const SIGNATURE_BYTES = 64
/** Version, key, card, first and last day. */
const HEAD_BYTES = 1 + 4 + 4 + 2 + 2
const MAX_CARD_ID = 2 ** 32 - 1
/** A longer token would make the squares of the QR too fine for a poor camera. */
export const MAX_TOKEN_CHARS = 150
const MAX_SIGNED_BYTES = Math.floor((MAX_TOKEN_CHARS * 6) / 8) - SIGNATURE_BYTES
/** No name is so short that fewer letters would do, no surname so long that it needs more cuts. */
const MAX_CUTS = 250

/**
 * What a card's key signs. A surname that is too long loses its end, a number never: it is compared with the card.
 * Undefined where even so there is no room, or a day or the card's number lies outside of what tokens count.
 */
export function packCard(facts: CardFacts): Uint8Array | undefined {
  const [issued, expires] = [dayNumber(facts.issuedOn), dayNumber(facts.expiresOn)]
  const number = packText(facts.number)
  if (issued === undefined || expires === undefined || number === undefined) return undefined
  if (facts.cardId > MAX_CARD_ID) return undefined
  const name = fittingName(facts.name, MAX_SIGNED_BYTES - HEAD_BYTES - number.length)
  if (name === undefined) return undefined
  const bytes = new Uint8Array(HEAD_BYTES + number.length + name.length)
  const view = new DataView(bytes.buffer)
  bytes[0] = VERSION
  view.setUint32(1, Number.parseInt(facts.keyTag, 16))
  view.setUint32(5, facts.cardId)
  view.setUint16(9, issued)
  view.setUint16(11, expires)
  bytes.set(number, HEAD_BYTES)
  bytes.set(name, HEAD_BYTES + number.length)
  return bytes
}

export function writeToken(signed: Uint8Array, signature: Uint8Array): string {
  return toBase64url(Uint8Array.from([...signed, ...signature]))
}

/** A token in its parts; whether its signature is good is another question. Undefined for what nobody of ours wrote. */
export function readToken(text: string): ReadToken | undefined {
  if (text.length > MAX_TOKEN_CHARS) return undefined
  const bytes = fromBase64url(text)
  const signedBytes = (bytes?.length ?? 0) - SIGNATURE_BYTES
  if (!bytes || signedBytes < HEAD_BYTES || bytes[0] !== VERSION) return undefined
  const [signed, signature] = [bytes.slice(0, signedBytes), bytes.slice(signedBytes)]
  const facts = unpackCard(signed)
  return facts && { facts, signed, signature }
}

/** Does a token say just what this card does: number, name, first and last day? A name may have been cut for it. */
export function isSameCard(token: ReadToken, card: Omit<CardFacts, 'cardId' | 'keyTag'>): boolean {
  const { keyTag, cardId } = token.facts
  const { number, name, issuedOn, expiresOn } = card
  const bytes = packCard({ keyTag, cardId, number, name, issuedOn, expiresOn })
  return bytes !== undefined && toBase64url(bytes) === toBase64url(token.signed)
}

function unpackCard(signed: Uint8Array<ArrayBuffer>): CardFacts | undefined {
  const view = new DataView(signed.buffer)
  const number = unpackText(signed, HEAD_BYTES)
  const name = number && unpackText(signed, number.end)
  if (!name || name.end !== signed.length) return undefined
  return {
    keyTag: view.getUint32(1).toString(16).padStart(8, '0'),
    cardId: view.getUint32(5),
    issuedOn: dayOfNumber(view.getUint16(9)),
    expiresOn: dayOfNumber(view.getUint16(11)),
    number: number.text,
    name: name.text,
  }
}

function fittingName(name: string, room: number): Uint8Array | undefined {
  for (let cut = 0; cut < MAX_CUTS; cut++) {
    // The mark of a cut takes a letter's place.
    const bytes = packText(cut === 0 ? name : shortened(name, cut + 1))
    if (bytes && bytes.length <= room) return bytes
  }
  return undefined
}
