import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a link to the bot opens. */
export interface DeepLink {
  kind: 'join'
  orgId: number
}

const JOIN = 1
const BODY_BYTES = 9 // kind, organisation, last day
const TAG_BYTES = 16
const DAY_MS = 86_400_000

/** The `start` payload of a link, good until the end of `expires` (days since 1970): 34 characters of Telegram's 64. */
export function encodeDeepLink(link: DeepLink & { expires: number }, secret: string): string {
  const body = Buffer.alloc(BODY_BYTES)
  body.writeUInt8(JOIN, 0)
  body.writeUInt32BE(link.orgId, 1)
  body.writeUInt32BE(link.expires, 5)
  return Buffer.concat([body, tag(body, secret)]).toString('base64url')
}

/** undefined for a payload that is forged, of another kind, or past its last day. */
export function decodeDeepLink(payload: string, secret: string, now: Date): DeepLink | undefined {
  const data = Buffer.from(payload, 'base64url')
  if (data.length !== BODY_BYTES + TAG_BYTES || data.toString('base64url') !== payload) return undefined
  const body = data.subarray(0, BODY_BYTES)
  if (!timingSafeEqual(data.subarray(BODY_BYTES), tag(body, secret))) return undefined
  if (body.readUInt8(0) !== JOIN || Math.floor(now.getTime() / DAY_MS) > body.readUInt32BE(5))
    return undefined
  return { kind: 'join', orgId: body.readUInt32BE(1) }
}

/** The prefix keeps tags of links apart from those of buttons, which are made with the same secret. */
function tag(body: Buffer, secret: string): Buffer {
  return createHmac('sha256', secret).update('deep-link\n').update(body).digest().subarray(0, TAG_BYTES)
}
