/** How the letters of a text are packed; stands in the two upper bits of its first byte. */
const DIGITS = 0
const CYRILLIC = 1
const UNICODE = 2

/** Bytes, or digits, that the six lower bits can count. */
const MAX_LENGTH = 63

/** Windows-1251 by letter: a Russian letter takes one byte, in UTF-8 it would take two. */
const CYRILLIC_BYTES = new Map(
  [...new TextDecoder('windows-1251').decode(Uint8Array.from({ length: 256 }, (_, at) => at))].map(
    (letter, at) => [letter, at] as const,
  ),
)

/** A text as few bytes: two digits a byte, else a letter a byte, else UTF-8. Undefined where it is too long. */
export function packText(text: string): Uint8Array | undefined {
  if (/^\d+$/.test(text)) return packed(DIGITS, text.length, packDigits(text))
  const letters = [...text].map((letter) => CYRILLIC_BYTES.get(letter))
  const single = letters.every((byte) => byte !== undefined)
  const bytes = single ? Uint8Array.from(letters) : new TextEncoder().encode(text)
  return packed(single ? CYRILLIC : UNICODE, bytes.length, bytes)
}

/** The text that begins at `from`, and where the next one would; undefined where there is none. */
export function unpackText(bytes: Uint8Array, from: number): { text: string; end: number } | undefined {
  const head = bytes[from]
  if (head === undefined) return undefined
  const [kind, length] = [head >> 6, head & MAX_LENGTH]
  const end = from + 1 + (kind === DIGITS ? Math.ceil(length / 2) : length)
  if (end > bytes.length) return undefined
  const text = textOf(kind, bytes.subarray(from + 1, end), length)
  return text === undefined ? undefined : { text, end }
}

function packed(kind: number, length: number, bytes: Uint8Array): Uint8Array | undefined {
  return length > MAX_LENGTH ? undefined : Uint8Array.from([(kind << 6) | length, ...bytes])
}

function packDigits(text: string): Uint8Array {
  const pairs = text.match(/\d\d?/g) ?? []
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair.padEnd(2, '0'), 16))
}

function textOf(kind: number, bytes: Uint8Array, length: number): string | undefined {
  if (kind === CYRILLIC) return new TextDecoder('windows-1251').decode(bytes)
  if (kind === UNICODE) return new TextDecoder().decode(bytes)
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return kind === DIGITS && /^\d*$/.test(digits) ? digits.slice(0, length) : undefined
}
