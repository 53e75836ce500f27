import { MAX_TOKEN_CHARS, type ReadToken, readToken } from './token.ts'

/** What a camera saw or a person typed: a token, something that pretends to be one, or something else altogether. */
export type Scanned = ReadToken | 'forged' | 'foreign'

/** Letters of the shortest text that can only be meant as a token: its signature alone takes 86. */
const MIN_TOKEN_CHARS = 86

/** Reads an address `addresses#TOKEN` of this page, or a token by itself. */
export function readScanned(text: string, addresses: readonly string[]): Scanned {
  const token = tokenIn(text.trim(), addresses)
  return token === undefined ? 'foreign' : (readToken(token) ?? 'forged')
}

/** The token as written in an address, which the page keeps to itself: it never reaches a server. */
export function addressOf(page: string, token: string): string {
  return `${page}#${token}`
}

function tokenIn(text: string, addresses: readonly string[]): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) {
    const [page = '', token = ''] = text.split('#')
    return token !== '' && addresses.some((ours) => isSame(page, ours)) ? token : undefined
  }
  // A message may have broken a long code into lines.
  const code = text.replace(/\s/g, '')
  const isCode = /^[\w-]+$/.test(code) && code.length >= MIN_TOKEN_CHARS && code.length <= 2 * MAX_TOKEN_CHARS
  return isCode ? code : undefined
}

function isSame(one: string, other: string): boolean {
  const plain = (address: string) => (URL.canParse(address) ? new URL(address).href.replace(/\/$/, '') : '')
  return plain(one) !== '' && plain(one) === plain(other)
}
