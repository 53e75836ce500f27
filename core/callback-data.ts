import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a button asks for: a route's name and its arguments. */
export interface ButtonAction {
  route: string
  args: string[]
}

const VERSION = '1'
const TAG_CHARS = 11 // 8 bytes in base64url
/** Telegram's bound on callback_data, in bytes. */
const MAX_BYTES = 64

/** Signs and reads the data of inline buttons. A tag binds route, arguments and the account the button was made for. */
export class CallbackCodec {
  constructor(private readonly secret: string) {}

  /** Throws RangeError when the data would not fit 64 bytes: a mistake of the caller, never of a person. */
  encode(action: ButtonAction, externalId: string): string {
    const body = [VERSION, action.route, ...action.args].join(':')
    const data = `${body}:${this.#tag(body, externalId)}`
    if (Buffer.byteLength(data) > MAX_BYTES)
      throw new RangeError(`callback data of ${action.route} is over ${MAX_BYTES} bytes`)
    return data
  }

  /** undefined for data that is forged, of another version, or made for another account. */
  decode(data: string, externalId: string): ButtonAction | undefined {
    const cut = data.lastIndexOf(':')
    const body = data.slice(0, cut)
    const given = Buffer.from(data.slice(cut + 1))
    const expected = Buffer.from(this.#tag(body, externalId))
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
    const [version, route, ...args] = body.split(':')
    return version === VERSION && route ? { route, args } : undefined
  }

  #tag(body: string, externalId: string): string {
    return createHmac('sha256', this.secret)
      .update(`${externalId}\n${body}`)
      .digest('base64url')
      .slice(0, TAG_CHARS)
  }
}
