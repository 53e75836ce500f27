/** A word may have one slip for so many of its letters. */
const LETTERS_PER_SLIP = 4
/** Shorter words and numbers are right or wrong. */
const SHORTEST_FORGIVEN = 4
/** Another ending than the one typed. */
export const PREFIX_LIKENESS = 0.9

/** How many slips are forgiven in a word; 0 for one that is right or wrong. */
export function slipsAllowed(word: string): number {
  return word.length < SHORTEST_FORGIVEN || /^\d/.test(word) ? 0 : Math.floor(word.length / LETTERS_PER_SLIP)
}

/** The letters of a word as bits: a slip changes at most two of them, so most words are told apart by this alone. */
export function letterBits(word: string): number {
  let bits = 0
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31)
  return bits
}

/** How many letters stand in one word and not in the other. */
export function bitsApart(one: number, other: number): number {
  let bits = one ^ other
  bits -= (bits >>> 1) & 0x55555555
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

const LONGEST = 64
const rows = [new Uint8Array(LONGEST + 1), new Uint8Array(LONGEST + 1), new Uint8Array(LONGEST + 1)]

/**
 * Slips that make one word of the other: a letter wrong, missing, too many, or two neighbours in each other's place.
 * More than `most` is told as `most + 1`.
 */
export function slipsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most || one.length > LONGEST || other.length > LONGEST)
    return one === other ? 0 : most + 1
  let [before, last, row] = rows as [Uint8Array, Uint8Array, Uint8Array]
  for (let column = 0; column <= other.length; column++) last[column] = column
  for (let line = 1; line <= one.length; line++) {
    row[0] = line
    let least = line
    for (let column = 1; column <= other.length; column++) {
      const same = one.charCodeAt(line - 1) === other.charCodeAt(column - 1)
      let slips = Math.min(
        (last[column] ?? 0) + 1,
        (row[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      )
      if (line > 1 && column > 1 && isSwap(one, other, line, column))
        slips = Math.min(slips, (before[column - 2] ?? 0) + 1)
      row[column] = slips
      if (slips < least) least = slips
    }
    if (least > most) return most + 1
    ;[before, last, row] = [last, row, before]
  }
  return Math.min(last[other.length] ?? 0, most + 1)
}

function isSwap(one: string, other: string, line: number, column: number): boolean {
  return (
    one.charCodeAt(line - 1) === other.charCodeAt(column - 2) &&
    one.charCodeAt(line - 2) === other.charCodeAt(column - 1)
  )
}
