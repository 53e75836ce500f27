import { createHmac, timingSafeEqual } from 'node:crypto'

const KINDS = ['join', 'office', 'permit'] as const

/** What a link to the bot opens: joining, or an office by an invitation, or joining by a permit; those are good once. */
export interface DeepLink {
  kind: (typeof KINDS)[number]
  /** of the link, the invitation or the permit */
  id: number
}

/** What a payload turned out to be. `expired` was a link of ours once; `damaged` is cut, forged or of no known kind. */
export type FollowedLink = DeepLink | { kind: 'expired'; was: DeepLink['kind'] } | { kind: 'damaged' }

const CODES: Record<DeepLink['kind'], number> = { join: 1, office: 2, permit: 3 }
const BODY_BYTES = 9 // kind, id, last day
const TAG_BYTES = 16
const DAY_MS = 86_400_000

/**
 * The `start` payload of a link, good until the end of `lastDay` (YYYY-MM-DD) in Greenwich: 34 characters of Telegram's
 * 64. Every zone of the country is east of it, so the day is over there by then.
 */
export function encodeDeepLink(link: DeepLink & { lastDay: string }, secret: string): string {
  const body = Buffer.alloc(BODY_BYTES)
  body.writeUInt8(CODES[link.kind], 0)
  body.writeUInt32BE(link.id, 1)
  body.writeUInt32BE(Date.parse(link.lastDay) / DAY_MS, 5)
  return Buffer.concat([body, tag(body, secret)]).toString('base64url')
}

export function followDeepLink(payload: string, secret: string, now: Date): FollowedLink {
  const data = Buffer.from(payload, 'base64url')
  if (data.length !== BODY_BYTES + TAG_BYTES || data.toString('base64url') !== payload)
    return { kind: 'damaged' }
  const body = data.subarray(0, BODY_BYTES)
  if (!timingSafeEqual(data.subarray(BODY_BYTES), tag(body, secret))) return { kind: 'damaged' }
  const kind = KINDS.find((known) => CODES[known] === body.readUInt8(0))
  if (!kind) return { kind: 'damaged' }
  if (Math.floor(now.getTime() / DAY_MS) > body.readUInt32BE(5)) return { kind: 'expired', was: kind }
  return { kind, id: body.readUInt32BE(1) }
}

/** The payload of an open invitation to link the own card: it says nothing of anybody, and is good for ever. */
export const LINK_PAYLOAD = 'link'

/** The address that opens the bot with a payload. */
export function deepLinkUrl(botName: string, payload: string): string {
  return `https://t.me/${botName}?start=${payload}`
}

/** The address by which Telegram asks into which chat to send a link. */
export function shareUrl(url: string): string {
  return `https://t.me/share/url?url=${encodeURIComponent(url)}`
}

/** The prefix keeps tags of links apart from those of buttons, which are made with the same secret. */
function tag(body: Buffer, secret: string): Buffer {
  return createHmac('sha256', secret).update('deep-link\n').update(body).digest().subarray(0, TAG_BYTES)
}
