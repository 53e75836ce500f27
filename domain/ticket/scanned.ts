import { asLatin, hasCyrillic } from './look-alikes.ts'
import { MAX_TOKEN_CHARS, type ReadToken, readToken } from './token.ts'

/** Why there is no token in a text. `malformed`: it can only be meant as one, and is none. */
export type Misread = 'malformed' | 'notLatin' | 'tooLong' | 'otherSite' | 'foreign'

/** What a camera saw or a person typed: a token, something that pretends to be one, or something else altogether. */
export type Scanned = ReadToken | Misread

/** Letters of the shortest text that can only be meant as a token: its signature alone takes 86. */
const MIN_TOKEN_CHARS = 86
/** An address with a token in it has some 200; of a longer text nothing is looked at but its length. */
const MAX_TEXT_CHARS = 2000

/** Reads an address `addresses#TOKEN` of this page, or a token by itself. */
export function readScanned(text: string, addresses: readonly string[]): Scanned {
  const trimmed = text.trim()
  if (trimmed.length > MAX_TEXT_CHARS) return 'tooLong'
  const code = codeIn(trimmed, addresses)
  if (typeof code === 'string') return code
  // Whoever typed it by hand may have taken letters of the other keyboard that look the same.
  const token = asLatin(code.token)
  return readToken(token) ?? (hasCyrillic(token) ? 'notLatin' : 'malformed')
}

/** The token as written in an address, which the page keeps to itself: it never reaches a server. */
export function addressOf(page: string, token: string): string {
  return `${page}#${token}`
}

function codeIn(text: string, addresses: readonly string[]): { token: string } | Misread {
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) {
    const [page = '', token = ''] = text.split('#')
    if (addresses.some((ours) => isSame(page, ours))) return token === '' ? 'foreign' : { token: read(token) }
    return /^https?:/i.test(text) ? 'otherSite' : 'foreign'
  }
  // A message may have broken a long code into lines.
  const code = text.replace(/\s/g, '')
  if (!/^[\p{L}\d_-]+$/u.test(code) || code.length < MIN_TOKEN_CHARS) return 'foreign'
  return code.length <= 2 * MAX_TOKEN_CHARS ? { token: code } : 'tooLong'
}

/** A browser writes letters that are not Latin as their bytes. */
function read(token: string): string {
  try {
    return decodeURIComponent(token)
  } catch {
    return token
  }
}

function isSame(one: string, other: string): boolean {
  const plain = (address: string) => (URL.canParse(address) ? new URL(address).href.replace(/\/$/, '') : '')
  return plain(one) !== '' && plain(one) === plain(other)
}
