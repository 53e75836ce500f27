/** Cyrillic letters that look like Latin ones, and the Latin ones, in the same order. */
const CYRILLIC = 'АВЕЗКМНОРСТУХІЈЅаеорсухіјѕ'
const LATIN = 'ABE3KMHOPCTYXIJSaeopcyxijs'

const BY_LETTER = new Map([...CYRILLIC].map((letter, at) => [letter, LATIN[at] ?? letter]))

/** A code typed on the wrong keyboard, in the letters that were meant: its signature tells whether that is right. */
export function asLatin(code: string): string {
  return code.replace(/\p{Script=Cyrillic}/gu, (letter) => BY_LETTER.get(letter) ?? letter)
}

/** Are there letters left that no code has? */
export function hasCyrillic(code: string): boolean {
  return /\p{Script=Cyrillic}/u.test(code)
}
