import { createHmac, timingSafeEqual } from 'node:crypto'

/** Where the page stands that ends letters, below the public address. */
export const UNSUBSCRIBE_PATH = '/letters/stop'
const TAG_BYTES = 16

/** What a link that ends letters says: of which account, signed for the very address. It never expires: nor does a letter. */
export function unsubscribeToken(accountId: number, address: string, secret: string): string {
  return `${accountId}.${tag(accountId, address, secret).toString('base64url')}`
}

/** The account that a token speaks of, before anybody has looked at its tag; undefined for what is no token. */
export function unsubscribeAccount(token: string): number | undefined {
  const [, id] = /^([1-9]\d{0,9})\.[\w-]{22}$/.exec(token) ?? []
  return id === undefined ? undefined : Number(id)
}

export function isUnsubscribeToken(
  token: string,
  accountId: number,
  address: string,
  secret: string,
): boolean {
  const given = Buffer.from(token.split('.')[1] ?? '', 'base64url')
  const expected = tag(accountId, address, secret)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** The prefix keeps these tags apart from those of buttons and links, which are made with the same secret. */
function tag(accountId: number, address: string, secret: string): Buffer {
  return createHmac('sha256', secret)
    .update(`unsubscribe\n${accountId}\n${address}`)
    .digest()
    .subarray(0, TAG_BYTES)
}
