import { folded } from './letters.ts'

/** Words and numbers of a text: lower case, ё as е. */
export function wordsOf(text: string): string[] {
  return folded(text).match(/\d+|\p{L}+/gu) ?? []
}

/** The same town or category, however it is written: one form of it. */
export function normalForm(text: string): string {
  return wordsOf(text).join(' ')
}

/** A name of a few letters for a text of any length: fits a button, and is the same tomorrow. FNV-1a, 32 bits. */
export function shortKey(text: string): string {
  let hash = 0x811c9dc5
  for (const char of normalForm(text)) {
    hash ^= char.codePointAt(0) ?? 0
    hash = Math.imul(hash, 0x01000193) >>> 0
  }
  return hash.toString(36)
}
