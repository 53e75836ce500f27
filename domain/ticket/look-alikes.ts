import letters from './data/look-alikes.json' with { type: 'json' }

/** Cyrillic letters that look like Latin ones, in the order of these. */
const BY_LETTER = new Map(
  [...letters.cyrillic].map((letter, at) => [letter, letters.latin[at] ?? letter] as const),
)

/** A code typed on the wrong keyboard, in the letters that were meant: its signature tells whether that is right. */
export function asLatin(code: string): string {
  return code.replace(/\p{Script=Cyrillic}/gu, (letter) => BY_LETTER.get(letter) ?? letter)
}

/** Are there letters left that no code has? */
export function hasCyrillic(code: string): boolean {
  return /\p{Script=Cyrillic}/u.test(code)
}
